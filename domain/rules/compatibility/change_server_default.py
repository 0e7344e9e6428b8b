"""A default that changes under a release that takes it for the old one."""

from collections.abc import Iterator

from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.elements import Default

ABOUT = Description(
    name="change-server-default",
    family="compatibility",
    level=Level.INFO,
    finds="a server default that changes.",
    why=(
        "The change itself is an entry in the catalogue. But SQLAlchemy leaves out of an INSERT "
        "what was not set, so that rows of the release that is still running have the new value "
        "at once."
    ),
    silent_when=(
        "the column had no default, or was added earlier in the same revision",
        "the new default is the same",
    ),
    way_out="Change it together with the code that expects the new value, or set it in the code.",
    hazards=("change-server-default",),
    enabled=False,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or not isinstance(operation.default, Default):
        return
    table, name = operation.table, operation.column
    column = context.before.known_or_blank(table).column(name)
    old = column.default if column else operation.existing_default
    if old is None or old == operation.default or (table, name) in context.added_columns:
        return
    yield Hit(
        f"rows that the release that is still running adds to {table} have "
        f"{operation.default.text} in {name} from now on, no longer {old.text}",
        table=table,
        column_name=name,
        fix=f"# Where old code is to go on as before, let it give {name} a value first.",
    )


CHANGE_SERVER_DEFAULT = StepRule(ABOUT, check, (AlterColumn,))
