"""A real `alembic revision` in a process of its own, with the hook of docs/ci.md."""

import os
import subprocess
import sys

import pytest

from tests.integrations.documented import blocks

ENV = """
from alembic import context
from sqlalchemy import Column, Integer, MetaData, Table, create_engine

metadata = MetaData()
Table("author", metadata, Column("id", Integer, primary_key=True))
with create_engine("sqlite:///shop.db").connect() as connection:
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()
"""
MAKO = '''"""${message}"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
'''


@pytest.fixture
def alembic(tmp_path, command):
    """Runs Alembic in a project whose database has a table that no model has."""
    migrations = tmp_path / "migrations"
    (migrations / "versions").mkdir(parents=True)
    (migrations / "env.py").write_text(ENV)
    (migrations / "script.py.mako").write_text(MAKO)
    ini = "[alembic]\nscript_location = %(here)s/migrations\n\n" + blocks()["post-write-hook"]
    (tmp_path / "alembic.ini").write_text(ini)
    sql = "import sqlite3; sqlite3.connect('shop.db').execute('CREATE TABLE book (id INTEGER)')"
    subprocess.run([sys.executable, "-c", sql], cwd=tmp_path, check=True)

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "alembic", *arguments],
            cwd=tmp_path,
            env=os.environ | {"PATH": f"{command.parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_what_autogenerate_wrote_is_reviewed_at_once(alembic, tmp_path):
    ran = alembic("revision", "--autogenerate", "--message", "authors")

    assert ran.returncode == 0, ran.stderr
    (file,) = (tmp_path / "migrations" / "versions").glob("*.py")
    assert f"migrations/versions/{file.name}:" in ran.stdout
    assert "warning drop-unknown-table" in ran.stdout
    assert "book is dropped, and no revision created it" in ran.stdout


def test_only_the_new_one_is_reviewed(alembic):
    alembic("revision", "--autogenerate", "--message", "authors")
    alembic("upgrade", "head")
    ran = alembic("revision", "--message", "nothing")
    assert "1 revision: 1 read" in ran.stdout
    assert "drop-unknown-table" not in ran.stdout
