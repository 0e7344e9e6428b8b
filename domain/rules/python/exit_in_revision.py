"""A migration that ends the process."""

import re
from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="exit-in-revision",
    family="python",
    level=Level.ERROR,
    finds="a revision that ends the process: sys.exit(), os._exit(), raise SystemExit.",
    why=(
        "SystemExit is no Exception: what surrounds the migration to log or to retry does not see "
        "it. With a status of 0, which is what an empty call means, the deployment takes the "
        "migration for done although alembic_version was not moved; os._exit() does not even roll "
        "back. An application that migrates at start-up simply ends."
    ),
    silent_when=("the revision raises an exception of its own",),
    less_when="the status is not 0",
    way_out="Raise an exception that says what is wrong.",
)
SUCCESS = re.compile(r"\(\s*(0|None)?\s*\)|SystemExit$")


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.EXITS):
        done = SUCCESS.search(noticed.what)
        taken = ": whoever started it takes the migration for done" if done else ""
        yield Hit(
            f"`{noticed.what}` ends the process in the midst of the migration{taken}",
            fix='raise RuntimeError("what has to be done first")',
            location=noticed.location,
            direction=noticed.direction or Direction.UPGRADE,
            level=None if done else Level.WARNING,
        )


EXIT_IN_REVISION = RevisionRule(ABOUT, check)
