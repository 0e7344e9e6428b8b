"""A view that is replaced while code reads it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.sql_operations import CreateView

ABOUT = Description(
    name="replace-view-or-function",
    family="compatibility",
    level=Level.INFO,
    finds="a view that is replaced by another of its name.",
    why=(
        "The release that is still running reads the new one at once. CREATE OR REPLACE VIEW "
        "cannot drop or rename a column on PostgreSQL, it is refused; what a column means, it can "
        "change."
    ),
    silent_when=("no view of that name was made before",),
    way_out="Give the new one a name of its own, and drop the old one a release later.",
    databases=(Database.POSTGRESQL,),
    hazards=("replace-view-or-function",),
    enabled=False,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, CreateView) or not operation.replace:
        return
    if operation.table in context.started.objects.views:
        yield Hit(
            f"the release that is still running reads the new view {operation.table} at once",
            fix=f"# Give it another name, {operation.table.name}_2, and drop the old one later.",
        )


REPLACE_VIEW_OR_FUNCTION = StepRule(ABOUT, check, (CreateView,))
