"""Pieces that the effects of several operations are made of."""

from collections.abc import Iterable

from domain.databases.effect import Effect, IndexWork, TableLock
from domain.databases.postgresql.modes import (
    ACCESS_EXCLUSIVE,
    SHARE_ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    lock,
)
from domain.databases.target import Target
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName
from domain.schema.schema import Table


def exclusive(table: TableName) -> Effect:
    """ACCESS EXCLUSIVE for a moment: what most of ALTER TABLE takes."""
    return Effect(locks=(lock(table, ACCESS_EXCLUSIVE),))


def rewriting(table: Table) -> Effect:
    """The table and all its indexes are written anew."""
    indexes = table.all_indexes
    return Effect(
        locks=(lock(table.name, ACCESS_EXCLUSIVE),),
        rewritten=(table.name,),
        index_builds=len(indexes),
        indexes=index_work((i.name for i in indexes), rewritten=True),
    )


def index_work(
    names: Iterable[str | None], mode: str = ACCESS_EXCLUSIVE, rewritten: bool = False
) -> tuple[IndexWork, ...]:
    return tuple([IndexWork(name, mode, rewritten) for name in names if name])


def partners(
    keys: Iterable[ForeignKey], child: TableName, mode: str = SHARE_ROW_EXCLUSIVE
) -> tuple[TableLock, ...]:
    """Locks on the tables that foreign keys of `child` point at."""
    targets = dict.fromkeys([key.target for key in keys if key.target != child])
    return tuple([lock(target, mode) for target in targets])


def renaming(target: Target) -> str:
    """The lock on an index that takes another name."""
    return SHARE_UPDATE_EXCLUSIVE if target.at_least(12) else ACCESS_EXCLUSIVE
