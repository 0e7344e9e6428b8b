"""A `try` that is over before what it surrounds is run."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="try-inside-batch",
    family="python",
    level=Level.WARNING,
    finds="a `try` within a batch_alter_table block, around its operations.",
    why=(
        "The operations of a batch are gathered and run when the `with` block ends (tried with "
        "Alembic 1.20). A `try` within the block has ended by then and catches nothing: the error "
        "that it was written for fails the migration."
    ),
    silent_when=("the `try` surrounds the whole block",),
    way_out=(
        "Ask before the block whether the object is there (`sa.inspect(op.get_bind())`), or put "
        "the block into the `try`."
    ),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.TRY_IN_BATCH):
        yield Hit(
            f"`{noticed.what}` runs when the batch block ends: this `try` catches nothing of it",
            fix="# Ask before the block whether it is there, and leave the try out:\n"
            f"# {noticed.what}",
            location=noticed.location,
            direction=noticed.direction or Direction.UPGRADE,
        )


TRY_INSIDE_BATCH = RevisionRule(ABOUT, check)
