"""A schema that depends on what was there before."""

from collections.abc import Iterator

from domain.review.finding import Level
from domain.rules.lasting import changes_schema
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule

ABOUT = Description(
    name="conditional-ddl",
    family="graph",
    level=Level.INFO,
    finds="operations that run only if the database looks a certain way.",
    why=(
        "After `if not inspector.has_table(...)` and the like nobody knows which schema a database "
        "has: the same revisions lead to different ones, and what has gone wrong earlier is passed "
        "over instead of being reported. Alembic knows from the version what is there."
    ),
    silent_when=(
        "the condition is one that the source decides: on the dialect, a constant, an argument",
        "what depends on it changes rows only",
    ),
    way_out="Say what is to be done; repair a database that differs in a revision of its own.",
    hazards=("conditional-ddl",),
    enabled=False,
)


def check(context: RevisionContext) -> Iterator[Hit]:
    """Told once, at the first."""
    steps = [
        step
        for step in context.scripts.upgrade.steps
        if step.conditional and changes_schema(step.operation)
    ]
    if steps:
        yield Hit(
            f"{len(steps)} operations of upgrade() run on conditions that the database decides",
            location=steps[0].location,
            fix="# Without the condition: the version tells what is there.",
        )


CONDITIONAL_DDL = RevisionRule(ABOUT, check)
