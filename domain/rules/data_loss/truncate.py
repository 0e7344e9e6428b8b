"""TRUNCATE of tables that have rows."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.filling import rows_copied, rows_written
from domain.rules.replacements import dropped_later, emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.tables import delete_some
from domain.sql_operations import Truncate

ABOUT = Description(
    name="truncate",
    family="data_loss",
    level=Level.ERROR,
    finds="TRUNCATE of a table with rows.",
    why=(
        "The rows are gone, and no downgrade brings them back. PostgreSQL (10 to 18) takes ACCESS "
        "EXCLUSIVE until commit, transactions that began before see an empty table, and CASCADE "
        "empties each table with a foreign key to this one as well, whatever its ON DELETE says. "
        "MySQL and MariaDB commit what was done before it, and refuse it for a table that a "
        "foreign key points at."
    ),
    silent_when=(
        "the table was created earlier in the same revision, is temporary, or is empty already",
        "the table is dropped later in the same revision: that is `drop-table`",
        "the same revision copied its rows to another table before",
    ),
    less_when="rows were written to other tables before, from where is not known.",
    way_out="Delete the rows that are meant by a condition, in batches, after a backup.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("truncate",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, Truncate):
        return
    lost = context.effect.loses or "all rows"
    for table in operation.tables:
        harmless = dropped_later(context, table) or emptied(context, table)
        if table in context.created_tables or harmless or rows_copied(context, table):
            continue
        elsewhere = rows_written(context, table)
        yield Hit(
            f"TRUNCATE deletes {lost} for good",
            table=table,
            fix=delete_some(table, context.target),
            level=Level.WARNING if elsewhere else None,
            assumption="what was written before keeps none of them" if elsewhere else "",
        )
        return


TRUNCATE = StepRule(ABOUT, check, (Truncate,))
