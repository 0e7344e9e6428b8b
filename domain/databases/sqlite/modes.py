"""SQLite's locks are on the whole file; here they are told of the table in question."""

from domain.databases.effect import Blocks, Effect, TableLock
from domain.schema.names import TableName

RESERVED = "RESERVED"
EXCLUSIVE = "EXCLUSIVE"


def writing(table: TableName) -> Effect:
    """The one write lock of the file: whoever writes anything waits until commit."""
    return Effect(locks=(TableLock(table, RESERVED, Blocks.WRITES, 1),))


def copying(table: TableName, index_builds: int = 0) -> Effect:
    """A new table, all rows copied, the old one dropped: readers wait too."""
    return Effect(
        locks=(TableLock(table, EXCLUSIVE, Blocks.READS_AND_WRITES, 2),),
        rewritten=(table,),
        index_builds=index_builds,
    )
