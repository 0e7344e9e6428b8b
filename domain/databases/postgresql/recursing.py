"""What is done to a partitioned table is done to its partitions, and their rows."""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from domain.databases.effect import Effect, IndexWork, TableLock, strongest, together
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, ROW_EXCLUSIVE, SHARE, lock
from domain.databases.situation import Situation
from domain.operations import (
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropTable,
    InsertRows,
    Operation,
    RenameTable,
    TableComment,
)
from domain.schema.column_changes import index_mentions
from domain.schema.elements import PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.partitioned import on_partition
from domain.schema.schema import Table
from domain.sql_operations import (
    AlterTable,
    AttachPartition,
    DetachPartition,
    MoveTable,
    Truncate,
)

Handler = Callable[[Any, Situation], Effect]

# These are about the table itself, or say by themselves which partitions they are about.
ALONE = (RenameTable, TableComment, MoveTable, CreateTable, CreateIndex)
OWN_WORD = (AttachPartition, DetachPartition)


def with_partitions(
    operation: Operation, effect: Effect, situation: Situation, handler: Handler
) -> Effect:
    """The effect on the table, which has no rows of its own, and on all of its partitions."""
    split = {lock.table for lock in effect.locks if situation.table(lock.table).partitioned_by}
    if not split or effect.refused:
        return effect
    if isinstance(operation, DropTable):
        # The table that it is a partition of is locked, but not its siblings.
        split = {name for name in split if name != situation.table(operation.table).partition_of}
    alone = isinstance(operation, ALONE + OWN_WORD) or not_spreading(operation, situation)
    if not split or alone:
        return effect
    if operation.subject not in split or isinstance(operation, Truncate | ChangeRows | InsertRows):
        return spread(effect, split, situation)
    mode = SHARE if makes_key(operation) and not situation.target.at_least(18) else None
    pieces = [bodiless(effect)]
    for part in situation.before.partitions(operation.subject):
        piece = handler(on_partition(operation, part), situation)
        piece = with_attached(operation, piece, part, situation)
        piece = piece if not part.partitioned_by else bodiless(piece)
        locks = (lock(k.table, mode or k.mode) for k in piece.locks if k.table == part.name)
        pieces.append(attrs.evolve(piece, locks=tuple(locks), verified=(), refused=None))
    whole = together([*pieces[1:], pieces[0]])
    return attrs.evolve(whole, verified=effect.verified, proved_by=effect.proved_by)


def with_attached(operation: Operation, piece: Effect, part: Table, situation: Situation) -> Effect:
    """Indexes that hang on one of the partitioned table are made anew when a column of theirs is
    given a type, even one that changes nothing (seen on PostgreSQL 15).
    """
    if not isinstance(operation, AlterColumn) or operation.type is None or piece.rewritten:
        return piece
    column = operation.column
    dependent = [i for i in part.all_indexes if index_mentions(i, column)]
    if piece.index_builds >= len(dependent):
        return piece
    above = situation.table(operation.table).all_indexes
    attached = sum(column in index.elements for index in above if index_mentions(index, column))
    return attrs.evolve(piece, index_builds=piece.index_builds + attached)


def bodiless(effect: Effect) -> Effect:
    """What is left where there are no rows and no index has a file."""
    rowless = tuple(work for work in effect.indexes if not work.rewritten)
    return attrs.evolve(
        effect, scanned=(), rewritten=(), index_builds=0, indexes=rowless, may_fail=None
    )


def spread(effect: Effect, split: set[TableName], situation: Situation) -> Effect:
    """The same on every partition: TRUNCATE, changes of rows, tables that go with others."""
    parts = [part for name in split for part in situation.before.partitions(name)]
    held = [part for each in effect.locks for part in on_partitions(each, None, situation)]
    anew = {name for name in split if name in effect.rewritten}
    files = [i.name for part in parts for i in part.all_indexes if not part.partitioned_by]
    modes = {work.mode for work in effect.indexes} or {ACCESS_EXCLUSIVE}
    own = [w for w in effect.indexes if stays(w, split, situation)]
    works = [IndexWork(n, mode, bool(anew)) for n in files if n for mode in modes]
    touched = works if anew or effect.indexes else []
    gone = sum(len(situation.table(name).all_indexes) for name in anew)
    return attrs.evolve(
        effect,
        locks=strongest((*effect.locks, *held)),
        scanned=on_leaves(effect.scanned, situation),
        rewritten=on_leaves(effect.rewritten, situation),
        indexes=(*own, *touched),
        index_builds=effect.index_builds - gone + (len(files) if anew else 0),
    )


def stays(work: IndexWork, split: set[TableName], situation: Situation) -> bool:
    """Since 16 an index without a file is planned with, so UPDATE and DELETE lock it, too."""
    planned = work.mode == ROW_EXCLUSIVE and situation.target.at_least(16)
    return planned or work.name not in of_tables(split, situation)


def of_tables(names: set[TableName], situation: Situation) -> set[str | None]:
    return {index.name for name in names for index in situation.table(name).all_indexes}


# Said of the partitioned table alone.
NOT_SPREADING = (
    *("enable row level security", "disable row level security", "force row level security"),
    *("no force row level security", "owner to", "replica identity", "set storage parameter"),
    *("reset storage parameter", "enable trigger", "disable trigger", "set logged"),
    "set unlogged",
)


def not_spreading(operation: Operation, situation: Situation) -> bool:
    match operation:
        case AlterTable(action=action):
            return action in NOT_SPREADING
        case AlterColumn(table=table, column=name, nullable=False):
            # Then the partitions have it already.
            column = situation.table(table).column(name)
            required = column is not None and column.nullable is False
            return required and operation == AlterColumn(table, name, nullable=False)
        case AlterColumn(table=table, column=name, nullable=True):
            # Since 18 it looks whether there is anything to take away.
            column = situation.table(table).column(name)
            idle = column is not None and column.nullable is True
            idle = idle and situation.target.at_least(18)
            return idle and operation == AlterColumn(table, name, nullable=True)
    return only_comments(operation)


def only_comments(operation: Operation) -> bool:
    return isinstance(operation, AlterColumn) and operation == AlterColumn(
        operation.table, operation.column, comment=operation.comment
    )


def makes_key(operation: Operation) -> bool:
    """Up to 17 the index on each partition is built while its writers wait, and no others."""
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
