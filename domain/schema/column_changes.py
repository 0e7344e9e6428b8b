"""Columns that come, go and change."""

import attrs

from domain.databases.target import Database, Target
from domain.operations import AddColumn, AlterColumn, DropColumn, DropDefault, DropExpression
from domain.schema.column_names import rename_column
from domain.schema.constraint_changes import with_constraints
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.index_changes import is_mysql, with_indexes
from domain.schema.schema import Schema, Table
from domain.schema.words import mentions


def add_column(operation: AddColumn, schema: Schema, target: Target) -> Schema:
    table = schema.known_or_blank(operation.table)
    if operation.if_not_exists and table.column(operation.column.name) is not None:
        return schema
    others = tuple(c for c in table.columns if c.name != operation.column.name)
    table = table.made_of((*others, operation.column), table.constraints, table.indexes)
    table = with_constraints(table, operation.constraints, target)
    return schema.with_table(with_indexes(table, operation.indexes))


def drop_column(operation: DropColumn, schema: Schema, target: Target) -> Schema:
    """With the column go the constraints and indexes that speak of it.

    On PostgreSQL also columns that are generated from it: up to 14, and with CASCADE. Else it
    refuses.
    """
    table = schema.table(operation.table)
    if table is None:
        return schema
    if operation.cascade:
        schema = without_dependents(operation, schema)
    column, mysql = operation.column, is_mysql(target)
    shrink = shrunk if mysql else gone
    left = table.made_of(
        tuple(c for c in table.columns if c.name != column),
        tuple(left for c in table.constraints if (left := without(c, column, shrunk_keys=mysql))),
        tuple(kept for i in table.indexes if (kept := shrink(i, column))),
    )
    schema = schema.with_table(left)
    if target.database is not Database.POSTGRESQL:
        return schema
    for computed in computed_from(column, left):
        along = attrs.evolve(operation, column=computed.name)
        schema = drop_column(along, schema, target)
    return schema


def computed_from(column: str, table: Table) -> list[Column]:
    return [c for c in table.columns if c.computed and mentions(c.computed.text, column)]


def without_dependents(operation: DropColumn, schema: Schema) -> Schema:
    """CASCADE takes the views and the foreign keys of other tables that use the column."""
    pair = operation.table, operation.column
    views = frozenset(v.name for v in schema.objects.views.values() if pair in v.reads)
    if views:
        schema = schema.with_objects(schema.objects.without_views(views))
    for other, key in tuple(schema.referencing(operation.table)):
        if operation.column in key.target_columns:
            holder = schema.known_or_blank(other.name)
            kept = tuple(c for c in holder.constraints if c is not key)
            schema = schema.with_table(attrs.evolve(holder, constraints=kept))
    return schema


def without(constraint: Constraint, column: str, shrunk_keys: bool) -> Constraint | None:
    match constraint:
        case Check(condition=condition):
            return None if mentions(condition, column) else constraint
        case PrimaryKey(columns=columns) | Unique(columns=columns) if column in columns:
            left = tuple(c for c in columns if c != column)
            return attrs.evolve(constraint, columns=left) if shrunk_keys and left else None
        case ForeignKey(columns=columns) if column in columns:
            return None
        case NotNull(column=name) if name == column:
            return None
        case _:
            return constraint


def gone(index: Index, column: str) -> Index | None:
    return None if index_mentions(index, column) else index


def shrunk(index: Index, column: str) -> Index | None:
    """MySQL takes the column out of the index, and drops the index when none is left."""
    left = tuple(e for e in index.elements if e != column)
    return attrs.evolve(index, elements=left) if left else None


def index_mentions(index: Index, column: str) -> bool:
    return (
        column in index.elements
        or column in index.included
        or mentions(index.predicate, column)
        or any(mentions(element, column) for element in index.elements)
    )


def alter_column(operation: AlterColumn, schema: Schema, target: Target) -> Schema:
    table = schema.known_or_blank(operation.table)
    if is_renamed(table, operation):
        return schema
    before = table.column(operation.column) or Column(operation.column, None, None)
    if is_mysql(target) and restates(operation):
        before = as_restated(operation, before)
    after = attrs.evolve(
        before,
        type=operation.type or before.type or operation.existing_type,
        nullable=first_known(operation.nullable, before.nullable, operation.existing_nullable),
        default=default_after(operation, before),
        comment=before.comment if operation.comment is None else operation.comment or None,
        identity=bool(first_known(operation.identity, counts(operation, target), before.identity)),
        computed=expression_after(operation, before),
    )
    if is_mysql(target) and in_primary_key(operation.column, table):
        # Whatever MODIFY leaves out: it stays NOT NULL.
        after = attrs.evolve(after, nullable=False)
    table = with_check(with_column(table, operation.column, after), operation, target)
    schema = schema.with_table(table)
    if operation.new_name is None:
        return schema
    return rename_column(schema, operation.table, operation.column, operation.new_name)


def in_primary_key(column: str, table: Table) -> bool:
    return table.primary_key is not None and column in table.primary_key.columns


def is_renamed(table: Table, operation: AlterColumn) -> bool:
    """Whether it has its new name already: the second try of what an `except` tries again."""
    new = operation.new_name
    return bool(new and table.column(new) and table.column(operation.column) is None)


def with_check(table: Table, operation: AlterColumn, target: Target) -> Table:
    """The CHECK of the type before goes, that of the new one comes."""
    if operation.existing_check is not None:
        gone = table.constraint(operation.existing_check)
        kept = tuple(c for c in table.constraints if c is not gone)
        table = attrs.evolve(table, constraints=kept)
    return with_constraints(table, [operation.check], target) if operation.check else table


def restates(operation: AlterColumn) -> bool:
    """Whether Alembic renders CHANGE or MODIFY, which state the whole column anew."""
    changes = (operation.new_name, operation.type, operation.nullable, operation.comment)
    return not operation.only_name and any(change is not None for change in changes)


def as_restated(operation: AlterColumn, before: Column) -> Column:
    """What CHANGE and MODIFY leave of the column: only what the source gives as existing."""
    nullable = operation.existing_nullable
    return attrs.evolve(
        before,
        type=operation.existing_type or before.type,
        nullable=True if nullable is None else nullable,
        default=operation.existing_default,
    )


def default_after(operation: AlterColumn, before: Column) -> Default | None:
    if operation.default is None:
        return before.default or operation.existing_default
    return None if isinstance(operation.default, DropDefault) else operation.default


def counts(operation: AlterColumn, target: Target) -> bool | None:
    """Whether MODIFY says AUTO_INCREMENT, as far as the source tells."""
    return operation.autoincrement if is_mysql(target) else None


def expression_after(operation: AlterColumn, before: Column) -> Computed | None:
    if operation.expression is None:
        return before.computed
    return None if isinstance(operation.expression, DropExpression) else operation.expression


def first_known(*values: bool | None) -> bool | None:
    return next((value for value in values if value is not None), None)


def with_column(table: Table, name: str, column: Column) -> Table:
    if table.column(name) is None:
        return attrs.evolve(table, columns=(*table.columns, column))
    columns = tuple(column if c.name == name else c for c in table.columns)
    return table.made_of(columns, table.constraints, table.indexes)
