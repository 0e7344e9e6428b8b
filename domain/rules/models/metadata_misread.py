"""What Assay did not read of the models, told by `assay doctor --live`."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed_lines
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="metadata-misread",
    family="models",
    level=Level.INFO,
    finds="tables and columns that env.py hands over when it runs, and that were read otherwise.",
    why=(
        "With `--live` env.py runs, under the project's interpreter and with every connection "
        "refused. Where its metadata is another than was read from the source, the reading is "
        "wrong, and so may be what the other rules say of these tables."
    ),
    silent_when=("both agree", "it was not asked for", "the table is said not to be known"),
    way_out="None in the project: it is a defect of Assay, and worth a report.",
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = facts_of(setup)
    if facts.missed:
        told = "; ".join(listed_lines(list(facts.missed)))
        yield Concern(
            f"env.py hands over other models than were read: {told}", facts.target.location
        )


METADATA_MISREAD = EnvironmentRule(ABOUT, check)
