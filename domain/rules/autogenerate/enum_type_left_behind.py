"""A downgrade that drops the table and leaves its enumerated type."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.direction import Direction
from domain.operations import DropColumn, DropTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.rules.safe_ways.code import execute, sql_name
from domain.schema.object_changes import plain_name
from domain.script import Body, Step

ABOUT = Description(
    name="enum-type-left-behind",
    family="autogenerate",
    level=Level.WARNING,
    finds="a downgrade() after which an enumerated type of upgrade() is still there.",
    why=(
        "On PostgreSQL `op.create_table` creates the types of its enums, and `op.drop_table` does "
        "not drop them. Whoever goes down and up again in another run of Alembic is told that the "
        "type already exists, and the upgrade fails. Autogenerate does not write the DROP TYPE. "
        "Measured with Alembic 1.20 on PostgreSQL 15."
    ),
    silent_when=(
        "the type was there before upgrade()",
        "downgrade() is missing or empty, or raises",
        "something of upgrade() or downgrade() could not be read",
    ),
    way_out="Drop the type at the end of downgrade(), once no column uses it.",
    databases=(Database.POSTGRESQL,),
    hazards=("autogen-enum-not-dropped", "downgrade-asymmetry"),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    before, after, undone = context.before, context.after, context.undone
    if context.scripts.downgrade.body is not Body.PRESENT or undone.gaps != before.gaps:
        return
    left = undone.objects.enums & after.objects.enums - before.objects.enums
    for name in sorted(left):
        step = last_use(name, context)
        yield Hit(
            f"downgrade() leaves the type {name}, which upgrade() created: going up again fails, "
            "since it exists",
            table=step.operation.subject if step else None,
            fix="# At the end of downgrade():\n" + execute(f"DROP TYPE {sql(name)}"),
            location=step.location if step else context.scripts.downgrade.location,
            direction=Direction.DOWNGRADE,
        )


def last_use(name: str, context: RevisionContext) -> Step | None:
    """Where the downgrade drops the last column of the type."""
    for step in reversed(context.scripts.downgrade.steps):
        match step.operation:
            case DropTable(table=table):
                columns = context.after.known_or_blank(table).columns
            case DropColumn(table=table, column=column):
                found = context.after.known_or_blank(table).column(column)
                columns = (found,) if found else ()
            case _:
                continue
        if any(c.type and plain_name(c.type.type_name or "") == name for c in columns):
            return step
    return None


def sql(name: str) -> str:
    return ".".join(sql_name(part, Database.POSTGRESQL) for part in name.split("."))


ENUM_TYPE_LEFT_BEHIND = RevisionRule(ABOUT, check)
