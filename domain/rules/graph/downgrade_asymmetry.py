"""A downgrade that does not lead back to where the upgrade began."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.downgrades.differences import differences
from domain.rules.downgrades.drops import WrongDrop, wrong_drops
from domain.rules.downgrades.telling import HEAD, Telling
from domain.rules.lasting import lasting
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.schema.names import TableName
from domain.script import Body

ABOUT = Description(
    name="downgrade-asymmetry",
    family="graph",
    level=Level.WARNING,
    finds="a downgrade() after which the schema is not what it was before upgrade().",
    why=(
        'What a downgrade leaves behind makes the next upgrade fail ("already exists"), and what '
        "it does not bring back makes the release before fail, which is the one that a downgrade "
        "is for. A downgrade that drops what is not there fails by itself, in the moment when it "
        "is needed. The schema is replayed through upgrade() and downgrade(), and compared."
    ),
    silent_when=(
        "downgrade() raises, or is empty or missing: other rules speak of that",
        "something of upgrade() or downgrade() could not be read",
        "a column that comes back empty accepts NULL, or has a default that it did not have",
        "data is lost: this is about the schema",
        "only the order of columns, or the names that a database gives by itself, differ",
    ),
    way_out="Undo each operation of upgrade(), the last one first, by the names it gave.",
    hazards=("downgrade-asymmetry",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    downgrade = context.scripts.downgrade
    if downgrade.body is not Body.PRESENT:
        return
    if not any(lasting([step.operation for step in downgrade.steps])):
        return
    drops = tuple(wrong_drops(context))
    told: set[TableName] = set()
    for difference in differences(context):
        told.add(difference.table)
        own = tuple(drop for drop in drops if drop.table == difference.table)
        yield from Telling(context, difference, own).hits()
    yield from (failing(drop) for drop in drops if drop.table not in told and sure(drop, context))


def sure(drop: WrongDrop, context: RevisionContext) -> bool:
    """A constraint may have a name that a convention gave it, and that nobody wrote down."""
    table = context.after.known_or_blank(drop.table)
    known = table.complete and not table.unsure and not context.undone.gaps
    return known and drop.column


def failing(drop: WrongDrop) -> Hit:
    return Hit(
        f"downgrade() drops {drop.table}.{drop.name}, which is not there",
        table=drop.table,
        column_name=drop.name,
        fix=f"{HEAD} take the drop out, or name the column that upgrade() added.",
        location=drop.step.location,
        direction=Direction.DOWNGRADE,
    )


DOWNGRADE_ASYMMETRY = RevisionRule(ABOUT, check)
