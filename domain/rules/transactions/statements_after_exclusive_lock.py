"""Long work while a table that nobody may read is waiting for the commit."""

from collections.abc import Iterator

from domain.databases.effect import Blocks, Duration, TableLock
from domain.databases.target import Database
from domain.operations import ChangeRows, CreateIndex
from domain.review.finding import Level
from domain.rules.backfills import is_backfill
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks
from domain.rules.safe_ways.indexes import concurrent_index
from domain.rules.safe_ways.validation import ALONE

ABOUT = Description(
    name="statements-after-exclusive-lock",
    family="transactions",
    level=Level.WARNING,
    finds="long work in a transaction that already keeps readers out of a table in use.",
    why=(
        "An ALTER TABLE that takes a millisecond takes ACCESS EXCLUSIVE all the same, and holds it "
        "until the transaction ends (PostgreSQL 10 to 18). An index build, a scan, a rewrite or an "
        "UPDATE of all rows that follows in the same transaction, on whatever table, keeps readers "
        "and writers of the first table waiting until it is done."
    ),
    silent_when=(
        "only short statements follow",
        "the tables that are locked were created in the same revision",
        "what follows locks the same table as strongly by itself: the rule about that speaks",
        "an `autocommit_block()` or something else commits in between",
    ),
    way_out="One transaction for what locks, another revision for what takes long.",
    databases=(Database.POSTGRESQL,),
    hazards=(
        "statements-after-exclusive-lock",
        "rewrite-while-holding-other-lock",
        "mixed-ddl-and-dml",
    ),
    supersedes=("unbatched-backfill",),
    once_per="revision",
)
WORK = {
    Duration.SCAN: "{} is read",
    Duration.INDEX_BUILD: "an index of {} is built",
    Duration.REWRITE: "{} is written anew",
}


def check(context: StepContext) -> Iterator[Hit]:
    if not context.held:
        return
    work = long_work(context)
    if work is None:
        return
    locked = next((lock for lock in context.held if is_kept_waiting(lock, context)), None)
    if locked:
        yield Hit(
            f"{locked.table} is locked ({locked.mode}) since an earlier statement of the same "
            f"transaction: nobody reads or writes it while {work}",
            table=locked.table,
            fix=apart(context),
        )


def long_work(context: StepContext) -> str | None:
    """What takes long here; new tables are empty."""
    operation = context.step.operation
    if operation.subject in context.created_tables:
        return None
    if is_backfill(context):
        return f"all rows of {operation.subject} are changed"
    work = WORK.get(context.effect.duration)
    return work.format(operation.subject or "a table") if work else None


def is_kept_waiting(lock: TableLock, context: StepContext) -> bool:
    own = context.effect.lock_on(lock.table)
    known = context.before.table(lock.table)
    return (
        lock.blocks is Blocks.READS_AND_WRITES
        and (own is None or own.blocks is Blocks.DDL or own.blocks is Blocks.NOTHING)
        and lock.table not in context.created_tables
        and known is not None
        and not known.temporary
    )


def apart(context: StepContext) -> str:
    """In a transaction of its own, too, which another revision need not have."""
    if context.environment.transaction_per_migration.surely:
        return elsewhere(context)
    return blocks(elsewhere(context), ALONE)


def elsewhere(context: StepContext) -> str:
    match context.step.operation:
        case CreateIndex(table=table, index=index):
            return concurrent_index(table, index)
        case ChangeRows():
            return "# In a revision of its own, after this one, and in batches."
    return "# In a revision of its own, after this one."


STATEMENTS_AFTER_EXCLUSIVE_LOCK = StepRule(ABOUT, check)
