"""An alter_column that sends nothing."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="alter-column-without-change",
    family="python",
    level=Level.WARNING,
    finds="an alter_column that gives Alembic nothing to change, or a Column for a name.",
    why=(
        "`existing_type`, `existing_nullable` and the like say what the column is now; without "
        "`type_`, `nullable`, `server_default`, `new_column_name` or `comment` Alembic sends no "
        "statement at all and says nothing (Alembic 1.20): the revision counts as done, and the "
        "column is as it was. Given a Column in place of its name, it fails with a TypeError."
    ),
    silent_when=("anything is changed besides",),
    way_out="Say what the column is to become, or take the call out.",
)
SAID = {
    Habit.CHANGES_NOTHING: "this alter_column says only what the column is now: Alembic sends "
    "nothing",
    Habit.COLUMN_AS_NAME: "a Column stands where alter_column expects the column's name: it fails, "
    "or changes nothing",
}


def check(context: RevisionContext) -> Iterator[Hit]:
    for habit, message in SAID.items():
        for noticed in context.scripts.habits(habit):
            yield Hit(
                message,
                fix="# Say what the column is to become: type_, nullable, server_default, ...",
                location=noticed.location,
                direction=noticed.direction or Direction.UPGRADE,
            )


ALTER_COLUMN_WITHOUT_CHANGE = RevisionRule(ABOUT, check)
