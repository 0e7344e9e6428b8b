"""All rows of a table changed by one statement."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import ChangeRows
from domain.review.finding import Level
from domain.rules.backfills import is_backfill
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.key_ranges import Backfill, in_batches
from domain.schema.names import TableName

ABOUT = Description(
    name="unbatched-backfill",
    family="transactions",
    level=Level.WARNING,
    finds="an UPDATE that changes all rows of an existing table in one statement.",
    why=(
        "Each row stays locked for other writers until the transaction ends, every old version of "
        "it stays until then too, replicas fall behind, and if the statement is stopped after an "
        "hour all of it is undone. On PostgreSQL the table grows to twice its size; on MySQL and "
        "MariaDB the undo log does, and a following ALTER commits the rows by itself."
    ),
    silent_when=(
        "the table was created in the same revision, or is temporary",
        "a WHERE chooses rows by more than that a new column is NULL",
        "a loop changes a range of keys at a time",
    ),
    way_out="Change a range of keys at a time, each committed, in a revision of its own.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("unbatched-backfill",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if isinstance(operation, ChangeRows) and operation.table and is_backfill(context):
        table = operation.table
        yield Hit(
            f"one UPDATE changes all rows of {table}: other writers of a row wait until the "
            "transaction ends",
            table=table,
            fix=in_batches(backfill(operation, table, context), context.target),
        )


def backfill(operation: ChangeRows, table: TableName, context: StepContext) -> Backfill:
    """New columns that it does not ask to be NULL are so all the same."""
    new = tuple(name for name in operation.sets if (table, name) in context.added_columns)
    asked = tuple(name for name in new if (table, name) in operation.reads)
    filtered = operation.filtered is not False
    known = context.before.known_or_blank(table)
    return Backfill(known, operation.sets, asked if filtered else new, filtered)


UNBATCHED_BACKFILL = StepRule(ABOUT, check, (ChangeRows,))
