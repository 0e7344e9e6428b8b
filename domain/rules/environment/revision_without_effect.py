"""Revisions that were made and never written."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="revision-without-effect",
    family="environment",
    level=Level.INFO,
    finds="revisions after the first that do nothing in either direction.",
    why=(
        "Mostly an autogenerate that found nothing, or a revision whose operations were moved. "
        "Whoever looks for a change reads it in vain; a database that needed it does not get it."
    ),
    silent_when=("it is a merge, or has a branch label", "it is the first one", "it says why"),
    way_out="Delete it while nobody has run it; else say in its docstring why it is empty.",
)


def check(setup: Setup) -> Iterator[Concern]:
    bases = {base.id for base in setup.history.bases}
    excused = bases | setup.revisions.explained
    empty = [r for r in setup.revisions.empty if r not in excused and r in setup.history.by_id]
    if empty:
        many = f"{len(empty)} revisions do" if len(empty) > 1 else f"revision {empty[0]} does"
        names = ", ".join(empty[:5]) + (", ..." if len(empty) > 5 else "")
        yield Concern(
            f"{many} nothing in either direction" + (f": {names}" if len(empty) > 1 else ""),
            setup.history.by_id[empty[-1]].location,
        )


REVISION_WITHOUT_EFFECT = EnvironmentRule(ABOUT, check)
