"""How MySQL and MariaDB carry out ALTER TABLE: the cheapest way that they accept."""

from enum import Enum

from domain.databases.effect import Blocks, Effect, TableLock
from domain.databases.target import Database, Target
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
    rank = LOCKS.index(lock) * len(ALGORITHMS) + ALGORITHMS.index(algorithm)
    rewritten = (table,) if algorithm is Algorithm.COPY else ()
    return Effect(locks=(TableLock(table, mode, BLOCKS[lock], rank),), rewritten=rewritten)


def instant(table: TableName) -> Effect:
    return altering(table, Algorithm.INSTANT)


def copying(table: TableName) -> Effect:
    """Every row is copied to a new table, and nobody may write meanwhile."""
    return altering(table, Algorithm.COPY, Lock.SHARED)


def rebuilding(table: TableName, lock: Lock = Lock.NONE) -> Effect:
    """Every row is copied while others go on writing, unless the lock says otherwise."""
    effect = altering(table, Algorithm.INPLACE, lock)
    return Effect(locks=effect.locks, rewritten=(table,))


def without_copy(table: TableName, target: Target) -> Effect:
    """Index work beside the rows: MariaDB has a word of its own for it."""
    maria = target.database is Database.MARIADB
    return altering(table, Algorithm.NOCOPY if maria else Algorithm.INPLACE)


def catalogue(table: TableName, target: Target) -> Effect:
    """Nothing but the catalogue changes: MySQL calls some of this INPLACE."""
    maria = target.database is Database.MARIADB
    return altering(table, Algorithm.INSTANT if maria else Algorithm.INPLACE)


def statement(table: TableName, lock: Lock = Lock.EXCLUSIVE) -> TableLock:
    """The metadata lock of a statement that takes no ALGORITHM clause."""
    return TableLock(table, f"LOCK={lock.value}", BLOCKS[lock], LOCKS.index(lock) * 4)


def older_than(target: Target, *version: int) -> bool:
    """Whether the server is known to be older: `8.0` alone may be any release of 8.0."""
    return target.version < version[: len(target.version)] or (
        len(target.version) >= len(version) and target.version < version
    )
