"""A secret in the output of a migration."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="secret-printed",
    family="python",
    level=Level.ERROR,
    finds="a revision that prints or logs something that is named like a secret.",
    why=(
        "What a migration prints ends in the logs of the deployment, which more people and "
        "services read than the database, and which are kept."
    ),
    silent_when=(
        "the name only speaks of a secret: `secret_name`, `token_count`",
        "the word stands in a text",
    ),
    way_out="Print how many there were, or which row, not what it says.",
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.PRINTS_SECRET):
        yield Hit(
            f"`{noticed.what}` writes what looks like a secret into the logs of the deployment",
            fix=f"# Print how many there were, not what they are:\n# {noticed.what}",
            location=noticed.location,
            direction=noticed.direction or Direction.UPGRADE,
        )


SECRET_PRINTED = RevisionRule(ABOUT, check)
