"""What a copy in batch mode goes without on SQLite, and keeps elsewhere."""

import pytest
from attrs import evolve

from domain.databases.target import Target
from domain.operations import AddColumn, AddConstraint, AlterColumn, CreateTable, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, ForeignKey, Index, PrimaryKey
from domain.schema.names import TableName
from domain.schema.replay import apply, apply_step
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location

T = TableName("t")
TEXT = DataType("text")
TABLE = CreateTable(
    T,
    (Column("a", TEXT), Column("b", TEXT)),
    (Check(None, "a > ''"), Check("ck", "b > ''")),
    (Index("ix_lower", ("lower(a)",)), Index("ix_b", ("b",))),
)
COPIED, IN_PLACE = AlterColumn(T, "a", nullable=False), AddColumn(T, Column("c", TEXT))


def left(operation: Operation, database: str) -> set[str | None]:
    target = Target.of(database)
    step = Step(operation, Location("m.py", 1), batch=True, recreate="auto")
    table = apply_step(step, apply(TABLE, Schema(), target), target).known_or_blank(T)
    return {part.name for part in (*table.indexes, *table.constraints)}


def test_expressions_and_checks_without_a_name_are_lost_in_a_copy() -> None:
    assert left(COPIED, "sqlite") == {"ix_b", "ck"}


@pytest.mark.parametrize(
    ("operation", "database"), [(IN_PLACE, "sqlite"), (COPIED, "postgresql"), (COPIED, "mysql")]
)
def test_nothing_is_lost_without_a_copy(operation: Operation, database: str) -> None:
    assert {"ix_b", "ck", "ix_lower"} <= left(operation, database)


def test_a_primary_key_that_is_added_in_a_copy_takes_the_place_of_the_first() -> None:
    target = Target.of("sqlite")
    schema = apply(TABLE, Schema(), target)
    for key in (PrimaryKey("pk_t", ("a", "b")), PrimaryKey("t_key", ("b", "a"))):
        schema = apply(AddConstraint(T, key), schema, target)
    assert [c for c in schema.tables[T].constraints if isinstance(c, PrimaryKey)] == [
        PrimaryKey("t_key", ("b", "a"))
    ]


def test_sqlite_keeps_a_column_nullable_that_a_copy_puts_into_the_primary_key() -> None:
    target = Target.of("sqlite")
    added = AddConstraint(T, PrimaryKey("pk_t", ("c",)))
    schema = apply(AddColumn(T, Column("c", TEXT, nullable=True)), Schema(), target)
    column = apply(added, schema, target).tables[T].column("c")
    assert column is not None
    assert column.nullable is True


def test_of_foreign_keys_that_are_alike_a_copy_keeps_the_first_that_has_a_name() -> None:
    keys = [ForeignKey(name, ("a",), TableName("u"), ("id",)) for name in (None, "fk", "again")]
    other = ForeignKey(None, ("b",), TableName("u"), ("id",))
    target = Target.of("sqlite")
    schema = apply(evolve(TABLE, constraints=(*keys, other)), Schema(), target)
    step = Step(COPIED, Location("m.py", 1), batch=True, recreate="auto")

    table = apply_step(step, schema, target).tables[T]

    assert table.foreign_keys == (keys[1], other)


def test_what_a_block_leaves_out_changes_nothing() -> None:
    target = Target.of("sqlite")
    schema = apply(TABLE, Schema(), target)
    step = Step(AddConstraint(T, PrimaryKey("pk", ("a",))), Location("m.py", 1), batch=True)
    assert apply_step(step, schema, target).tables[T].primary_key is not None
    assert apply_step(evolve(step, lost=True), schema, target).tables[T].primary_key is None


def test_what_the_step_itself_brings_is_not_lost_nor_what_one_of_its_block_brought() -> None:
    target, check = Target.of("sqlite"), Check(None, "a <> b")
    first = Step(AddConstraint(T, check), Location("m.py", 1), batch=True, recreate="auto")
    second = Step(COPIED, Location("m.py", 2), batch=True, recreate="auto", in_copy=True)
    schema = apply_step(first, apply(TABLE, Schema(), target), target)
    checks = [c for c in apply_step(second, schema, target).tables[T].constraints if c == check]
    assert checks == [check]
    assert "a > ''" not in str(schema.tables[T].constraints)
