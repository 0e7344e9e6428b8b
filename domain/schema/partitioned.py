"""Partitions follow the table that they are parts of: columns, constraints, indexes."""

from collections.abc import Callable

import attrs

from domain.databases.target import Database, Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    Operation,
)
from domain.schema.constraint_changes import with_constraints
from domain.schema.default_names import index_name
from domain.schema.elements import Constraint, Index, PrimaryKey, Unique
from domain.schema.schema import Schema, Table

FOLLOWED = (AddColumn, DropColumn, AlterColumn, AddConstraint, CreateIndex)
Change = Callable[[Operation, Schema], Schema]


def followed(operation: Operation, schema: Schema, target: Target, change: Change) -> Schema:
    """The schema once the partitions of the table have followed it."""
    if not isinstance(operation, FOLLOWED) or target.database is not Database.POSTGRESQL:
        return schema
    if isinstance(operation, CreateIndex) and operation.only:
        return schema
    for part in schema.partitions(operation.table):
        schema = change(on_partition(operation, part), schema)
    return schema


def on_partition(operation: Operation, partition: Table) -> Operation:
    """The same, asked of a partition; keys and indexes get names of their own there."""
    match operation:
        case AddConstraint(constraint=PrimaryKey() | Unique() as key):
            operation = attrs.evolve(operation, constraint=attrs.evolve(key, name=None))
        case CreateIndex(index=index):
            operation = attrs.evolve(operation, index=own_index(index, partition))
    return attrs.evolve(operation, table=partition.name)  # type: ignore[call-arg]


def own_index(index: Index, partition: Table) -> Index:
    return attrs.evolve(index, name=index_name(index, partition))


def with_those_above(partition: Table, parent: Table, target: Target) -> Table:
    """A partition with what it has of its table, as far as it did not have it before."""
    if target.database is not Database.POSTGRESQL:
        return partition
    partition = attrs.evolve(partition, columns=partition.columns or parent.columns)
    missing = tuple(own(c) for c in parent.constraints if not has_constraint(partition, c))
    partition = with_constraints(partition, missing, target)
    for index in missing_indexes(partition, parent):
        new = own_index(index, partition)
        partition = attrs.evolve(partition, indexes=(*partition.indexes, new))
    return partition


def own(constraint: Constraint) -> Constraint:
    if isinstance(constraint, PrimaryKey | Unique):
        return attrs.evolve(constraint, name=None)
    return constraint


def has_constraint(table: Table, wanted: Constraint) -> bool:
    bare = attrs.evolve(wanted, name=None)
    return any(attrs.evolve(c, name=None) == bare for c in table.constraints)


def missing_indexes(partition: Table, parent: Table) -> tuple[Index, ...]:
    """Those of the parent that have none like them on the partition."""
    there = {attrs.evolve(index, name=None) for index in partition.indexes}
    return tuple(i for i in parent.indexes if attrs.evolve(i, name=None) not in there)
