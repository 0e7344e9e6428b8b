"""A value that is pasted into SQL."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.script import Habit

ABOUT = Description(
    name="value-in-sql-text",
    family="raw_sql",
    level=Level.WARNING,
    finds="a value of the running program between the quotes of an SQL text.",
    why=(
        "A value that was read from a row, or made at run time, is put between quotes with an "
        "f-string, `%` or `format`. The first one that holds a quote, as in O'Brien, ends the "
        "literal: the statement fails, or does something else. The migration works on every test "
        "database and fails on the one with real names in it."
    ),
    silent_when=(
        "the value is a constant that stands in the source",
        "it is the name of a table or column",
        "it is given as a parameter",
    ),
    way_out='Give it as a parameter: `sa.text("... = :value").bindparams(value=value)`.',
    hazards=("raw-sql-interpolated",),
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for noticed in context.scripts.habits(Habit.VALUE_IN_TEXT):
        yield Hit(
            f"{noticed.what} is pasted between quotes: a value with a quote in it ends the literal",
            fix='# sa.text("... = :value").bindparams(value=...)',
            location=noticed.location,
            direction=noticed.direction or Direction.UPGRADE,
        )


VALUE_IN_SQL_TEXT = RevisionRule(ABOUT, check)
