"""A new table whose foreign keys lock tables that are in use."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import CreateTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute

ABOUT = Description(
    name="foreign-key-locks-parent",
    family="locks",
    level=Level.INFO,
    finds="a new table with a foreign key to a table that is in use.",
    why=(
        "CREATE TABLE with a foreign key takes SHARE ROW EXCLUSIVE on the table that it points at "
        "(PostgreSQL 10 to 18): an instant, but writes to that table wait until the transaction "
        "commits, and behind it where it waits itself. Foreign keys to several busy tables in one "
        "transaction invite deadlocks."
    ),
    silent_when=(
        "the other table was created earlier in the same revision, too",
        "lock_timeout is set: it gives up rather than let others queue",
    ),
    way_out="A short lock_timeout, and one foreign key to a busy table a transaction.",
    databases=(Database.POSTGRESQL,),
    hazards=("foreign-key-locks-parent",),
    enabled=False,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, CreateTable) or context.lock_timeout is not None:
        return
    for lock in context.effect.locks:
        if lock.table != operation.partition_of and context.effect.blocks_writes_of(lock.table):
            yield Hit(
                f"creating {operation.table} locks {lock.table}, which a foreign key points at: "
                f"writes to {lock.table} wait until the transaction commits",
                table=lock.table,
                fix=(
                    f"# Before {operation.table} is created:\n"
                    + execute("SET LOCAL lock_timeout = '5s'")
                ),
            )


FOREIGN_KEY_LOCKS_PARENT = StepRule(ABOUT, check, (CreateTable,))
