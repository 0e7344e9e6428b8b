"""Runs the command line in this process, as `main()` would run it."""

import sys
from pathlib import Path

import pytest
from attrs import frozen

from entrypoints.cli import main

MIGRATION = '''"""{message}"""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = {parent!r}


def upgrade():
    {upgrade}


def downgrade():
    {downgrade}
'''


@frozen
class Ran:
    status: int
    out: str
    err: str


@pytest.fixture
def assay(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["assay", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, err = capsys.readouterr()
        return Ran(stopped.value.code or 0, out, err)

    return run


class Shop:
    """A project in a folder of its own, revision by revision."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.last = None
        (root / "migrations" / "versions").mkdir(parents=True)
        (root / "migrations" / "env.py").write_text("")
        (root / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/migrations\n")

    def revision(self, name, upgrade, downgrade="pass", parent=None):
        file = self.root / "migrations" / "versions" / f"{name}.py"
        file.write_text(
            MIGRATION.format(
                message=name,
                revision=name,
                parent=parent or self.last,
                upgrade=upgrade,
                downgrade=downgrade,
            )
        )
        self.last = name
        return file


@pytest.fixture
def shop(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("ASSAY_DATABASE_URL", "ASSAY_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "shop"
    root.mkdir()
    monkeypatch.chdir(root)
    return Shop(root)


@pytest.fixture
def risky(shop):
    """A table, then an index on it that blocks writes."""
    book = 'op.create_table("book", sa.Column("id", sa.Integer(), primary_key=True))'
    shop.revision("a1", book, 'op.drop_table("book")')
    shop.revision(
        "b2", 'op.create_index("ix_book", "book", ["id"])', 'op.drop_index("ix_book", "book")'
    )
    return shop
