"""What `alembic upgrade head` leaves where a revision ends the transaction, by how env.py is."""

from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from alembic.command import upgrade
from alembic.config import Config
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.pool import NullPool

from tests.servers import MYSQLS, new_database

ENV = """
from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

with create_engine({url!r}, poolclass=NullPool).{opened}() as connection:
    context.configure(connection=connection, **{options})
    with context.begin_transaction():
        context.run_migrations()
    {end}
"""
REVISION = """
from alembic import op

revision = "1"
down_revision = None

def upgrade():
    op.execute("CREATE TABLE early (a int)")
    {}
    op.execute("CREATE TABLE late (a int)")
"""
EACH = {"transaction_per_migration": True}
COMMIT = "op.get_bind().commit()"
BLOCK = "with op.get_context().autocommit_block(): op.execute('CREATE TABLE middle (a int)')"

on_postgresql, on_mysql, on_both = (
    pytest.mark.parametrize("upgraded", servers, indirect=True)
    for servers in (["postgresql"], MYSQLS, ["postgresql", *MYSQLS])
)
Upgrade = Callable[..., list[str]]


@pytest.fixture
def upgraded(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Upgrade]:
    """Gives the tables that the upgrade leaves, alembic_version only where it has a row."""
    with new_database(request.param) as url:
        shown = url.render_as_string(hide_password=False)

        def run(
            ends: str, opened: str = "connect", end: str = "pass", **options: bool
        ) -> list[str]:
            env = ENV.format(url=shown, opened=opened, options=options, end=end)
            write(tmp_path / "env.py", env)
            write(tmp_path / "versions" / "1.py", REVISION.format(ends))
            config = Config()
            config.set_main_option("script_location", str(tmp_path))
            upgrade(config, "head")
            with create_engine(url, poolclass=NullPool).connect() as connection:
                tables = set(inspect(connection).get_table_names())
                versioned = connection.execute(text("SELECT 1 FROM alembic_version")).all()
                return sorted(tables if versioned else tables - {"alembic_version"})

        yield run


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_text(dedent(text), encoding="utf-8")


@on_postgresql
@pytest.mark.parametrize("options", [{}, EACH, {"transactional_ddl": False}])
def test_after_a_commit_all_is_lost_and_nobody_is_told(upgraded, options):
    assert upgraded(COMMIT, **options) == ["early"]


@on_mysql
@pytest.mark.parametrize("options", [{}, EACH])
def test_what_commits_by_itself_keeps_its_tables_but_not_the_version(upgraded, options):
    assert upgraded(COMMIT, **options) == ["early", "late"]


@on_both
def test_where_env_py_commits_at_the_end_all_is_there(upgraded):
    assert upgraded(COMMIT, end="connection.commit()") == ["alembic_version", "early", "late"]


@on_postgresql
@pytest.mark.parametrize("sql", ["COMMIT", "COMMIT AND CHAIN"])
def test_after_commit_as_sql_all_is_there(upgraded, sql):
    assert upgraded(f"op.execute({sql!r})") == ["alembic_version", "early", "late"]


@on_both
def test_a_commit_of_the_transaction_of_env_py_fails(upgraded):
    with pytest.raises(InvalidRequestError):
        upgraded(COMMIT, opened="begin")


@on_both
def test_an_autocommit_block_commits_the_transaction_that_alembic_began(upgraded):
    assert upgraded(BLOCK) == ["alembic_version", "early", "late", "middle"]


@on_both
@pytest.mark.parametrize("options", [{}, EACH, {"transactional_ddl": False}])
def test_an_autocommit_block_fails_in_a_transaction_that_env_py_began(upgraded, options):
    with pytest.raises(AssertionError):
        upgraded(BLOCK, opened="begin", **options)
