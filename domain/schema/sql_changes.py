"""What SQL text does to tables, where Alembic has no method for it."""

import attrs

from domain.databases.target import Target
from domain.schema.elements import Check, Column, Constraint, ForeignKey, NotNull
from domain.schema.names import TableName
from domain.schema.partitioned import with_those_above
from domain.schema.schema import Schema, Table
from domain.schema.table_changes import moved
from domain.sql_operations import (
    AttachPartition,
    DetachPartition,
    DropSchema,
    EnumValue,
    MoveTable,
    RenameConstraint,
    RenameIndex,
    ValidateConstraint,
)


def validate_constraint(operation: ValidateConstraint, schema: Schema, target: Target) -> Schema:
    table = schema.table(operation.table)
    return schema if table is None else schema.with_table(validated(table, operation.name))


def validated(table: Table, name: str) -> Table:
    constraints = tuple(
        attrs.evolve(c, validated=True)
        if c.name == name and isinstance(c, Check | ForeignKey | NotNull)
        else c
        for c in table.constraints
    )
    table = attrs.evolve(table, constraints=constraints)
    sure = {c.column for c in constraints if isinstance(c, NotNull) and c.validated}
    columns = (attrs.evolve(c, nullable=False) if c.name in sure else c for c in table.columns)
    return attrs.evolve(table, columns=tuple(columns)) if sure else table


def rename_constraint(operation: RenameConstraint, schema: Schema, target: Target) -> Schema:
    table = schema.table(operation.table)
    if table is None:
        return schema
    renamed: tuple[Constraint, ...] = tuple(
        attrs.evolve(c, name=operation.new_name) if c.name == operation.name else c
        for c in table.constraints
    )
    return schema.with_table(attrs.evolve(table, constraints=renamed))


def rename_index(operation: RenameIndex, schema: Schema, target: Target) -> Schema:
    table = (
        schema.owner_of_index(operation.name)
        if operation.table is None
        else schema.table(operation.table)
    )
    if table is None:
        return schema
    renamed = tuple(
        attrs.evolve(i, name=operation.new_name) if i.name == operation.name else i
        for i in table.indexes
    )
    return schema.with_table(attrs.evolve(table, indexes=renamed))


def move_table(operation: MoveTable, schema: Schema, target: Target) -> Schema:
    return moved(schema, operation.table, TableName(operation.table.name, operation.new_schema))


def attach_partition(operation: AttachPartition, schema: Schema, target: Target) -> Schema:
    partition = schema.known_or_blank(operation.partition)
    default = operation.bounds.strip().lower() == "default"
    partition = with_those_above(partition, schema.known_or_blank(operation.table), target)
    return schema.with_table(
        attrs.evolve(partition, partition_of=operation.table, default_partition=default)
    )


def detach_partition(operation: DetachPartition, schema: Schema, target: Target) -> Schema:
    partition = schema.known_or_blank(operation.partition)
    return schema.with_table(attrs.evolve(partition, partition_of=None, default_partition=False))


def drop_schema(operation: DropSchema, schema: Schema, target: Target) -> Schema:
    for name in [name for name in schema.tables if name.schema == operation.name]:
        schema = schema.without_table(name)
    return schema


def enum_value(operation: EnumValue, schema: Schema, target: Target) -> Schema:
    """The type of every column that has it carries the new value."""
    for table in schema.tables.values():
        columns = tuple(with_value(c, operation) for c in table.columns)
        if columns != table.columns:
            schema = schema.with_table(attrs.evolve(table, columns=columns))
    return schema


def with_value(column: Column, operation: EnumValue) -> Column:
    if column.type is None or column.type.type_name != operation.type_name:
        return column
    values = new_values(column.type.values, operation)
    return attrs.evolve(column, type=attrs.evolve(column.type, values=values))


def new_values(values: tuple[str, ...], operation: EnumValue) -> tuple[str, ...]:
    new = operation.value
    if operation.renamed_from is not None:
        return tuple(new if value == operation.renamed_from else value for value in values)
    if new in values:
        return values
    if operation.before in values:
        place = values.index(operation.before)
    elif operation.after in values:
        place = values.index(operation.after) + 1
    else:
        place = len(values)
    return (*values[:place], new, *values[place:])
