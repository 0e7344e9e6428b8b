"""How MySQL and MariaDB carry out ALTER TABLE: the cheapest way that they accept."""

from enum import Enum

import attrs

from domain.databases.effect import Blocks, Effect, TableLock
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.schema.column_changes import index_mentions
from domain.schema.elements import Index
from domain.schema.names import TableName


class Algorithm(Enum):
    """Cheapest first. INSTANT and NOCOPY never write the table anew; COPY always does."""

    INSTANT = "INSTANT"
    NOCOPY = "NOCOPY"
    INPLACE = "INPLACE"
    COPY = "COPY"


class Lock(Enum):
    """What others may do meanwhile: all, only read, or nothing."""

    NONE = "NONE"
    SHARED = "SHARED"
    EXCLUSIVE = "EXCLUSIVE"


BLOCKS = {
    Lock.NONE: Blocks.NOTHING,
    Lock.SHARED: Blocks.WRITES,
    Lock.EXCLUSIVE: Blocks.READS_AND_WRITES,
}
LOCKS, ALGORITHMS = tuple(Lock), tuple(Algorithm)


def altering(table: TableName, algorithm: Algorithm, lock: Lock = Lock.NONE) -> Effect:
    """ALTER TABLE that leaves the rows where they are, unless it copies them."""
    mode = f"ALGORITHM={algorithm.value}, LOCK={lock.value}"
    rewritten = (table,) if algorithm is Algorithm.COPY else ()
    return Effect(
        locks=(TableLock(table, mode, BLOCKS[lock], rank(algorithm, lock)),), rewritten=rewritten
    )


def rank(algorithm: Algorithm, lock: Lock) -> int:
    return LOCKS.index(lock) * len(ALGORITHMS) + ALGORITHMS.index(algorithm)


def instant(table: TableName, target: Target, lock: Lock = Lock.NONE) -> Effect:
    """MySQL takes no other LOCK clause beside INSTANT than DEFAULT (error 1221)."""
    if target.database is Database.MARIADB:
        return altering(table, Algorithm.INSTANT, lock)
    mode = "ALGORITHM=INSTANT, LOCK=DEFAULT"
    return Effect(locks=(TableLock(table, mode, BLOCKS[lock], rank(Algorithm.INSTANT, lock)),))


def copying(table: TableName, situation: Situation, counts: bool = False) -> Effect:
    """Every row is copied to a new table, and nobody may write meanwhile.

    MariaDB lets writers go on since 11.2, where no key of the table changes rows by itself and
    AUTO_INCREMENT is not new (`counts`).
    """
    if situation.target.database is not Database.MARIADB or older_than(situation.target, 11, 2):
        return altering(table, Algorithm.COPY, Lock.SHARED)
    known = situation.table(table)
    acting = any(acts(key.on_delete) or acts(key.on_update) for key in known.foreign_keys)
    effect = altering(table, Algorithm.COPY, Lock.SHARED if acting or counts else Lock.NONE)
    if acting or counts or known.complete:
        return effect
    return attrs.evolve(effect, assumption=f"no foreign key of {table} has CASCADE or SET NULL")


def acts(rule: str | None) -> bool:
    return (rule or "").upper() in ("CASCADE", "SET NULL")


def rebuilding(
    table: TableName, situation: Situation, lock: Lock = Lock.NONE, without: str | None = None
) -> Effect:
    """Every row is copied while others go on writing, unless the lock says otherwise.

    Not where the table has a FULLTEXT index, other than one over the column that goes (`without`).
    """
    if lock is Lock.NONE and has_fulltext(table, situation, without):
        if situation.target.database is Database.MYSQL:
            return copying(table, situation)
        lock = Lock.SHARED
    effect = altering(table, Algorithm.INPLACE, lock)
    return Effect(locks=effect.locks, rewritten=(table,))


def has_fulltext(table: TableName, situation: Situation, without: str | None = None) -> bool:
    return any(
        is_fulltext(index) and (without is None or not index_mentions(index, without))
        for index in situation.table(table).indexes
    )


def is_fulltext(index: Index) -> bool:
    return (index.method or "").lower() == "fulltext"


def without_copy(table: TableName, target: Target, lock: Lock = Lock.NONE) -> Effect:
    """Index work beside the rows: MariaDB has a word of its own for it."""
    maria = target.database is Database.MARIADB
    return altering(table, Algorithm.NOCOPY if maria else Algorithm.INPLACE, lock)


def catalogue(table: TableName, target: Target) -> Effect:
    """Nothing but the catalogue changes: MySQL calls some of this INPLACE."""
    maria = target.database is Database.MARIADB
    return instant(table, target) if maria else altering(table, Algorithm.INPLACE)


def statement(table: TableName, lock: Lock = Lock.EXCLUSIVE) -> TableLock:
    """The metadata lock of a statement that takes no ALGORITHM clause."""
    return TableLock(table, f"LOCK={lock.value}", BLOCKS[lock], LOCKS.index(lock) * 4)


def older_than(target: Target, *version: int) -> bool:
    """Whether the server is known to be older: `8.0` alone may be any release of 8.0."""
    return target.version < version[: len(target.version)] or (
        len(target.version) >= len(version) and target.version < version
    )
