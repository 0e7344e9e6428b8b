"""A name that the revision uses and nothing defines."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="undefined-name",
    family="python",
    level=Level.ERROR,
    finds="a name that upgrade() or downgrade() uses and that nothing in the file defines.",
    why=(
        "Autogenerate renders types of other packages by their full path "
        "(`sqlmodel.sql.sqltypes.AutoString()`, `geoalchemy2.types.Geometry()`) and leaves the "
        "import to script.py.mako. Without it the revision fails with a NameError, on the database "
        "where it is first run; in a downgrade on the day it is needed."
    ),
    silent_when=(
        "the name is imported, assigned or defined anywhere in the file",
        "the file has a `from ... import *`",
    ),
    way_out=(
        "Import it in the revision, and in script.py.mako for the revisions to come "
        "(`user_module_prefix`, or a fixed import line)."
    ),
    hazards=("autogen-missing-import",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    told = set()
    for noticed in context.scripts.habits(Habit.UNDEFINED_NAME):
        if (noticed.what, noticed.direction) not in told:
            told.add((noticed.what, noticed.direction))
            yield Hit(
                f"nothing in this file defines {noticed.what}: it fails here with a NameError",
                fix=f"import {noticed.what}",
                location=noticed.location,
                direction=noticed.direction or Direction.UPGRADE,
            )


UNDEFINED_NAME = RevisionRule(ABOUT, check)
