"""What differs by version or maker, where no fact and no server here tells it."""

import pytest

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropIndex,
    Operation,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Computed, Default, Index, PrimaryKey
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import EnumValue, RenameIndex

T = TableName("t")
INTEGER = DataType("integer")
CREATE = CreateTable(
    T,
    (
        Column("id", INTEGER, nullable=False),
        Column("a", INTEGER),
        Column("b", INTEGER),
        Column("e", DataType("enum", values=("x", "y"))),
    ),
    (PrimaryKey(None, ("id",)),),
    (Index("t_a", ("a",)),),
)


def effect(operation: Operation, database: str, version: str | None = None) -> Effect:
    target = Target.of(database, version)
    schema = apply(CREATE, Schema(), target)
    return effect_of(Step(operation, Location("m.py", 1)), schema, target)


def text_of(length: int, charset: str | None = None) -> DataType:
    return DataType("varchar", length=length, charset=charset)


def generated(persisted: bool | None) -> AddColumn:
    return AddColumn(T, Column("x", INTEGER, computed=Computed("a * 2", persisted)))


@pytest.mark.parametrize("persisted", [None, False])
def test_a_generated_column_may_be_virtual_since_postgresql_18(persisted: bool | None) -> None:
    before = effect(generated(persisted), "postgresql", "17").refused
    assert before == "syntax error: before version 18 a generated column must say STORED"
    since = effect(generated(persisted), "postgresql", "18")
    assert (since.refused, since.rewritten) == (None, ())


def test_postgresql_11_has_no_generated_columns() -> None:
    assert effect(generated(True), "postgresql", "11").refused == 'syntax error at or near "ALWAYS"'
    assert effect(generated(True), "postgresql", "12").refused is None


def test_an_enum_value_is_added_in_a_transaction_since_postgresql_12() -> None:
    add = EnumValue("mood", "happy")
    before = effect(add, "postgresql", "11").refused
    assert before == "ALTER TYPE ... ADD cannot run inside a transaction block"
    assert effect(add, "postgresql", "12").refused is None


@pytest.mark.parametrize(
    ("version", "mode"),
    [("11", "ACCESS EXCLUSIVE"), ("12", "SHARE UPDATE EXCLUSIVE")],
)
def test_the_name_of_an_index_changes_under_a_weaker_lock_since_postgresql_12(
    version: str, mode: str
) -> None:
    (work,) = effect(RenameIndex("t_a", "t_b"), "postgresql", version).indexes
    assert work.mode == mode


def mode(operation: Operation, database: str, version: str | None = None) -> str:
    (lock,) = effect(operation, database, version).locks
    return lock.mode


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("8.0.11", "ALGORITHM=INPLACE, LOCK=NONE"),
        ("8.0.12", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
        ("8.0", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
        ("9", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
    ],
)
def test_mysql_adds_a_column_at_once_since_8_0_12(version: str, expected: str) -> None:
    assert mode(AddColumn(T, Column("x", INTEGER)), "mysql", version) == expected


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("8.0.28", "ALGORITHM=INPLACE, LOCK=NONE"),
        ("8.0.29", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
        ("8.4", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
    ],
)
def test_mysql_drops_a_column_at_once_since_8_0_29(version: str, expected: str) -> None:
    assert mode(DropColumn(T, "b"), "mysql", version) == expected


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("8.0.27", "ALGORITHM=INPLACE, LOCK=NONE"),
        ("8.0.28", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
        ("8.4", "ALGORITHM=INSTANT, LOCK=DEFAULT"),
    ],
)
def test_mysql_renames_a_column_at_once_since_8_0_28(version: str, expected: str) -> None:
    rename = AlterColumn(T, "a", new_name="c", existing_type=INTEGER)
    assert mode(rename, "mysql", version) == expected


@pytest.mark.parametrize(
    ("operation", "mysql", "mariadb"),
    [
        (DropColumn(T, "a"), "INPLACE, LOCK=NONE", "NOCOPY, LOCK=NONE"),
        (DropIndex("t_a", T), "INPLACE, LOCK=NONE", "NOCOPY, LOCK=NONE"),
        (CreateIndex(T, Index("i", ("b",))), "INPLACE, LOCK=NONE", "NOCOPY, LOCK=NONE"),
        (AddConstraint(T, Check("c", "a > 0")), "COPY, LOCK=SHARED", "COPY, LOCK=SHARED"),
        (
            AddColumn(T, Column("x", INTEGER, default=Default("(1 + 1)", is_expression=True))),
            "COPY, LOCK=SHARED",
            "INSTANT, LOCK=NONE",
        ),
        (
            AlterColumn(T, "e", type=DataType("enum", values=("x", "y", "z"))),
            "INSTANT, LOCK=DEFAULT",
            "INSTANT, LOCK=NONE",
        ),
        (
            AlterColumn(T, "e", type=DataType("enum", values=("x", "z", "y"))),
            "COPY, LOCK=SHARED",
            "COPY, LOCK=SHARED",
        ),
    ],
)
def test_mysql_and_mariadb_have_words_of_their_own(
    operation: Operation, mysql: str, mariadb: str
) -> None:
    assert mode(operation, "mysql") == f"ALGORITHM={mysql}"
    assert mode(operation, "mariadb") == f"ALGORITHM={mariadb}"


@pytest.mark.parametrize(
    ("old", "new", "mysql", "mariadb"),
    [
        (text_of(31), text_of(400), True, False),
        (text_of(32), text_of(400), True, True),
        (text_of(32), text_of(63), False, False),
        (text_of(63), text_of(64), True, True),
        (text_of(64), text_of(400), False, False),
        (text_of(85, "utf8mb3"), text_of(86, "utf8mb3"), True, True),
        (text_of(127, "latin1"), text_of(256, "latin1"), True, False),
        (text_of(255, "latin1"), text_of(256, "latin1"), True, True),
        (text_of(20, "utf8mb3"), text_of(20, "utf8mb4"), False, False),
        (text_of(70, "utf8mb3"), text_of(70, "utf8mb4"), True, True),
        (text_of(20), text_of(19), True, True),
    ],
)
def test_a_varchar_is_copied_where_its_length_needs_another_byte(
    old: DataType, new: DataType, mysql: bool, mariadb: bool
) -> None:
    alter = AlterColumn(T, "v", type=new, existing_type=old, existing_nullable=True)
    assert bool(effect(alter, "mysql").rewritten) == mysql
    assert bool(effect(alter, "mariadb").rewritten) == mariadb
