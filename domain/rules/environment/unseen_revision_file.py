"""A revision that Alembic does not load."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="unseen-revision-file",
    family="environment",
    level=Level.WARNING,
    finds="a file with a down_revision that Alembic passes over.",
    why="Everybody believes that it has run. It has not, and `alembic history` does not show it.",
    silent_when=(
        "its folder is among the version_locations",
        "recursive_version_locations is set",
    ),
    way_out="Give it a name that ends in .py, move it, or name its folder; or delete it.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for file in setup.revisions.unseen:
        yield Concern(f"Alembic does not see this revision: {file.why}", file.location)


UNSEEN_REVISION_FILE = EnvironmentRule(ABOUT, check)
