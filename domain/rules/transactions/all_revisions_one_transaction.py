"""Revisions that hold each other's locks, since one transaction runs them all."""

from collections.abc import Iterator

from domain.databases.effect import Blocks, Duration
from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.backfills import is_backfill
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.names import TableName

ABOUT = Description(
    name="all-revisions-one-transaction",
    family="transactions",
    level=Level.WARNING,
    finds="an env.py that runs all pending revisions in one transaction.",
    why=(
        "That is Alembic's default. A lock that the first revision takes is held until the last "
        "one is done: an ALTER of a millisecond in one keeps readers waiting through the index "
        "build of another. If the last one fails, all are undone, unless an `autocommit_block()` "
        "in between has committed the earlier ones. With `transaction_per_migration=True` each "
        "revision is committed with its version. It is told once a review, where env.py "
        "configures Alembic."
    ),
    silent_when=(
        "env.py has `transaction_per_migration=True`, or its source does not tell",
        "its connection commits each statement",
        "no revision takes long after another one has locked a table in use, or the only one that "
        "does locks the same table for that long by itself",
        "the database is MySQL, MariaDB or SQLite: there each revision is committed",
    ),
    way_out="Set `transaction_per_migration=True` in env.py's `context.configure()`.",
    databases=(Database.POSTGRESQL,),
    hazards=("all-revisions-one-transaction", "autocommit-without-per-migration-transaction"),
    always=True,
    once_per="review",
)
IN_ENV_PY = """\
# In env.py:
context.configure(
    connection=connection,
    target_metadata=target_metadata,
    transaction_per_migration=True,
)
# What env.py does for one transaction alone, SET LOCAL or pg_advisory_xact_lock(), ends with the
# first revision then: let it last for the session, SET and pg_advisory_lock()."""

NOT_BEGUN = (
    "# In env.py: begin no transaction before context.configure(). Alembic finds it, begins and\n"
    "# commits none of its own then, and transaction_per_migration=True does nothing."
)


def check(context: StepContext) -> Iterator[Hit]:
    told = held_through(context) or cut_off(context)
    if told:
        facts = context.environment
        own = facts.own_transaction.surely
        place = facts.own_transaction if own else facts.transaction_per_migration
        yield Hit(
            f"env.py runs all pending revisions in one transaction: {told}",
            fix=NOT_BEGUN if own else IN_ENV_PY,
            location=place.location or facts.configured,
        )


def held_through(context: StepContext) -> str | None:
    if context.uncommitted.locked is None:
        return None
    table, by = context.uncommitted.locked
    if by == context.revision.id:
        return None
    long = context.effect.duration is not Duration.INSTANT or is_backfill(context)
    if not long or context.step.operation.subject is None:
        return None
    if context.step.operation.subject in context.created_tables or shuts_out(context, table):
        return None
    return f"{table}, locked by {by}, stays locked while {context.revision.id} takes long"


def shuts_out(context: StepContext, table: TableName) -> bool:
    """Whether the long work keeps readers of that table waiting by itself."""
    return any(
        lock.table == table and lock.blocks is Blocks.READS_AND_WRITES
        for lock in context.effect.locks
    )


def cut_off(context: StepContext) -> str | None:
    """The work of other revisions that an autocommit_block commits."""
    by = context.uncommitted.cut_off
    if by is None or by == context.revision.id or not context.step.autocommit:
        return None
    if context.environment.own_transaction.surely:
        # It commits nothing: Alembic fails.
        return None
    return (
        f"the autocommit_block of {context.revision.id} commits half of it, from {by} on, whether "
        "or not the rest succeeds"
    )


ALL_REVISIONS_ONE_TRANSACTION = StepRule(ABOUT, check)
