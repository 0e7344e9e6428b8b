"""A drop of what the models still map."""

from collections.abc import Sequence

from domain.direction import Direction
from domain.mapped import Mapped, declaring
from domain.review.finding import Finding, Level
from domain.rules.rule import Description, Hit, ModelRule
from domain.schema.names import TableName
from domain.schema.schema import Schema

ABOUT = Description(
    name="drop-while-still-mapped",
    family="compatibility",
    level=Level.ERROR,
    finds="a dropped column or table that the project's models still declare.",
    why=(
        "SQLAlchemy names every mapped column in each SELECT and INSERT of its table, whether the "
        "code asks for it or not: with the migration, every query of the model fails, in the new "
        "release as in the old one."
    ),
    silent_when=(
        "the revision is not the newest: what the models were like then is not known",
        "no file of the project plainly declares it: mixins and functions are not followed",
        "the revision makes it again",
    ),
    way_out="Remove it from the models, release that, and drop it in a later revision.",
    hazards=("drop-while-still-mapped",),
)
DROPS = ("drop-column", "drop-table")


def check(finding: Finding, mapped: Sequence[Mapped], end: Schema) -> Hit | None:
    if finding.rule not in DROPS or finding.direction is not Direction.UPGRADE:
        return None
    if finding.table is None:
        return None
    table, column = table_named(finding.table), finding.column_name
    there = end.table(table)
    if there is not None and (column is None or there.column(column) is not None):
        return None
    declared = next(declaring(mapped, table, column), None)
    if declared is None:
        return None
    what = f"table {table}" if column is None else f"{table}.{column}"
    return Hit(
        f"{what} is dropped while {declared.location} still maps it: every query of that model "
        "fails",
        table=table,
        column_name=column,
        location=finding.location,
        fix=f"# First release code whose models do not declare {what} ({declared.location}).",
    )


def table_named(text: str) -> TableName:
    schema, _, name = text.rpartition(".")
    return TableName(name, schema or None)


DROP_WHILE_STILL_MAPPED = ModelRule(ABOUT, check)
