"""A word after a colon that SQLAlchemy takes for a parameter."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="colon-in-text",
    family="raw_sql",
    level=Level.ERROR,
    finds="a text for op.execute() in which ` :word` stands and no parameter is given.",
    why=(
        "`op.execute(str)` makes a `text()` of the string, in which each `:word` is a parameter, "
        "within a quoted literal or a comment of the SQL, too (SQLAlchemy 2.1, Alembic 1.20). The "
        "statement fails with `A value is required for bind parameter`; rendered with --sql it "
        "becomes a placeholder that no client fills in."
    ),
    silent_when=(
        "the colon is doubled (`::integer`), escaped (`\\\\:word`) or follows a digit (`12:30`)",
        "parameters are given, by `bindparams()` or with the call",
    ),
    way_out="Escape the colon as `\\\\:`, or give the value with `sa.text(...).bindparams(...)`.",
    hazards=("raw-sql-bind-colon",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.TEXT_WITH_BIND):
        yield Hit(
            f"`{noticed.what}` is taken for a parameter, and no value is given for it: the "
            "statement fails",
            fix=f"# In the text, \\\\{noticed.what} in place of {noticed.what}",
            location=noticed.location,
            direction=noticed.direction or Direction.UPGRADE,
        )


COLON_IN_TEXT = RevisionRule(ABOUT, check)
