"""What a step brings with it: most rules about columns and constraints need one thing of it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from domain.operations import AddColumn, AddConstraint, AlterColumn, CreateTable, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Column

NOTHING: frozenset[object] = frozenset()


def brought(operation: Operation) -> frozenset[object]:
    """The classes of its constraints, and of its columns' types the first words."""
    bring = BROUGHT.get(type(operation))
    return NOTHING if bring is None else frozenset(bring(operation))


def of_table(operation: CreateTable) -> list[object]:
    return [*map(type, operation.constraints), *of_columns(operation.columns)]


def of_column(operation: AddColumn) -> list[object]:
    return [*map(type, operation.constraints), *of_columns((operation.column,))]


def of_change(operation: AlterColumn) -> list[object]:
    return [] if operation.type is None else [first_word(operation.type)]


def of_constraint(operation: AddConstraint) -> list[object]:
    return [type(operation.constraint)]


def of_columns(columns: Iterable[Column]) -> list[object]:
    return [first_word(column.type) for column in columns if column.type is not None]


def first_word(datatype: DataType) -> str:
    return datatype.name.partition(" ")[0]


BROUGHT: Mapping[type[Operation], Callable[[Any], list[object]]] = {
    CreateTable: of_table,
    AddColumn: of_column,
    AlterColumn: of_change,
    AddConstraint: of_constraint,
}
