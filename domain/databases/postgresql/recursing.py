"""What is done to a partitioned table is done to its partitions, and their rows."""

from collections.abc import Iterable

import attrs

from domain.databases.effect import Effect, TableLock, strongest
from domain.databases.postgresql.modes import SHARE, lock
from domain.databases.situation import Situation
from domain.operations import (
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    Operation,
    RenameTable,
    TableComment,
)
from domain.schema.elements import PrimaryKey, Unique
from domain.schema.names import TableName
from domain.sql_operations import AttachPartition, DetachPartition, MoveTable

# These are about the table itself, or say by themselves which partitions they are about.
ALONE = (RenameTable, TableComment, MoveTable, CreateTable, CreateIndex)
OWN_WORD = (AttachPartition, DetachPartition)


def with_partitions(operation: Operation, effect: Effect, situation: Situation) -> Effect:
    """The effect on the table and on all of its partitions."""
    split = {lock.table for lock in effect.locks if situation.table(lock.table).partitioned_by}
    if not split or isinstance(operation, ALONE + OWN_WORD) or only_comments(operation):
        return effect
    mode = SHARE if makes_key(operation) else None
    spread = [part for held in effect.locks for part in on_partitions(held, mode, situation)]
    leaves = sum(len(rows(name, situation)) for name in split)
    return attrs.evolve(
        effect,
        locks=strongest((*effect.locks, *spread)),
        scanned=on_leaves(effect.scanned, situation),
        rewritten=on_leaves(effect.rewritten, situation),
        index_builds=effect.index_builds * leaves,
    )


def only_comments(operation: Operation) -> bool:
    return isinstance(operation, AlterColumn) and operation == AlterColumn(
        operation.table, operation.column, comment=operation.comment
    )


def makes_key(operation: Operation) -> bool:
    """The index on each partition is built while its writers wait, and no others."""
    return isinstance(operation, AddConstraint) and isinstance(
        operation.constraint, PrimaryKey | Unique
    )


def on_partitions(held: TableLock, mode: str | None, situation: Situation) -> Iterable[TableLock]:
    parts = situation.before.partitions(held.table)
    return (lock(part.name, mode or held.mode) for part in parts)


def on_leaves(names: tuple[TableName, ...], situation: Situation) -> tuple[TableName, ...]:
    return tuple(leaf for name in names for leaf in rows(name, situation))


def rows(name: TableName, situation: Situation) -> tuple[TableName, ...]:
    """The tables that hold the rows of this one."""
    if not situation.table(name).partitioned_by:
        return (name,)
    parts = situation.before.partitions(name)
    return tuple(part.name for part in parts if not part.partitioned_by)
