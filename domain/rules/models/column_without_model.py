"""Columns that revisions add and no model has."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.difference import Differs
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed, of_tables, of_type
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="column-without-model",
    family="models",
    level=Level.WARNING,
    finds="columns that the revisions leave and no model has.",
    why=(
        "Autogenerate proposes to drop the column in each draft. That may be the second half of a "
        "removal; it may as well be a column that something else still fills."
    ),
    silent_when=(
        "a class that may add to the table, or a step of the revisions, could not be read",
        "include_object or include_name leaves the table alone",
    ),
    way_out="A revision that drops it, once no release uses it; or the attribute in the model.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for table, found in of_tables(facts_of(setup), Differs.COLUMN_WITHOUT_MODEL):
        names = listed([f"`{each.about}`{of_type(each)}" for each in found])
        message = f"the revisions leave {names} in `{table}`, which no model has"
        yield Concern(f"{message}: autogenerate proposes to drop it", found[0].location)


COLUMN_WITHOUT_MODEL = EnvironmentRule(ABOUT, check)
