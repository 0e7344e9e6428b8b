"""Constraints that come and go."""

from collections.abc import Iterable

import attrs

from domain.databases.target import Database, Target
from domain.operations import AddConstraint, DropConstraint
from domain.schema.conventions import meant_by_convention
from domain.schema.default_names import cut, named
from domain.schema.elements import (
    Check,
    Column,
    Constraint,
    Exclusion,
    ForeignKey,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.index_changes import doubted, is_mysql, with_mysqls_own
from domain.schema.schema import Schema, Table

KINDS: dict[str, type[Constraint]] = {
    "foreignkey": ForeignKey,
    "primary": PrimaryKey,
    "unique": Unique,
    "check": Check,
    "exclude": Exclusion,
}


def add_constraint(operation: AddConstraint, schema: Schema, target: Target) -> Schema:
    table = schema.known_or_blank(operation.table)
    after = with_constraints(table, (operation.constraint,), target)
    if target.database is Database.SQLITE and isinstance(operation.constraint, PrimaryKey):
        # The copy of the table states each column as it was, and SQLite keeps to that.
        after = attrs.evolve(after, columns=table.columns)
    return schema.with_table(after)


def drop_constraint(operation: DropConstraint, schema: Schema, target: Target) -> Schema:
    table = schema.table(operation.table)
    if table is None:
        return schema
    dropped = constraint_meant(operation, table, target)
    if dropped is not None:
        kept = tuple(c for c in table.constraints if c is not dropped)
        schema = schema.with_table(attrs.evolve(table, constraints=kept))
        return without_dependent_keys(dropped, table, schema) if operation.cascade else schema
    if operation.name in table.index_names and is_mysql(target):
        left = tuple(i for i in table.indexes if i.name != operation.name)
        return schema.with_table(attrs.evolve(table, indexes=left))
    return schema.with_table(doubted(table, operation.if_exists))


def without_dependent_keys(dropped: Constraint, table: Table, schema: Schema) -> Schema:
    """CASCADE takes the foreign keys that need the constraint."""
    columns = getattr(dropped, "columns", ())
    for other, key in tuple(schema.referencing(table.name)):
        if set(key.target_columns) == set(columns):
            holder = schema.known_or_blank(other.name)
            kept = tuple(c for c in holder.constraints if c is not key)
            schema = schema.with_table(attrs.evolve(holder, constraints=kept))
    return schema


def constraint_meant(operation: DropConstraint, table: Table, target: Target) -> Constraint | None:
    """The one by that name; on MySQL the primary key by its kind, whatever name is given."""
    if operation.kind == "primary" and (is_mysql(target) or operation.name is None):
        return table.primary_key
    if operation.name is None:
        return None
    # PostgreSQL cut a name that is too long when it was given, and does so again.
    names = {operation.name, cut(operation.name)}
    named_so = [c for c in table.constraints if c.name in names]
    kind = KINDS.get(operation.kind or "")
    for constraint in named_so:
        if kind is not None and isinstance(constraint, kind):
            return constraint
    if named_so or operation.name in table.index_names:
        return next(iter(named_so), None)
    return meant_by_convention(operation.name, kind, table, target)


def with_constraints(table: Table, constraints: Iterable[Constraint], target: Target) -> Table:
    before = table.constraints
    for constraint in constraints:
        table = with_constraint(table, taking_over(constraint, table), target)
    if is_mysql(target):
        return with_mysqls_own(table, [c for c in table.constraints if c not in before])
    return table


def with_constraint(table: Table, constraint: Constraint, target: Target) -> Table:
    new = named(constraint, table, target)
    columns, indexes = table.columns, table.indexes
    if sure := never_null(new):
        columns = tuple(required(c) if c.name in sure else c for c in columns)
    if isinstance(new, PrimaryKey | Unique) and new.using_index is not None:
        indexes = tuple(i for i in indexes if i.name != new.using_index)
    others = tuple(c for c in table.constraints if not is_replaced(c, new))
    return table.made_of(columns, (*others, new), indexes)


def is_replaced(old: Constraint, new: Constraint) -> bool:
    """A batch that adds a second primary key, or one of a name that is taken, replaces the first;
    elsewhere that cannot be.
    """
    if isinstance(new, PrimaryKey):
        return isinstance(old, PrimaryKey)
    return new.name is not None and (type(old), old.name) == (type(new), new.name)


def required(column: Column) -> Column:
    return column if column.nullable is False else attrs.evolve(column, nullable=False)


def never_null(constraint: Constraint) -> tuple[str, ...]:
    match constraint:
        case PrimaryKey(columns=columns):
            return columns
        case NotNull(column=column, validated=True):
            return (column,)
        case _:
            return ()


def taking_over(constraint: Constraint, table: Table) -> Constraint:
    """A constraint that takes over an index has the index's columns, and its name if none."""
    if not isinstance(constraint, PrimaryKey | Unique) or constraint.using_index is None:
        return constraint
    index = table.index(constraint.using_index)
    return attrs.evolve(
        constraint,
        name=constraint.name or constraint.using_index,
        columns=constraint.columns or (index.elements if index else ()),
    )
