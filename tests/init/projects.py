"""Projects as their owners write them after `assay init`, and Alembic run on them."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from attrs import frozen

from tests.truth.installing import installed
from tests.truth.projects import Release

# The newest versions in November 2026.
LIBRARIES = Release(
    (
        "sqlmodel==0.0.50",
        "flask-sqlalchemy==3.1.1",
        "sqlalchemy[asyncio]==2.1.9",
        "alembic==1.20.1",
        "pytest-alembic==0.13.1",
        "aiomysql==0.3.2",
        "aiosqlite==0.22.1",
        "asyncpg==0.32.0",
        "psycopg[binary]==3.3.9",
        "pymysql==1.2.4",
    )
)
OLD_ALEMBIC = Release(
    ("alembic==1.13.0", "sqlalchemy==2.0.30", "psycopg[binary]==3.3.9", "setuptools==79.0.1")
)

PROGRAM = Path(__file__).parent / "programs" / "commands.py"

DECLARATIVE = '''"""Authors and their books."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.{module} import {base}


class Author({model}):
    __tablename__ = "author"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100), unique=True)


class Book({model}):
    __tablename__ = "book"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200), index=True, server_default="none")
    author_id: Mapped[int] = mapped_column(ForeignKey("author.id", ondelete="CASCADE"))
'''
SQLMODEL = '''"""Authors and their books."""

from sqlmodel import Field, SQLModel


class Author(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=100, unique=True)


class Book(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(max_length=200, index=True)
    author_id: int = Field(foreign_key="author.id")
'''
IMPERATIVE = '''"""Authors and their books."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from models.tables import mapper_registry


class Author:
    pass


metadata = mapper_registry.metadata
authors = Table(
    "author",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
)
books = Table(
    "book",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", String(200), index=True),
    Column("author_id", ForeignKey("author.id"), nullable=False),
)
mapper_registry.map_imperatively(Author, authors)
'''
MODELS = {
    "declarative": DECLARATIVE.format(module="base", base="Base", model="Base"),
    "sqlmodel": SQLMODEL,
    "flask-sqlalchemy": DECLARATIVE.format(module="database", base="db", model="db.Model"),
    "imperative": IMPERATIVE,
}


@frozen
class Command:
    """`folder` is where it is started; `out` and `err` are what it said."""

    arguments: tuple[str, ...]
    folder: str
    status: int
    out: str
    err: str


def asked(release: Release, question: object) -> list[tuple[int, str, str]]:
    program = started(release)
    assert program.stdin
    assert program.stdout
    program.stdin.write(json.dumps(question) + "\n")
    program.stdin.flush()
    answer: list[tuple[int, str, str]] = json.loads(program.stdout.readline())
    return answer


@cache
def started(release: Release) -> subprocess.Popen[str]:
    """One for all tests. It ends with them, when nobody writes to it any more."""
    return subprocess.Popen(
        [str(installed(release).python), str(PROGRAM)],
        cwd="/",
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@frozen
class Generated:
    """A project that `assay init` was run on."""

    root: Path
    url: str
    release: Release = LIBRARIES

    def alembic(self, *commands: Sequence[str]) -> list[Command]:
        """Run each, one process for all, each from another folder. Stops at one that fails."""
        below = self.root / "models"
        folders = [Path("/"), self.root, below]
        wanted = [
            [str(folders[n % 3]), ["-c", str(self.root / "alembic.ini"), *command]]
            for n, command in enumerate(commands)
        ]
        done = asked(self.release, {"environment": {"DATABASE_URL": self.url}, "commands": wanted})
        return [
            Command(tuple(arguments), folder, status, out, err)
            for (folder, arguments), (status, out, err) in zip(wanted, done, strict=False)
        ]

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd="/",
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def command(self, *arguments: str) -> list[str]:
        return [str(installed(self.release).python), *arguments]

    @property
    def environment(self) -> Mapping[str, str]:
        ours = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return {**ours, "DATABASE_URL": self.url}

    def revision(self, name: str, upgrade: str) -> None:
        """One that follows the only head, whose body is these lines."""
        versions = self.root / "migrations" / "versions"
        text = "".join(file.read_text() for file in versions.glob("*.py"))
        ids = [f.read_text().split('revision: str = "')[1][:12] for f in versions.glob("*.py")]
        head = next(
            i for i in ids if f'down_revision: str | tuple[str, ...] | None = "{i}"' not in text
        )
        (versions / f"{name}.py").write_text(
            f'"""{name}."""\n\nfrom alembic import op\n\nrevision: str = "{name:0<12}"\n'
            f'down_revision: str | tuple[str, ...] | None = "{head}"\n\n\n'
            f"def upgrade() -> None:\n    {upgrade}\n\n\ndef downgrade() -> None:\n    pass\n"
        )
