"""NOT NULL on a column that the running release leaves out."""

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
    name="set-not-null-breaks-writers",
    family="compatibility",
    level=Level.ERROR,
    differs_by_version="always",
    finds="a column without a default set NOT NULL while a release that leaves it out may run.",
    why=(
        "From that instant each INSERT that does not name the column fails, on every database. A "
        "release that was written before the column was added names it in none. Filling the rows "
        "that are there does not help those that come."
    ),
    silent_when=(
        "the column has a `server_default`, is an identity or is computed",
        "the table was created earlier in the same revision, or is temporary",
        "nothing was seen to fill it: `not-null-on-existing-nulls` says both",
    ),
    less_when="the column was there before the revision: the running release may give it a value.",
    way_out=(
        "Leave it nullable, or give it a `server_default`, until all running code gives it a value;"
        " set it NOT NULL in a revision of the release after."
    ),
    hazards=("set-not-null-breaks-writers",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation, column = context.step.operation, newly_required(context)
    if column is None or not isinstance(operation, AlterColumn) or gives_default(context, column):
        return
    table, name = operation.table, operation.column
    new = added_here(context)
    settled = (
        context.effect.proved_by,
        emptied(context, table),
        filled(context, table, name),
        weeded(context, table),
    )
    if not any(settled):
        return
    why = "it does not know the column" if new else "wherever they leave it out"
    yield Hit(
        f"setting {table}.{name} NOT NULL without a default makes INSERTs of the release that is "
        f"still running fail: {why}",
        table=table,
        column_name=name,
        fix=blocks(
            f"# In a revision of the next release, when all running code gives {name} a value:",
            NotNullWay(table, column, context.target).proved(),
        ),
        level=None if new else Level.WARNING,
    )


SET_NOT_NULL_BREAKS_WRITERS = StepRule(ABOUT, check, (AlterColumn,))
