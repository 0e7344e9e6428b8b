"""A migration that waits, or asks somebody else, while it holds its locks."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="long-work-in-transaction",
    family="python",
    level=Level.WARNING,
    finds="a sleep, a network call or another program started within upgrade() or downgrade().",
    why=(
        "Alembic runs a revision in a transaction where the database has transactional DDL: each "
        "lock that was taken before the call is held until the answer comes, and the old rows stay "
        "in the tables meanwhile. A service that is down fails the deployment; what it was asked "
        "to do is not undone when the transaction is rolled back, and is done again at the retry."
    ),
    silent_when=(
        "the call stands in code that the migration does not run",
        "it only reads the clock, makes an id, or changes text",
    ),
    way_out=(
        "Fetch what is needed before the migration starts, or do it after, in a job that can be "
        "run again."
    ),
    hazards=("long-work-in-transaction",),
)
SAID = {
    Habit.WAITS: "the migration sleeps here, and keeps what it has locked",
    Habit.OUTSIDE_CALL: "the migration waits here for something outside of the database, and "
    "keeps what it has locked; a rollback does not undo it",
}


def check(context: RevisionContext) -> Iterator[Hit]:
    for habit, message in SAID.items():
        for noticed in context.scripts.habits(habit):
            if noticed.direction is not None:
                yield Hit(
                    message,
                    fix=f"# Before the migration starts, or after it:\n# {noticed.what}",
                    location=noticed.location,
                    direction=noticed.direction,
                )


LONG_WORK_IN_TRANSACTION = RevisionRule(ABOUT, check)
