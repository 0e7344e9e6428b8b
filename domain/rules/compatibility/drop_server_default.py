"""A default that is taken away under a release that relies on it."""

from collections.abc import Iterator

from domain.operations import AlterColumn, DropColumn, DropDefault
from domain.review.finding import Level
from domain.rules.replacements import dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_calls import drop_default
from domain.schema.elements import Column, Default

ABOUT = Description(
    name="drop-server-default",
    family="compatibility",
    level=Level.ERROR,
    finds="a server default taken away from a column that must have a value.",
    why=(
        "Each INSERT that does not name the column fails from then on, on every database. A column "
        "that is added with a default only to fill the rows, and loses it in the same revision, is "
        "unknown to the release that is still running: it names it in no INSERT."
    ),
    silent_when=(
        "the column may be NULL, or had no default",
        "the table was created earlier in the same revision, or is temporary",
        "the same revision sets another default afterwards, or drops the column",
    ),
    less_when="the column was there before the revision: the running release may give it a value.",
    way_out="Take the default away in a revision of the next release.",
    hazards=("drop-server-default",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or not isinstance(operation.default, DropDefault):
        return
    table, name = operation.table, operation.column
    column = context.before.known_or_blank(table).column(name) or Column(
        name, operation.existing_type, operation.existing_nullable, operation.existing_default
    )
    required = column.nullable if operation.nullable is None else operation.nullable
    if column.default is None or required is not False or is_null(column.default):
        return
    if dropped_later(context, table) or set_later(context, operation):
        return
    new = (table, name) in context.added_columns
    why = "it does not know the column" if new else "wherever they leave it out"
    yield Hit(
        f"taking the default of {table}.{name} away makes INSERTs of the release that is still "
        f"running fail: {why}",
        table=table,
        column_name=name,
        fix=(
            f"# In a revision of the next release, when all running code gives {name} a value:\n"
            + drop_default(table, column, context.target.database)
        ),
        level=None if new else Level.WARNING,
    )


def is_null(default: Default) -> bool:
    return default.is_expression and (default.text or "").split("::")[0].strip().lower() == "null"


def set_later(context: StepContext, operation: AlterColumn) -> bool:
    """By a change of the column, or because the column goes."""
    for step in context.later:
        match step.operation:
            case AlterColumn(table=operation.table, column=operation.column, default=Default()):
                return True
            case DropColumn(table=operation.table, column=operation.column):
                return True
    return False


DROP_SERVER_DEFAULT = StepRule(ABOUT, check, (AlterColumn,))
