"""An UPDATE that overwrites a column in every row."""

from collections.abc import Iterator

from domain.operations import ChangeRows
from domain.review.finding import Level
from domain.rules.filling import copied
from domain.rules.replacements import dropped_later, emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import sql_name, sql_table
from domain.rules.safe_ways.column_calls import add_column
from domain.rules.safe_ways.elements_code import column_code
from domain.schema.elements import Column
from domain.schema.names import TableName

ABOUT = Description(
    name="update-without-where",
    family="data_loss",
    level=Level.WARNING,
    finds="an UPDATE that overwrites a column in all rows of a table.",
    why=(
        "What stood in the column is gone, and no downgrade brings it back. Each row is written "
        "anew and stays locked until the migration commits, so that every other UPDATE of the "
        "table waits for it."
    ),
    silent_when=(
        "the column was added, or the table created, earlier in the same revision: that fills it",
        "the new value is worked out from the old one: `note = lower(note)`",
        "the same revision copied the values to another column or table before",
        "the table is dropped later in the same revision",
    ),
    way_out=(
        "Say which rows are meant, write in batches by key with a commit between them, and keep "
        "the old values in a column of their own until nobody needs them."
    ),
    hazards=("update-without-where",),
    supersedes=("unbatched-backfill",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, ChangeRows) or operation.verb.upper() != "UPDATE":
        return
    table = operation.table
    if operation.filtered is not False or table is None or dropped_later(context, table):
        return
    if emptied(context, table):
        return
    for column in operation.sets:
        worked_out = (table, column) in operation.reads
        if worked_out or (table, column) in context.added_columns:
            continue
        if copied(context, table, column):
            continue
        yield Hit(
            f"UPDATE without a condition overwrites {table}.{column} in every row for good",
            table=table,
            column_name=column,
            fix=some_rows(table, column, context),
        )
        return


def some_rows(table: TableName, column: str, context: StepContext) -> str:
    """The old values go to a column of their own."""
    database = context.target.database
    known = context.before.known_or_blank(table).column(column)
    kept = Column(f"{column}_before", known.type if known else None)
    old, name = sql_name(kept.name, database), sql_name(column, database)
    change = f"SET {old} = {name}, {name} = ... WHERE {old} IS NULL AND ..."
    return (
        "# Revision 1, for the old values, until nobody needs them:\n"
        f"{add_column(table, column_code(kept, database))}\n"
        "# Next, in batches by key, each committed by itself, and only the rows that are meant:\n"
        f"#     UPDATE {sql_table(table, database)} {change}"
    )


UPDATE_WITHOUT_WHERE = StepRule(ABOUT, check, (ChangeRows,))
