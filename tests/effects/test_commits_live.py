"""What is committed where a revision ends the transaction by itself, under Alembic."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from tests.servers import new_database


class Stopped(Exception):
    """The revision fails at its end."""


@pytest.fixture
def connection() -> Iterator[Connection]:
    with (
        new_database("postgresql") as url,
        create_engine(url, poolclass=NullPool).connect() as connection,
    ):
        yield connection


def bind(operations: Operations) -> None:
    operations.get_bind().commit()


def session(operations: Operations) -> None:
    with Session(bind=operations.get_bind()) as own:
        own.execute(text("SELECT 1"))
        own.commit()


def block(operations: Operations) -> None:
    with operations.get_context().autocommit_block():
        pass


def savepoint(operations: Operations) -> None:
    operations.get_bind().begin_nested().commit()


@pytest.mark.parametrize(
    ("commits", "left"), [(bind, ["before"]), (block, ["before"]), (session, []), (savepoint, [])]
)
def test_what_is_left_of_a_revision_that_fails(connection, commits, left):
    context = MigrationContext.configure(connection, opts={"transaction_per_migration": True})
    operations = Operations(context)
    with suppress(Stopped), context.begin_transaction(_per_migration=True):
        operations.execute("CREATE TABLE before (a int)")
        commits(operations)
        operations.execute("CREATE TABLE after (a int)")
        raise Stopped
    connection.close()
    with connection.engine.connect() as anew:
        assert inspect(anew).get_table_names() == left
