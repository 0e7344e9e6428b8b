"""A column whose value SQLite would have to compute for each row that is there."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn
from domain.review.finding import Level
from domain.rules.replacements import emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.batches import in_batch

ABOUT = Description(
    name="sqlite-add-column-default",
    family="sqlite",
    level=Level.ERROR,
    finds="a column added to an existing table with an expression as default, or STORED.",
    why=(
        "SQLite adds a column without touching the rows, so that its default must be a constant: "
        "CURRENT_TIMESTAMP, `sa.func.now()` and anything in parentheses is refused as soon as the "
        'table has a row ("Cannot add a column with non-constant default"), and so is a stored '
        "generated column. On an empty table it passes, as in most tests. Measured on SQLite 3.40."
    ),
    silent_when=(
        "it stands in `batch_alter_table`, which writes the table anew",
        "the table was created or emptied earlier in the same revision",
        "the default is a constant",
    ),
    way_out="Put it into `with op.batch_alter_table(...)`, or give it a constant.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-add-column-default",),
)
NO_VALUE = "NOT NULL column"


def check(context: StepContext) -> Iterator[Hit]:
    operation, reason = context.step.operation, context.effect.may_fail
    if not isinstance(operation, AddColumn) or not reason or NO_VALUE in reason:
        return
    if not emptied(context, operation.table):
        yield Hit(
            f"adding {operation.table}.{operation.column.name} fails as soon as {operation.table} "
            f"has a row: {reason}",
            table=operation.table,
            column_name=operation.column.name,
            fix=in_batch(operation, operation.table),
        )


SQLITE_ADD_COLUMN_DEFAULT = StepRule(ABOUT, check, (AddColumn,))
