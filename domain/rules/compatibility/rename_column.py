"""A column that gets another name under a release that knows the old one."""

from collections.abc import Iterator

from attrs import evolve

from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.replacements import as_it_was, column_name_kept, dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_ways import ColumnWay
from domain.schema.elements import Column

ABOUT = Description(
    name="rename-column",
    family="compatibility",
    level=Level.ERROR,
    finds="a column that is renamed while a release that knows the old name may be running.",
    why=(
        "The rename is an entry in the catalogue, and takes an instant on every database. From "
        "that instant each query of the running release that names the column fails, and after a "
        "rollback of the release each query of the old one does."
    ),
    silent_when=(
        "the column was added, or its table created, earlier in the same revision",
        "another column gets the old name later in the same revision",
        "the table is dropped later in the same revision",
    ),
    way_out=(
        "Rename the attribute and leave the column alone, or add a column with the new name, write "
        "both, copy the rows in batches, and drop the old one a release later."
    ),
    hazards=("rename-column",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn):
        return
    table, old, new = operation.table, operation.column, operation.new_name
    if new is None or new == old or (table, old) in context.added_columns:
        return
    if column_name_kept(context, table, old) or dropped_later(context, table):
        return
    before = context.before.known_or_blank(table)
    known, key = before.column(old), before.primary_key
    column = known or Column(old, operation.existing_type, operation.existing_nullable)
    if operation.nullable is not None:
        column = evolve(column, nullable=operation.nullable)
    way = ColumnWay(table, column, context.target, key is not None and old in key.columns)
    former, _ = as_it_was(context, table)
    asked = old if former == table else f"{former}.{old}"
    yield Hit(
        f"renaming {table}.{old} to {new} breaks the release that is still running: it asks for "
        f"{asked}",
        table=table,
        column_name=old,
        fix=new_column(operation, new, way),
    )


def new_column(operation: AlterColumn, new_name: str, way: ColumnWay) -> str:
    type_ = operation.type
    if type_ is None or type_ == way.column.type:
        return way.rename(new_name)
    return way.rename_to_type(new_name, type_, operation.using)


RENAME_COLUMN = StepRule(ABOUT, check, (AlterColumn,))
