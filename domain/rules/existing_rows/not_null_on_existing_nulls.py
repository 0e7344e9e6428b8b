"""NOT NULL on a column in which some row may have NULL."""

from collections.abc import Iterator

from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.filling import filled, weeded
from domain.rules.replacements import emptied
from domain.rules.requiring import added_here, gives_default, newly_required
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks
from domain.rules.safe_ways.not_null import NotNullWay

ABOUT = Description(
    name="not-null-on-existing-nulls",
    family="existing_rows",
    level=Level.WARNING,
    differs_by_version="always",
    finds="a column set NOT NULL where nothing was seen to fill the rows that have NULL.",
    why=(
        "One row with NULL stops the migration on PostgreSQL (10 to 18), SQLite, and MySQL and "
        "MariaDB in strict mode; without strict mode those put 0 or '' there. A `server_default` "
        "does not help: it is for rows that come, not for those that are there. Once it is done, "
        "writes of the release that is still running fail where they leave the column out."
    ),
    silent_when=(
        "an UPDATE of the column stands before it in the same revision, or a DELETE of some "
        "rows of the table",
        "a validated CHECK proves that there is no NULL",
        "the same revision made or emptied the table, or added the column with a default",
        "the column is NOT NULL already",
    ),
    way_out="Fill the rows in batches in an earlier revision, then set it NOT NULL.",
    hazards=("not-null-on-existing-nulls",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation, column = context.step.operation, newly_required(context)
    if column is None or not isinstance(operation, AlterColumn):
        return
    table, name = operation.table, operation.column
    if context.effect.proved_by or emptied(context, table) or filled(context, table, name):
        return
    if weeded(context, table):
        return
    if added_here(context) and column.default is not None:
        return
    writers = (
        ""
        if gives_default(context, column)
        else ", and from then on so do writes of the running release that leave it out"
    )
    yield Hit(
        f"setting {table}.{name} NOT NULL fails if a row has NULL there{writers}",
        table=table,
        column_name=name,
        fix=blocks(
            fill_first(NotNullWay(table, column, context.target)),
            NotNullWay(table, column, context.target).proved(),
        ),
    )


def fill_first(way: NotNullWay) -> str:
    return f"# First, in batches, each committed by itself:\n{way.filling()}"


NOT_NULL_ON_EXISTING_NULLS = StepRule(ABOUT, check, (AlterColumn,))
