"""What `assay init` writes, run for real by Alembic, under an interpreter of its own."""

import re

import pytest
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

from tests.init.projects import OLD_ALEMBIC
from tests.servers import MYSQLS

pytestmark = [pytest.mark.truth, pytest.mark.xdist_group("init")]

# Every style on some database, and every way to reach each database.
COMBINATIONS = [
    ("declarative", "sqlite", False),
    ("declarative", "sqlite", True),
    ("declarative", "postgresql", False),
    ("declarative", "postgresql", True),
    ("declarative", "mariadb", False),
    ("declarative", "mariadb", True),
    ("sqlmodel", "postgresql", True),
    ("sqlmodel", "mariadb", False),
    ("flask-sqlalchemy", "mariadb", False),
    ("imperative", "sqlite", True),
    ("imperative", "mariadb", False),
    ("flask-sqlalchemy", "postgresql", False),
    *(("declarative", "mysql", way) for way in (False, True) if "mysql" in MYSQLS),
]
COMMANDS = (
    ("upgrade", "head"),
    ("revision", "--autogenerate", "-m", "authors and books"),
    ("upgrade", "head", "--sql"),
    ("upgrade", "head"),
    ("check",),
    ("current",),
    ("downgrade", "base"),
)


def tables(url):
    engine = create_engine(
        re.sub(r"\+(aiosqlite|asyncpg|aiomysql)", sync_driver, url), poolclass=NullPool
    )
    return set(inspect(engine).get_table_names())


def sync_driver(match):
    return {"aiosqlite": "", "asyncpg": "+psycopg", "aiomysql": "+pymysql"}[match[1]]


def failures(commands):
    return [f"{c.arguments} from {c.folder}: {c.out}{c.err}" for c in commands if c.status]


@pytest.mark.parametrize(("style", "database", "asynchronous"), COMBINATIONS)
def test_every_command_works_from_every_folder(generated, style, database, asynchronous):
    project = generated(database, style, asynchronous)

    done = project.alembic(*COMMANDS)

    assert failures(done) == []
    assert len(done) == len(COMMANDS)
    _, made, sql, _, check, current, down = done
    assert "Detected added table" in made.err
    assert re.search(r"^CREATE TABLE book \(", sql.out, re.MULTILINE)
    assert "INFO" not in sql.out
    assert "No new upgrade operations detected." in check.out
    assert "(head)" in current.out
    assert down.err.count("Running downgrade") == 2
    assert tables(project.url) == {"alembic_version"}


def test_constraints_have_the_names_of_the_convention(generated):
    project = generated("postgresql", "sqlmodel")

    assert failures(project.alembic(*COMMANDS[:2])) == []

    (revision,) = (project.root / "migrations" / "versions").glob("*authors_and_books.py")
    text = revision.read_text()
    assert all(f"op.f('{name}')" in text for name in ("pk_book", "uq_author_name", "ix_book_title"))
    assert "fk_book_author_id_author" in text
    assert "sqlmodel" not in text


def test_works_with_the_oldest_versions(generated):
    project = generated("postgresql", release=OLD_ALEMBIC)

    assert failures(project.alembic(*COMMANDS)) == []


def test_a_table_whose_model_is_in_a_new_module_is_seen(generated):
    project = generated("sqlite")
    (project.root / "models" / "deep" / "er").mkdir(parents=True)
    for folder in ("deep", "deep/er"):
        (project.root / "models" / folder / "__init__.py").write_text("")
    (project.root / "models" / "deep" / "er" / "reviews.py").write_text(
        "from sqlalchemy.orm import Mapped, mapped_column\n\nfrom models.base import Base\n\n\n"
        'class Review(Base):\n    __tablename__ = "review"\n\n'
        "    id: Mapped[int] = mapped_column(primary_key=True)\n"
    )

    *_, made = project.alembic(*COMMANDS[:2])

    assert "Detected added table 'review'" in made.err


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("models/broken.py", "import nothing_of_that_name\n", "nothing_of_that_name"),
        ("models/sub/__init__.py", "import nothing_of_that_name\n", "nothing_of_that_name"),
        ("models/lost/orders.py", "", "has no __init__.py"),
    ],
)
def test_a_model_that_would_be_missed_stops_everything(generated, file, text, message):
    project = generated("sqlite")
    (project.root / file).parent.mkdir(exist_ok=True)
    (project.root / file).write_text(text)

    (done,) = project.alembic(("check",))

    assert done.status == 1
    assert message in done.err


def test_a_url_that_is_not_set_is_told(generated):
    project = generated("sqlite")

    (done,) = type(project)(project.root, "").alembic(("upgrade", "head"))

    assert "DATABASE_URL is not set" in done.err


def test_a_password_of_any_letters_reaches_the_server_and_no_output(generated):
    project = generated("postgresql")
    url = project.url.replace("postgres@", "postgres:p%25a%40ss%%@", 1).replace("%%@", "%25@")

    done = type(project)(project.root, url).alembic(
        ("upgrade", "head"), ("upgrade", "head", "--sql")
    )

    assert failures(done) == []
    assert not any("p%a" in c.out + c.err or "p%25" in c.out + c.err for c in done)


def test_another_database_than_was_named_is_refused(generated):
    project = generated("postgresql")

    (done,) = type(project)(project.root, "sqlite://").alembic(("upgrade", "head"))

    assert "this env.py is made for postgresql, and not for sqlite" in done.err


def test_a_revision_imports_what_it_uses_and_no_more(generated):
    project = generated("postgresql")
    model = project.root / "models" / "shop.py"
    model.write_text(
        model.read_text()
        .replace(
            "from sqlalchemy import",
            "from sqlalchemy.dialects.postgresql import JSONB\nfrom sqlalchemy import",
        )
        .replace(
            "    title:", "    notes: Mapped[dict[str, str]] = mapped_column(JSONB)\n    title:"
        )
    )

    done = project.alembic(
        ("upgrade", "head"),
        ("revision", "-m", "by hand"),
        ("upgrade", "head"),
        ("revision", "--autogenerate", "-m", "notes"),
    )

    versions = project.root / "migrations" / "versions"
    (by_hand,), (notes,) = versions.glob("*by_hand.py"), versions.glob("*notes.py")
    assert failures(done) == []
    assert "import" not in by_hand.read_text()
    assert (
        "import sqlalchemy as sa\nfrom alembic import op\n"
        "from sqlalchemy.dialects import postgresql\n\nrevision: str"
    ) in notes.read_text()
