"""Work that is done when the revision file is only imported."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="work-at-import",
    family="python",
    level=Level.WARNING,
    finds="a call at the top of a revision file, outside of upgrade() and downgrade().",
    why=(
        "Alembic imports every revision file for `heads`, `history`, `current` and each "
        "autogenerate. Whatever stands at the top of one is done each time, on every machine. A "
        "function of `op` or `context` fails there with a NameError, as no migration is running, "
        "and no command of Alembic works any more."
    ),
    silent_when=(
        "a value is only made: a constant, a table of `sa.table()`, a logger",
        "it stands under `if __name__ == '__main__':`",
    ),
    way_out="Move it into upgrade() or downgrade(), where it is needed.",
    hazards=("side-effects-at-import",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.WORK_AT_IMPORT):
        yield Hit(
            f"`{noticed.what}` is done whenever Alembic imports the file: by `alembic heads`, too",
            fix=f"# Within upgrade():\n# {noticed.what}",
            location=noticed.location,
        )


WORK_AT_IMPORT = RevisionRule(ABOUT, check)
