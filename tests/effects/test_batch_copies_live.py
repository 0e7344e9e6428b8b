"""Batch mode with `recreate="always"`, where no copy is needed."""

from collections.abc import Iterator

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, Connection, Integer, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import AddColumn, CreateTable, Operation
from domain.schema import elements
from domain.schema.datatypes import DataType
from domain.schema.elements import ForeignKey, Index, PrimaryKey
from domain.schema.names import TableName
from domain.script import Step
from domain.source import Location
from tests.effects.measuring import LOCKS, in_words
from tests.effects.postgresql_setup import schema_after
from tests.servers import MYSQLS, new_database

INTEGER = DataType("integer")
P, T = TableName("p"), TableName("t")
SCRIPT = (
    "create table p(id int primary key)",
    "create table t(id int primary key, a int, p int, "
    "constraint f foreign key (p) references p(id))",
    "create index t_a on t(a)",
)
SETUP: tuple[Operation, ...] = (
    CreateTable(P, (elements.Column("id", INTEGER),), (PrimaryKey(None, ("id",)),)),
    CreateTable(
        T,
        tuple(elements.Column(name, INTEGER) for name in ("id", "a", "p")),
        (PrimaryKey(None, ("id",)), ForeignKey("f", ("p",), P, ("id",))),
        (Index("t_a", ("a",)),),
    ),
)


@pytest.fixture(params=["postgresql", *MYSQLS])
def connection(request: pytest.FixtureRequest) -> Iterator[Connection]:
    with (
        new_database(request.param) as url,
        create_engine(url, poolclass=NullPool).connect() as connection,
    ):
        for statement in SCRIPT:
            connection.exec_driver_sql(statement)
        connection.commit()
        yield connection


def told(connection: Connection, table: TableName) -> Effect:
    version = connection.dialect.server_version_info or ()
    numbers = version[:1] if connection.dialect.name == "postgresql" else version[:2]
    target = Target.of(connection.dialect.name, ".".join(map(str, numbers)))
    operation = AddColumn(table, elements.Column("x", INTEGER))
    step = Step(operation, Location("m.py", 1), batch=True, recreate="always")
    return effect_of(step, schema_after(SETUP, target), target)


def copy(connection: Connection, table: str) -> list[str]:
    """What was sent to the server."""
    sent: list[str] = []
    event.listen(connection, "before_cursor_execute", lambda *args: sent.append(args[2]))
    operations = Operations(MigrationContext.configure(connection))
    with operations.batch_alter_table(table, recreate="always") as batch:
        batch.add_column(Column("x", Integer))
    return sent


@pytest.mark.parametrize("connection", ["postgresql"], indirect=True)
def test_copies_the_table_where_nothing_needs_it(connection: Connection) -> None:
    rows = connection.exec_driver_sql("select oid, relname from pg_class")
    names = {row[0]: row[1] for row in rows}
    sent = copy(connection, "t")
    locks = {
        names[oid]: in_words(mode.removesuffix("Lock"))
        for oid, mode in connection.exec_driver_sql(LOCKS)
        if mode == "AccessExclusiveLock" and names.get(oid) in ("p", "t")
    }
    effect = told(connection, T)
    assert any("INSERT INTO _alembic_tmp_t" in statement for statement in sent)
    assert effect.rewritten == (T,)
    assert {str(lock.table): lock.mode for lock in effect.locks} == locks


def test_fails_where_other_tables_or_names_stand_in_the_way(connection: Connection) -> None:
    name = P if connection.dialect.name == "postgresql" else T
    with pytest.raises(DBAPIError) as refusal:
        copy(connection, name.name)
    said = str(refusal.value.orig).replace(f"`{connection.engine.url.database}`.", "")
    assert (told(connection, name).refused or "not refused") in said.replace("\\'", "'")
