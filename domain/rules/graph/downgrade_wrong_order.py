"""A downgrade that drops what something else still needs."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.direction import Direction
from domain.operations import DropColumn, DropConstraint, DropIndex, DropTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName
from domain.schema.schema import Table

ABOUT = Description(
    name="downgrade-wrong-order",
    family="graph",
    level=Level.ERROR,
    finds="a table, column or key that downgrade() drops before the foreign keys that need it.",
    why=(
        "PostgreSQL, MySQL and MariaDB refuse to drop what a foreign key of another table points "
        "at: the downgrade fails at this step, with rows or without. It happens where the steps of "
        "upgrade() were copied in the same order; SQLite, on which it may have been tried, lets it "
        "pass."
    ),
    silent_when=(
        "the foreign keys, or the tables that have them, are dropped before",
        "it says CASCADE, or stands under a condition or in a try",
        "something before it could not be read, so that the foreign key may be gone",
        "one call drops several tables, and puts them in order itself: `metadata.drop_all`",
    ),
    way_out="Undo upgrade() in the reverse order: first what points, then what is pointed at.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("downgrade-asymmetry",),
    always=True,
)
DROPS = (DropColumn, DropConstraint, DropIndex, DropTable)
REASONS = ("depend on it", "foreign key constraint")


def check(context: StepContext) -> Iterator[Hit]:
    step, table = context.step, context.step.operation.subject
    holders = [] if table is None else list(context.before.referencing(table))
    if table is None or not holders or step.conditional or step.guarded:
        return
    if goes_alone(context, table, [key for _, key in holders]):
        return
    refused = context.effect.refused
    if refused is None or not any(reason in refused for reason in REASONS):
        return
    if not is_one_of_several(context):
        yield Hit(
            f"downgrade() fails here: {refused}",
            table=table,
            fix=first(holders, table),
        )


def goes_alone(context: StepContext, name: TableName, keys: list[ForeignKey]) -> bool:
    """A column that no key, no view and no other column speaks of: no server keeps it."""
    operation, table = context.step.operation, context.before.known_or_blank(name)
    if not isinstance(operation, DropColumn) or context.before.objects.views:
        return False
    column = operation.column
    return not (
        any(column in key.target_columns for key in keys)
        or any(column in key.columns for key in table.foreign_keys)
        or any(other.computed for other in table.columns)
    )


def is_one_of_several(context: StepContext) -> bool:
    """`drop_all` stands at one place for all its tables."""
    place = context.step.location
    return any(step.location == place for step in (*context.earlier, *context.later))


def first(holders: list[tuple[Table, ForeignKey]], table: TableName) -> str:
    drops = [
        call(
            "op.drop_constraint",
            quoted(key.name) if key.name else '"..."',
            quoted(holder.name.name),
            type_='"foreignkey"',
            schema=schema_of(holder.name),
        )
        for holder, key in holders
    ]
    names = ", ".join(dict.fromkeys(str(holder.name) for holder, _ in holders))
    return "\n".join([f"# Before {table} goes: {names}, or the foreign key alone.", *drops])


DOWNGRADE_WRONG_ORDER = StepRule(ABOUT, check, DROPS, (Direction.DOWNGRADE,))
