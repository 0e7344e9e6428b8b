"""No operation, however odd, makes the replay or the effects fail."""

from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.databases.effects import effect_of
from domain.databases.target import Database, Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropExpression,
    DropIndex,
    DropTable,
    EnumType,
    InsertRows,
    Operation,
    RenameTable,
    RunSql,
    TableComment,
    Unread,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    Exclusion,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import (
    AddDomainConstraint,
    AlterTable,
    AttachPartition,
    ChangeObject,
    CreateDomain,
    CreateFunction,
    CreateView,
    DetachPartition,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
    RefreshView,
    Reindex,
    RenameConstraint,
    RenameIndex,
    SetSetting,
    TransactionControl,
    Truncate,
    ValidateConstraint,
)

OPERATIONS = (
    *(CreateTable, DropTable, RenameTable, TableComment, AddColumn, DropColumn, AlterColumn),
    *(CreateIndex, DropIndex, AddConstraint, DropConstraint, InsertRows, ChangeRows, EnumType),
    *(RunSql, Unread, ValidateConstraint, RenameConstraint, RenameIndex, Reindex, MoveTable),
    *(Truncate, AlterTable, AttachPartition, DetachPartition, CreateView, DropView, RefreshView),
    *(CreateDomain, AddDomainConstraint, CreateFunction, EnumValue, DropSchema, SetSetting),
    *(ChangeObject, TransactionControl),
)
TARGETS = [
    *(Target.of("postgresql", version) for version in ("10", "14", "18")),
    *(Target.of(database.value) for database in Database),
    Target.of("mysql", "8.0.11"),
]

words = st.sampled_from(["a", "b", "A", "t_a_key", "", "ä" * 70, "a'b", "(", "a > 0 and b"])
optional_words = st.none() | words
word_tuples = st.lists(words, max_size=3).map(tuple)
table_names = st.builds(TableName, st.sampled_from(["t", "u", "v"]), st.sampled_from([None, "s"]))
datatypes = st.builds(
    DataType,
    st.sampled_from(["integer", "varchar", "text", "enum", "serial", "set", "numeric", "mood", ""]),
    length=st.none() | st.integers(0, 300),
    precision=st.none() | st.integers(0, 20),
    values=word_tuples,
    type_name=optional_words,
    dimensions=st.integers(0, 1),
    charset=st.sampled_from([None, "utf8mb3", "latin1", "odd"]),
    custom=st.booleans(),
)
defaults = st.builds(Default, optional_words, st.booleans())
computed = st.builds(Computed, optional_words, st.none() | st.booleans())
columns = st.builds(
    Column,
    words,
    st.none() | datatypes,
    st.none() | st.booleans(),
    st.none() | defaults,
    st.booleans(),
    st.none() | computed,
)
constraints = st.one_of(
    st.builds(PrimaryKey, optional_words, word_tuples, optional_words),
    st.builds(Unique, optional_words, word_tuples, optional_words),
    st.builds(Check, optional_words, optional_words, st.booleans()),
    st.builds(
        ForeignKey, optional_words, word_tuples, table_names, word_tuples, validated=st.booleans()
    ),
    st.builds(Exclusion, optional_words),
    st.builds(NotNull, optional_words, words, st.booleans()),
)
indexes = st.builds(
    Index, optional_words, word_tuples, st.booleans(), optional_words, optional_words, word_tuples
)
STRATEGIES: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(0, 9),
    bool: st.booleans(),
    NoneType: st.none(),
    TableName: table_names,
    DataType: datatypes,
    Default: defaults,
    Computed: computed,
    Column: columns,
    Constraint: constraints,
    Check: st.builds(Check, optional_words, optional_words, st.booleans()),
    Index: indexes,
    DropDefault: st.just(DropDefault()),
    DropExpression: st.just(DropExpression()),
}


def of(kind: Any) -> st.SearchStrategy[Any]:
    """Values for a field by its type."""
    if kind in STRATEGIES:
        return STRATEGIES[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, UnionType):
        return st.one_of(*map(of, get_args(kind)))
    first, *others = get_args(kind)
    if others == [Ellipsis]:
        return st.lists(of(first), max_size=3).map(tuple)
    return st.tuples(of(first), *map(of, others))


operations = st.one_of(
    *(st.builds(each, **{f.name: of(f.type) for f in attrs.fields(each)}) for each in OPERATIONS)
)
steps = st.builds(
    Step,
    operations,
    st.just(Location("m.py", 1)),
    autocommit=st.booleans(),
    batch=st.booleans(),
    recreate=st.sampled_from([None, "auto", "always", "never"]),
)


def test_the_whole_vocabulary_is_tried() -> None:
    assert set(OPERATIONS) == set(Operation.__subclasses__())


@settings(max_examples=200, deadline=None)
@given(st.lists(steps, max_size=12), st.sampled_from(TARGETS))
def test_never_fails(steps: list[Step], target: Target) -> None:
    schema = Schema()
    for step in steps:
        effect = effect_of(step, schema, target)
        assert effect.refused is None or effect.refused
        schema = apply(step.operation, schema, target)
        assert_consistent(schema)


def assert_consistent(schema: Schema) -> None:
    """What is kept beside the tables is what the tables say."""
    for name in schema.tables:
        assert schema.tables[name].name == name
        pointing = {
            (table.name, key)
            for table in schema.tables.values()
            for key in table.foreign_keys
            if key.target == name and table.name != name
        }
        assert {(table.name, key) for table, key in schema.referencing(name)} == pointing
