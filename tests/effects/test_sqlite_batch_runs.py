"""What keeps batch mode from copying a table on SQLite, against the SQLite of this Python."""

from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import AlterColumn, CreateTable, DropColumn, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Computed, PrimaryKey
from domain.schema.names import TableName
from domain.script import Step
from domain.source import Location
from domain.sql_operations import CreateView, SetSetting
from tests.effects.postgresql_setup import schema_after

SQLITE = Target.of("sqlite", "3.40")
INTEGER, TEXT = DataType("integer"), DataType("text")
T = TableName("t")
PLAIN = CreateTable(T, (Column("id", INTEGER), Column("a", INTEGER)), (PrimaryKey(None, ("id",)),))
GENERATED = CreateTable(
    T,
    (*PLAIN.columns, Column("g", INTEGER, computed=Computed("a + 1", persisted=False))),
    PLAIN.constraints,
)
VIEW = CreateView(TableName("v"), ((T, "a"),))
PLAIN_SQL = "create table t (id integer primary key, a integer)"
GENERATED_SQL = (
    "create table t (id integer primary key, a integer, g integer generated always as (a + 1))"
)
VIEW_SQL = "create view v as select a from t"
LEGACY_SQL = "pragma legacy_alter_table = on"
CHANGE, DROP = AlterColumn(T, "a", type=TEXT), DropColumn(T, "g")
CASES: dict[str, tuple[tuple[Operation, ...], tuple[str, ...], Operation]] = {
    "nothing": ((PLAIN,), (PLAIN_SQL,), CHANGE),
    "a view": ((PLAIN, VIEW), (PLAIN_SQL, VIEW_SQL), CHANGE),
    "a view, as of old": (
        (PLAIN, VIEW, SetSetting("legacy_alter_table", "on")),
        (PLAIN_SQL, VIEW_SQL, LEGACY_SQL),
        CHANGE,
    ),
    "a generated column": ((GENERATED,), (GENERATED_SQL,), CHANGE),
    "a generated column that goes": ((GENERATED,), (GENERATED_SQL,), DROP),
}


def told(setup: Sequence[Operation], operation: Operation) -> Effect:
    step = Step(operation, Location("m.py", 1), batch=True, recreate="auto")
    return effect_of(step, schema_after(tuple(setup), SQLITE), SQLITE)


def failure(script: Sequence[str], operation: Operation) -> str | None:
    with sa.create_engine("sqlite://").connect() as connection:
        for statement in script:
            connection.exec_driver_sql(statement)
        op = Operations(MigrationContext.configure(connection))
        try:
            with op.batch_alter_table("t") as batch:
                if isinstance(operation, DropColumn):
                    batch.drop_column(operation.column)
                else:
                    batch.alter_column("a", existing_type=sa.Integer(), type_=sa.Text())
        except sa.exc.OperationalError as error:
            return str(error.orig)
    return None


@pytest.mark.parametrize("case", CASES)
def test_knows_what_keeps_a_table_from_being_copied(case: str) -> None:
    setup, script, operation = CASES[case]
    assert told(setup, operation).refused == failure(script, operation)
