"""Where a value of an enum is used."""

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    Operation,
    RunSql,
)
from domain.schema.elements import Check, Column, Default
from domain.schema.names import TableName
from domain.schema.schema import Schema


def uses(operation: Operation, enum: str, value: str, before: Schema) -> bool:
    """`enum` is its name without a schema, `before` the schema just before the operation."""
    quoted = f"'{value}'"
    match operation:
        case AddColumn(column=column):
            return has_as_default(column, enum, value)
        case CreateTable(columns=columns):
            return any(has_as_default(column, enum, value) for column in columns)
        case AlterColumn(table=table, column=name, default=Default() as default):
            altered = before.known_or_blank(table).column(name)
            return is_of(altered, enum) and is_value(default, value)
        case AddConstraint(table=table, constraint=Check(condition=str(condition))):
            return quoted in condition and has_column_of(table, enum, before)
        case CreateIndex(table=table, index=index):
            return quoted in (index.predicate or "") and has_column_of(table, enum, before)
        case ChangeRows(table=table, says=says):
            return value in says and (table is None or has_column_of(table, enum, before))
        case RunSql(text=text):
            return quoted in text and enum in text
    return False


def has_as_default(column: Column, enum: str, value: str) -> bool:
    return is_of(column, enum) and column.default is not None and is_value(column.default, value)


def is_of(column: Column | None, enum: str) -> bool:
    type_ = column.type if column else None
    return type_ is not None and (type_.type_name or type_.name).rpartition(".")[2] == enum


def is_value(default: Default, value: str) -> bool:
    text = default.text or ""
    return f"'{value}'" in text if default.is_expression else text == value


def has_column_of(table: TableName, enum: str, before: Schema) -> bool:
    return any(is_of(column, enum) for column in before.known_or_blank(table).columns)
