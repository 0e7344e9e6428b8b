"""A first revision that only sets up the version table."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="empty-first-revision",
    family="environment",
    level=Level.INFO,
    finds="a first revision that does nothing in either direction.",
    why=(
        "As a beginning it is good: running it makes alembic_version, and `downgrade` has a place "
        "to go back to. As the first revision of a database that has tables already it is a gap: "
        "nobody can build that schema from the revisions."
    ),
    silent_when=("it does something", "it has a branch label", "it says why it is empty"),
    way_out="Say in its docstring what it is for.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for base in setup.history.bases:
        if base.id in setup.revisions.empty and base.id not in setup.revisions.explained:
            yield Concern(
                f"the first revision, {base.id}, is empty: it sets up alembic_version, and no more",
                base.location,
            )


EMPTY_FIRST_REVISION = EnvironmentRule(ABOUT, check)
