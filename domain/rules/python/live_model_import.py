"""A revision that uses the application's models as they are today."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="live-model-import",
    family="python",
    level=Level.WARNING,
    finds="a revision that imports mapped classes, enums, metadata or settings of the application.",
    why=(
        "A revision says what the schema was to become on the day it was written. The model it "
        "imports says what the schema is today: rename a column of the model and the old revision "
        "breaks, or selects a column that does not exist yet; add a value to the enum and the old "
        "revision creates another type or CHECK than the databases have that ran it before."
    ),
    silent_when=(
        "what is imported is a column type, a constant or a function",
        "it comes from the folder of the migrations itself",
        "it comes from an installed library",
    ),
    way_out=(
        "Write down in the revision what it needs: `sa.table()` with the columns it touches, the "
        "values of the enum as they are on that day."
    ),
    hazards=("model-import-in-revision",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.LIVE_IMPORT):
        several = "," in noticed.what
        yield Hit(
            f"{noticed.what} {'belong' if several else 'belongs'} to the application, which goes "
            "on changing: this revision will do tomorrow what "
            f"{'they are' if several else 'it is'} tomorrow",
            fix=f"# Write down here what the revision needs of {noticed.what}:\n"
            "# sa.table() with its columns, the values of an enum.",
            location=noticed.location,
        )


LIVE_MODEL_IMPORT = RevisionRule(ABOUT, check)
