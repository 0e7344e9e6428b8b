"""The columns that an operation makes, or gives another type."""

from collections.abc import Iterator

from domain.operations import AddColumn, AlterColumn, CreateTable, Operation
from domain.schema.elements import Column
from domain.schema.names import TableName

MAKERS = (CreateTable, AddColumn, AlterColumn)


def new_columns(operation: Operation) -> Iterator[tuple[TableName, Column]]:
    match operation:
        case CreateTable(table=table, columns=columns):
            yield from ((table, column) for column in columns)
        case AddColumn(table=table, column=column):
            yield table, column
        case AlterColumn(table=table, type=new) if new is not None:
            yield table, Column(operation.new_name or operation.column, new)
