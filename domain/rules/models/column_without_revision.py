"""Columns of models that no revision adds."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.difference import Differs
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed, of_tables, of_type
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="column-without-revision",
    family="models",
    level=Level.WARNING,
    finds="columns of models that no revision adds to the table.",
    why=(
        "The code asks for the column with each query of the model. A database that the revisions "
        "made has none: every such query fails."
    ),
    silent_when=(
        "a mixin, a base or a step of the revisions could not be read: it may come from there",
        "the table was there before the history",
    ),
    way_out="`alembic revision --autogenerate`: the draft adds it.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for table, found in of_tables(facts_of(setup), Differs.COLUMN_WITHOUT_REVISION):
        names = listed([f"`{each.about}`{of_type(each)}" for each in found])
        message = f"no revision adds {names} to `{table}`"
        yield Concern(f"{message}: each query of the model fails", found[0].location)


COLUMN_WITHOUT_REVISION = EnvironmentRule(ABOUT, check)
