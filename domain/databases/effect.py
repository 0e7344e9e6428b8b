"""What an operation does on the server: locks, rewrites, scans, failure."""

from collections.abc import Iterable
from enum import Enum

from attrs import evolve, field

from domain.classes import frozen
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
    ROWS = "row changes"
    SCAN = "scan"
    INDEX_BUILD = "index build"
    REWRITE = "rewrite"


@frozen
class TableLock:
    """`mode` in the words of the database: `ACCESS EXCLUSIVE`, or `ALGORITHM=COPY, LOCK=SHARED`.

    `rank` orders the modes of one database, the weakest first.
    """

    table: TableName
    mode: str
    blocks: Blocks
    rank: int = field(default=0, eq=False, repr=False)


@frozen
class IndexWork:
    """What happens to an index that was there before: its lock, and whether its file is new.

    An index that is dropped and made again under its name counts in `index_builds`, not here as
    rewritten.
    """

    name: str
    mode: str
    rewritten: bool = False


@frozen
class Effect:
    """The effect of one operation on a server of one version.

    `changed`: tables whose rows are all changed, each locked for other writers until commit.
    `scanned`, `rewritten`: tables read row by row, or written anew with their indexes, while the
    locks are held. `index_builds`: how many indexes are built or rebuilt. `indexes`: existing
    indexes that are locked or written anew. `verified`: names of the foreign keys whose rows are
    checked. `proved_by`: the constraint that spared a scan. `refused`: the server's reason when it
    refuses the operation whatever the rows are; `may_fail`: its reason when existing rows do not
    allow it. `assumption`: what the answer rests on where something was not known (the old type,
    say). `loses`: data that cannot be had back, as in `all values of t.a`. `outside_transaction`:
    the server accepts it only where no transaction is open.
    """

    locks: tuple[TableLock, ...] = ()
    scanned: tuple[TableName, ...] = ()
    rewritten: tuple[TableName, ...] = ()
    index_builds: int = 0
    refused: str | None = None
    assumption: str | None = None
    may_fail: str | None = None
    indexes: tuple[IndexWork, ...] = ()
    verified: tuple[str, ...] = ()
    proved_by: str | None = None
    loses: str | None = None
    outside_transaction: bool = False
    changed: tuple[TableName, ...] = ()

    def lock_on(self, table: TableName | None) -> TableLock | None:
        # A loop: a generator takes twice as long, and every rule about locks asks.
        for lock in self.locks:
            if lock.table == table:
                return lock
        return None

    def blocks_writes_of(self, table: TableName | None) -> bool:
        lock = self.lock_on(table)
        return lock is not None and lock.blocks in (Blocks.WRITES, Blocks.READS_AND_WRITES)

    @property
    def duration(self) -> Duration:
        if self.rewritten:
            return Duration.REWRITE
        if self.index_builds:
            return Duration.INDEX_BUILD
        if self.scanned:
            return Duration.SCAN
        return Duration.ROWS if self.changed else Duration.INSTANT


def together(effects: Iterable[Effect]) -> Effect:
    """Several things done by one operation: the strongest lock of each table, all the work.

    A table that is written anew needs no scan besides.
    """
    effects = tuple(effects)
    if len(effects) == 1:
        return effects[0]
    rewritten = dict.fromkeys(name for e in effects for name in e.rewritten)
    scanned = dict.fromkeys(name for e in effects for name in e.scanned)
    return Effect(
        locks=strongest(lock for e in effects for lock in e.locks),
        scanned=tuple(name for name in scanned if name not in rewritten),
        rewritten=tuple(rewritten),
        index_builds=sum(e.index_builds for e in effects),
        refused=first_told(e.refused for e in effects),
        assumption=all_told(e.assumption for e in effects),
        may_fail=first_told(e.may_fail for e in effects),
        indexes=tuple(dict.fromkeys(work for e in effects for work in e.indexes)),
        verified=tuple(dict.fromkeys(name for e in effects for name in e.verified)),
        proved_by=first_told(e.proved_by for e in effects),
        loses=all_told(e.loses for e in effects),
        outside_transaction=any(e.outside_transaction for e in effects),
        changed=tuple(dict.fromkeys(name for e in effects for name in e.changed)),
    )


def held(effect: Effect, reason: str | None, certain: bool) -> Effect:
    """What becomes of an effect that something known stands in the way of.

    Refused where all is known; else what keeps it may be gone, unseen.
    """
    if reason is None:
        return effect
    if certain:
        return Effect(refused=reason, outside_transaction=effect.outside_transaction)
    guess = f"what is known would make the server refuse it ({reason})"
    return evolve(effect, assumption=all_told([effect.assumption, guess]))


def strongest(locks: Iterable[TableLock]) -> tuple[TableLock, ...]:
    kept: dict[TableName, TableLock] = {}
    for lock in locks:
        held = kept.get(lock.table)
        if held is None or held.rank < lock.rank:
            kept[lock.table] = lock
    return tuple(kept.values())


def first_told(reasons: Iterable[str | None]) -> str | None:
    for reason in reasons:
        if reason:
            return reason
    return None


def all_told(reasons: Iterable[str | None]) -> str | None:
    told = dict.fromkeys([reason for reason in reasons if reason])
    return "; ".join(told) or None
