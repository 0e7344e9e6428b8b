"""A column in which there may be NULL from now on."""

from collections.abc import Iterator

from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.replacements import dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule

ABOUT = Description(
    name="drop-not-null",
    family="compatibility",
    level=Level.INFO,
    finds="a NOT NULL that is taken away.",
    why=(
        "Code that reads the column has never met None there. On PostgreSQL it takes an instant, "
        "on MySQL and MariaDB the table is built anew."
    ),
    silent_when=(
        "the column may be NULL already, or was added earlier in the same revision",
        "the table is dropped later in the same revision",
    ),
    way_out="Release code that can read NULL there first.",
    hazards=("drop-not-null",),
    enabled=False,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or operation.nullable is not True:
        return
    table, name = operation.table, operation.column
    column = context.before.known_or_blank(table).column(name)
    if column is None or column.nullable is not False or dropped_later(context, table):
        return
    if (table, name) not in context.added_columns:
        yield Hit(
            f"{table}.{name} may be NULL from now on: the release that is still running may not "
            "expect that",
            table=table,
            column_name=name,
            fix=f"# First release code that reads NULL in {name} of {table}.",
        )


DROP_NOT_NULL = StepRule(ABOUT, check, (AlterColumn,))
