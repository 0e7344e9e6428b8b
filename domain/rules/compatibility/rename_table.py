"""A table that gets another name under a release that knows the old one."""

from collections.abc import Iterator

from domain.operations import RenameTable
from domain.review.finding import Level
from domain.rules.replacements import dropped_later, renamed_to, table_name_kept, takes_the_place
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.tables import rename_with_view

ABOUT = Description(
    name="rename-table",
    family="compatibility",
    level=Level.ERROR,
    finds="a table that is renamed while a release that knows the old name may be running.",
    why=(
        "The rename is an entry in the catalogue, and takes an instant on every database. From "
        "that instant each query of the running release that uses the table fails, and after a "
        "rollback of the release each query of the old one does."
    ),
    silent_when=(
        "the table was created earlier in the same revision, or is temporary",
        "a view or another table gets the old name later in the same revision",
        "it is dropped under its new name in the same revision: that is `drop-table`",
    ),
    way_out=(
        "Rename the class and leave the table alone, or rename the table and create a view with "
        "the old name in the same transaction; drop the view a release later."
    ),
    hazards=("rename-table",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, RenameTable) or operation.new_name == operation.table.name:
        return
    table = operation.table
    if table_name_kept(context, table) or takes_the_place(context, operation):
        return
    if dropped_later(context, renamed_to(operation)):
        return
    yield Hit(
        f"renaming table {table} to {operation.new_name} breaks the release that is still running: "
        f"it asks for {table}",
        table=table,
        fix=rename_with_view(table, operation.new_name, context.target),
    )


RENAME_TABLE = StepRule(ABOUT, check, (RenameTable,))
