"""Enumerated types: PostgreSQL keeps them, with or without a column."""

from domain.databases.target import Target
from domain.operations import CreateTable, DropTable, EnumType, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema

POSTGRESQL = Target.of("postgresql")
T = TableName("t")
STATE = DataType("enum", values=("open", "paid"), type_name="state")
TABLE = CreateTable(T, (Column("state", STATE),))


def enums_after(*operations: Operation) -> frozenset[str]:
    schema = Schema()
    for operation in operations:
        schema = apply(operation, schema, POSTGRESQL)
    return schema.objects.enums


def test_a_table_creates_the_types_of_its_columns() -> None:
    assert enums_after(TABLE) == {"state"}


def test_a_type_outlives_its_table() -> None:
    assert enums_after(TABLE, DropTable(T)) == {"state"}


def test_a_type_comes_and_goes_by_itself() -> None:
    create = EnumType("public.state", ("open", "paid"), create=True)
    assert enums_after(create) == {"state"}
    assert enums_after(create, EnumType("state", (), create=False)) == frozenset()


def test_a_text_is_no_type() -> None:
    assert enums_after(CreateTable(T, (Column("state", DataType("varchar", 10)),))) == frozenset()
