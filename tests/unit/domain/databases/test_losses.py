"""What each operation loses, and what the server accepts outside of transactions alone."""

import pytest

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropIndex,
    DropTable,
    Operation,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, ForeignKey, Index, PrimaryKey
from domain.schema.names import TableName
from domain.script import Step
from domain.source import Location
from domain.sql_operations import AlterTable, DropSchema, EnumValue, Truncate
from tests.effects.postgresql_setup import schema_after

INTEGER = DataType("integer")
P, T, GONE = TableName("p"), TableName("t"), TableName("gone")
SETUP = (
    CreateTable(P, (Column("id", INTEGER),), (PrimaryKey(None, ("id",)),)),
    CreateTable(
        T,
        (Column("id", INTEGER), Column("a", INTEGER)),
        (ForeignKey(None, ("a",), P, ("id",)),),
    ),
)
DATABASES = ("postgresql", "mysql", "mariadb", "sqlite")

LOST: dict[Operation, str | None] = {
    DropTable(T): "t with all its rows",
    DropTable(GONE, if_exists=True): None,
    DropColumn(T, "id"): "all values of t.id",
    DropColumn(T, "x", if_exists=True): None,
    ChangeRows("DELETE", T, filtered=True): "the rows that its condition finds in t",
    ChangeRows("delete", T, filtered=False): "all rows in t",
    ChangeRows("UPDATE", T, filtered=False): None,
    AddColumn(T, Column("x", INTEGER)): None,
}


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("operation", LOST)
def test_names_what_is_lost(database: str, operation: Operation) -> None:
    target = Target.of(database)
    told = effect_of(Step(operation, Location("m.py", 1)), schema_after(SETUP, target), target)
    assert told.loses == LOST[operation]


def test_truncate_empties_what_points_at_the_table_only_with_cascade() -> None:
    assert postgresql(Truncate((P,), cascade=True)).loses == "all rows of p, t"
    assert postgresql(Truncate((T,))).loses == "all rows of t"
    assert postgresql(DropSchema("s", cascade=True)).loses == "everything in the schema s"


def test_nothing_is_lost_by_what_the_server_refuses() -> None:
    told = postgresql(Truncate((P,)))
    assert told.refused
    assert told.loses is None


OUTSIDE = (
    CreateIndex(T, Index("i", ("a",)), concurrently=True),
    AlterTable(T, "vacuum"),
    AlterTable(T, "vacuum full"),
)


@pytest.mark.parametrize("operation", OUTSIDE)
@pytest.mark.parametrize("autocommit", [True, False])
def test_tells_what_must_run_outside_of_a_transaction(
    operation: Operation, autocommit: bool
) -> None:
    told = postgresql(operation, autocommit=autocommit)
    assert told.outside_transaction
    assert (told.refused is None) == autocommit


def test_an_enum_value_can_be_added_in_a_transaction_since_12() -> None:
    value = EnumValue("mood", "new")
    assert postgresql(value, autocommit=True, version="11").outside_transaction
    assert not postgresql(value, version="12").outside_transaction
    assert not postgresql(DropIndex("i", T)).outside_transaction


def postgresql(operation: Operation, autocommit: bool = False, version: str = "15") -> Effect:
    target = Target.of("postgresql", version)
    step = Step(operation, Location("m.py", 1), autocommit=autocommit)
    return effect_of(step, schema_after(SETUP, target), target)
