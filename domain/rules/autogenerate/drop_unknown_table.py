"""A table dropped that no revision ever created."""

from collections.abc import Iterator

from domain.operations import DropTable
from domain.path_patterns import names
from domain.review.finding import Level
from domain.rule_options import SOME_NAMES, Option
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.names import TableName

MAY_BE_DROPPED = Option(
    "may-be-dropped", SOME_NAMES, (), "Tables that are ours to drop, with `*` for any characters."
)
ABOUT = Description(
    name="drop-unknown-table",
    family="autogenerate",
    level=Level.WARNING,
    finds="a table dropped that no revision before created.",
    why=(
        "Autogenerate proposes to drop each table of the database that the models do not have: "
        "those of extensions (`spatial_ref_sys`), of other programs in the same schema (a queue, a "
        "scheduler), partitions, and whatever somebody made by hand. It cannot know whose they "
        "are. On a new database, which has been made by the revisions alone, the drop fails."
    ),
    silent_when=(
        "the drop says IF EXISTS, or stands under a condition or in a try",
        "something before it could not be read, or the history begins with tables that were there",
        "the policy names it in `may-be-dropped`",
    ),
    way_out="Take it out, and have env.py pass it over with `include_object` or `include_name`.",
    hazards=("autogen-drops-unknown-objects",),
    supersedes=("drop-table",),
    options=(MAY_BE_DROPPED,),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    step, operation = context.step, context.step.operation
    if not isinstance(operation, DropTable) or operation.if_exists:
        return
    if step.conditional or step.guarded or not is_unknown(operation.table, context):
        return
    if names(context.options.of(ABOUT.name, MAY_BE_DROPPED), str(operation.table)):
        return
    name = operation.table.name
    yield Hit(
        f"{operation.table} is dropped, and no revision created it: is it yours to drop?",
        table=operation.table,
        fix=(
            "# Take it out. In env.py, for the next time:\n"
            "def include_object(obj, name, type_, reflected, compare_to):\n"
            f'    return not (type_ == "table" and reflected and name == "{name}")\n\n\n'
            "# context.configure(..., include_object=include_object)"
        ),
    )


def is_unknown(table: TableName, context: StepContext) -> bool:
    """Where the history made all the other tables, it would have made this one."""
    tables = context.before.tables
    if table in tables or context.before.gaps or not tables:
        return False
    if table in context.started.tables or table in context.before.objects.views:
        return False
    return all(other.complete for other in tables.values())


DROP_UNKNOWN_TABLE = StepRule(ABOUT, check, (DropTable,))
