"""SQLite's locks are on the whole file; here they are told of the table in question."""

from domain.databases.effect import Blocks, Effect, TableLock
from domain.schema.names import TableName

RESERVED = "RESERVED"
EXCLUSIVE = "EXCLUSIVE"


def writing(table: TableName) -> Effect:
    """The one write lock of the file: whoever writes anything waits until commit."""
    return Effect(locks=(TableLock(table, RESERVED, Blocks.WRITES, 1),))


def writing_much(table: TableName) -> Effect:
    """More pages than the cache holds (2 MB unless set): from then on readers wait too.

    Not in WAL mode, which nobody has unless they asked for it.
    """
    return Effect(locks=(TableLock(table, EXCLUSIVE, Blocks.READS_AND_WRITES, 2),))
