"""A batch block that rows may stop, after it has created its table."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddConstraint, AlterColumn, ChangeRows
from domain.review.finding import Level
from domain.rules.batch_copies import raises_a_copy
from domain.rules.replacements import emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute, sql_name
from domain.schema.elements import Check, Unique
from domain.schema.names import TableName
from domain.transactions import writes_rows

ABOUT = Description(
    name="sqlite-batch-leftover-table",
    family="sqlite",
    level=Level.WARNING,
    finds="a batch block that one row can stop, and that leaves its copy behind then.",
    why=(
        "A batch block creates `_alembic_tmp_<table>` and copies the rows into it: a NULL in a "
        "column that becomes NOT NULL, or two equal values of a new UNIQUE, stop it. Python's "
        "driver opens no transaction for CREATE TABLE, so that the copy stays, and the next "
        'attempt fails with "table _alembic_tmp_... already exists", whatever was done about '
        "the row. Measured with Alembic 1.20 on SQLite 3.40."
    ),
    silent_when=(
        "env.py makes SQLite's DDL transactional, or rows were changed before, which opens a "
        "transaction",
        "an UPDATE of the table stands before it in the same revision",
        "the table was created or emptied earlier in the same revision, or the column added",
    ),
    way_out="Find the rows first, and drop what an earlier attempt may have left.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-batch-leftover-temp-table",),
)


def check(context: StepContext) -> Iterator[Hit]:
    step, table = context.step, context.step.operation.subject
    if table is None or not raises_a_copy(step) or in_transaction(context):
        return
    reason = what_stops_it(context)
    if reason is None or emptied(context, table) or filled(context, table):
        return
    copy = sql_name(f"_alembic_tmp_{table.name}", Database.SQLITE)
    yield Hit(
        f"{reason} stops the batch block over {table}, and its copy {copy} stays behind",
        table=table,
        fix=(
            "# Before the block, once no row stands in its way any more:\n"
            + execute(f"DROP TABLE IF EXISTS {copy}")
        ),
    )


def in_transaction(context: StepContext) -> bool:
    """The driver begins one before rows change, and the copy's own table comes before its rows."""
    begun = any(writes_rows(step) for step in context.earlier)
    return begun or context.environment.sqlite_begins.surely


def what_stops_it(context: StepContext) -> str | None:
    match context.step.operation:
        case AlterColumn(table=table, column=name, nullable=False):
            known = context.before.known_or_blank(table).column(name)
            never = known is not None and known.nullable is False
            return None if never else f"a NULL in {name}"
        case AddConstraint(table=table, constraint=Unique(columns=columns)):
            if any((table, column) in context.added_columns for column in columns):
                return None
            return f"a value of {', '.join(columns)} that is there twice"
        case AddConstraint(constraint=Check(name=name)):
            return f"a row that breaks {name or 'the CHECK'}"
    return None


def filled(context: StepContext, table: TableName) -> bool:
    return any(
        isinstance(step.operation, ChangeRows) and step.operation.table in (None, table)
        for step in context.earlier
    )


SQLITE_BATCH_LEFTOVER_TABLE = StepRule(ABOUT, check, (AddConstraint, AlterColumn))
