"""A table that is dropped with its rows."""

from collections.abc import Iterator

from domain.operations import ChangeRows, DropTable, InsertRows, Unread
from domain.path_patterns import names
from domain.review.finding import Level
from domain.rule_options import SOME_NAMES, Option
from domain.rules.filling import lost, rows_copied
from domain.rules.replacements import created_later, emptied, moved_aside, table_replaced
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.tables import retire_table
from domain.schema.names import TableName

MAY_BE_DROPPED = Option(
    "may-be-dropped", SOME_NAMES, (), "Tables that nobody misses, with `*` for any characters."
)
ABOUT = Description(
    name="drop-table",
    family="data_loss",
    level=Level.ERROR,
    finds="a table that is dropped with the rows in it.",
    why=(
        "No downgrade brings the rows back, and the release that is still running while the "
        "migration runs fails wherever it uses the table. On every database the drop itself takes "
        "an instant; on PostgreSQL it takes ACCESS EXCLUSIVE on the table and on each table that "
        "its foreign keys point at (10 to 18), and it is refused as long as other foreign keys "
        "point at it."
    ),
    silent_when=(
        "the table was created earlier in the same revision, or is temporary",
        "a table made in the same revision takes its name afterwards: a copy replaced it",
        "the same revision moved it aside, and another table has its old name",
        "it is a leftover of batch mode (`_alembic_tmp_...`)",
        "the policy names it in `may-be-dropped`",
    ),
    less_when="the same revision makes it anew and writes rows to it, or may do so",
    way_out=(
        "Release code that no longer uses the table first; drop it in a revision of a later "
        "release, after a backup."
    ),
    hazards=("drop-table",),
    options=(MAY_BE_DROPPED,),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropTable) or operation.table.name.startswith("_alembic_tmp_"):
        return
    table = operation.table
    if names(context.options.of(ABOUT.name, MAY_BE_DROPPED), str(table)):
        return
    if table_replaced(context, table) or moved_aside(context, table):
        return
    kept = emptied(context, table) or rows_copied(context, table)
    if table in created_later(context) and refilled(context, table):
        yield Hit(
            f"dropping table {table} to make it anew deletes its rows: what is written to it "
            "afterwards has to stand for all of them",
            table=table,
            fix=retire_table(table, context.before, context.target),
            level=Level.WARNING,
        )
        return
    yield Hit(
        f"dropping table {table} {lost(context, 'its rows', kept)}breaks the release that is "
        "still running wherever it uses the table",
        table=table,
        fix=retire_table(table, context.before, context.target),
    )


def refilled(context: StepContext, table: TableName) -> bool:
    """Something later in the revision writes rows to it, or may."""
    return any(
        isinstance(step.operation, InsertRows | ChangeRows | Unread)
        and step.operation.table in (table, None)
        for step in context.later
    )


DROP_TABLE = StepRule(ABOUT, check, (DropTable,))
