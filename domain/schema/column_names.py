"""A column under a new name, wherever the old one was written."""

import attrs

from domain.schema.elements import (
    Check,
    Constraint,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.schema.words import renamed


def rename_column(schema: Schema, name: TableName, old: str, new: str) -> Schema:
    """In the table's columns, indexes, constraints, and the foreign keys that point at it."""
    table = schema.known_or_blank(name)
    schema = schema.with_table(
        attrs.evolve(
            table,
            columns=tuple(attrs.evolve(c, name=new) if c.name == old else c for c in table.columns),
            constraints=tuple(
                pointed(constraint(c, old, new), name, old, new) for c in table.constraints
            ),
            indexes=tuple(index(i, old, new) for i in table.indexes),
        )
    )
    if schema.objects.views:
        schema = schema.with_objects(schema.objects.with_column_renamed(name, old, new))
    for holder in {other.name for other, _ in schema.referencing(name)}:
        other = schema.known_or_blank(holder)
        turned = tuple(pointed(c, name, old, new) for c in other.constraints)
        schema = schema.with_table(attrs.evolve(other, constraints=turned))
    return schema


def swapped(columns: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if column == old else column for column in columns)


def constraint(constraint: Constraint, old: str, new: str) -> Constraint:
    match constraint:
        case PrimaryKey(columns=columns) | Unique(columns=columns) | ForeignKey(columns=columns):
            if old in columns:
                return attrs.evolve(constraint, columns=swapped(columns, old, new))
        case NotNull(column=column) if column == old:
            return attrs.evolve(constraint, column=new)
        case Check(condition=str(condition)):
            return attrs.evolve(constraint, condition=renamed(condition, old, new))
    return constraint


def pointed(constraint: Constraint, table: TableName, old: str, new: str) -> Constraint:
    if isinstance(constraint, ForeignKey) and constraint.target == table:
        columns = swapped(constraint.target_columns, old, new)
        return attrs.evolve(constraint, target_columns=columns)
    return constraint


def index(index: Index, old: str, new: str) -> Index:
    return attrs.evolve(
        index,
        elements=tuple(renamed(element, old, new) for element in index.elements),
        included=swapped(index.included, old, new),
        predicate=index.predicate and renamed(index.predicate, old, new),
    )
