"""An upgrade that changes the schema, and no way back."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.operations import CreateIndex
from domain.review.finding import Level
from domain.rules.lasting import lasting
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.rules.safe_ways.reverse import downgrade_of
from domain.script import Body, Step

ABOUT = Description(
    name="missing-downgrade",
    family="graph",
    level=Level.WARNING,
    finds="an upgrade() that changes the schema, with a downgrade() that is missing or empty.",
    why=(
        "Without a downgrade() `alembic downgrade` fails with an AttributeError. With an empty "
        "one it moves the version back and leaves the schema as it is: the next upgrade fails on "
        "what is already there, or the release before runs on a schema that it does not know."
    ),
    silent_when=(
        "downgrade() raises: that it cannot be undone was decided",
        "upgrade() is empty, as in a merge, or changes rows only",
        "what it did can stay: a validated constraint, an enum value added IF NOT EXISTS",
        "nothing of it lasts: a table that comes and goes, an index that is built anew",
        "it repairs: under a condition, an index IF NOT EXISTS that another revision owns",
    ),
    way_out="Undo each operation, the last one first; where that cannot be, raise and say why.",
    hazards=("missing-downgrade",),
)
SAID = {
    Body.MISSING: "there is no downgrade(): alembic downgrade fails with an AttributeError",
    Body.EMPTY: "downgrade() is empty: alembic downgrade moves the version back and leaves the "
    "schema as it is",
}


def check(context: RevisionContext) -> Iterator[Hit]:
    upgrade, downgrade = context.scripts.upgrade, context.scripts.downgrade
    if downgrade.body not in SAID:
        return
    operations = [step.operation for step in upgrade.steps if not repairs(step)]
    if any(lasting(operations)):
        yield Hit(
            SAID[downgrade.body],
            fix=downgrade_of(operations, context.target.database),
            location=downgrade.location,
            direction=Direction.DOWNGRADE,
        )


def repairs(step: Step) -> bool:
    """An index made only where it is missing is another revision's, and that one's to drop."""
    operation = step.operation
    return step.conditional and isinstance(operation, CreateIndex) and operation.if_not_exists


MISSING_DOWNGRADE = RevisionRule(ABOUT, check)
