"""What an operation does on the server: locks, rewrites, scans, failure."""

from enum import Enum

from attrs import frozen

from domain.schema.names import TableName


class Blocks(Enum):
    """What others cannot do on the table meanwhile. DDL is named only where nothing else is."""

    NOTHING = "nothing"
    DDL = "ddl"
    WRITES = "writes"
    READS_AND_WRITES = "reads and writes"


class Duration(Enum):
    """How long the work under the lock takes. The lock itself is held until commit."""

    INSTANT = "instant"
    SCAN = "scan"
    INDEX_BUILD = "index build"
    REWRITE = "rewrite"


@frozen
class TableLock:
    """`mode` in the words of the database: `ACCESS EXCLUSIVE`, or `ALGORITHM=COPY, LOCK=SHARED`."""

    table: TableName
    mode: str
    blocks: Blocks


@frozen
class Effect:
    """The effect of one operation on a server of one version.

    `scanned`, `rewritten`: tables read row by row, or written anew with their indexes, while the
    locks are held. `index_builds`: how many indexes are built or rebuilt. `refused`: the server's
    reason when it refuses the operation whatever the rows are. `assumption`: what the answer rests
    on where something was not known (the old type, say).
    """

    locks: tuple[TableLock, ...] = ()
    scanned: tuple[TableName, ...] = ()
    rewritten: tuple[TableName, ...] = ()
    index_builds: int = 0
    refused: str | None = None
    assumption: str | None = None

    def lock_on(self, table: TableName | None) -> TableLock | None:
        return next((lock for lock in self.locks if lock.table == table), None)

    def blocks_writes_of(self, table: TableName | None) -> bool:
        lock = self.lock_on(table)
        return lock is not None and lock.blocks in (Blocks.WRITES, Blocks.READS_AND_WRITES)

    @property
    def duration(self) -> Duration:
        if self.rewritten:
            return Duration.REWRITE
        if self.index_builds:
            return Duration.INDEX_BUILD
        return Duration.SCAN if self.scanned else Duration.INSTANT
