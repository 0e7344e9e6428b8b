"""Two branches that change one table, joined by a merge."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="merged-branches-same-table",
    family="environment",
    level=Level.INFO,
    finds="a merge whose branches both change the same table.",
    why=(
        "Databases run the two branches in whatever order they met them: what the second finds "
        "depends on that, and each of the orders has been tried by somebody else."
    ),
    silent_when=("the branches change different tables", "one of them only creates tables"),
    way_out="Try both orders on a copy; next time let the later branch follow the earlier one.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for merge in setup.revisions.merged:
        tables = ", ".join(merge.tables[:4]) + (", ..." if len(merge.tables) > 4 else "")
        yield Concern(
            f"the branches that {merge.revision} joins both change {tables}",
            merge.location,
        )


MERGED_BRANCHES_SAME_TABLE = EnvironmentRule(ABOUT, check)
