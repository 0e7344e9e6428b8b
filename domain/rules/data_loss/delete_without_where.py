"""A DELETE that names no rows, so that it finds all of them."""

from collections.abc import Iterator

from domain.operations import ChangeRows
from domain.review.finding import Level
from domain.rules.filling import rows_copied, rows_written
from domain.rules.replacements import dropped_later, emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.tables import delete_some

ABOUT = Description(
    name="delete-without-where",
    family="data_loss",
    level=Level.ERROR,
    finds="a DELETE of all rows of a table, without a condition or with one that always holds.",
    why=(
        "The rows are gone, and no downgrade brings them back. Each row stays locked until the "
        "migration commits, and rows of other tables go with them where a foreign key says ON "
        "DELETE CASCADE."
    ),
    silent_when=(
        "the table was created earlier in the same revision, is temporary, or is empty already",
        "the table is dropped later in the same revision: that is `drop-table`",
        "the same revision copied its rows to another table before",
    ),
    less_when="rows were written to other tables before, from where is not known.",
    way_out="Delete the rows that are meant by a condition, in batches, after a backup.",
    hazards=("delete-without-where",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, ChangeRows) or operation.verb.upper() != "DELETE":
        return
    table = operation.table
    if operation.filtered is not False or table is None:
        return
    if dropped_later(context, table) or emptied(context, table) or rows_copied(context, table):
        return
    elsewhere = rows_written(context, table)
    yield Hit(
        f"DELETE without a condition deletes all rows of {table} for good",
        table=table,
        fix=delete_some(table, context.target),
        level=Level.WARNING if elsewhere else None,
        assumption="what was written before keeps none of them" if elsewhere else "",
    )


DELETE_WITHOUT_WHERE = StepRule(ABOUT, check, (ChangeRows,))
