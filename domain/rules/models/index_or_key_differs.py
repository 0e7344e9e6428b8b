"""Indexes and constraints that models have and revisions do not, or the other way round."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.difference import Differs
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed_lines, of_tables
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="index-or-key-differs",
    family="models",
    level=Level.INFO,
    finds="indexes, unique constraints and foreign keys that models and revisions do not agree in.",
    why=(
        "Queries that the model promises an index for are slow, rows that it promises to be unique "
        "are not. What no model has autogenerate proposes to drop."
    ),
    silent_when=(
        "the same columns are covered by another name",
        "a naming convention, a constraint or a step of the revisions could not be read",
    ),
    way_out="A revision that creates or drops it, or the line in the model.",
)
KINDS = (Differs.INDEX, Differs.UNIQUE, Differs.FOREIGN_KEY)


def check(setup: Setup) -> Iterator[Concern]:
    for table, found in of_tables(facts_of(setup), *KINDS):
        told = "; ".join(listed_lines([f"{each.about}: {each.told}" for each in found]))
        yield Concern(f"`{table}`: {told}", found[0].location)


INDEX_OR_KEY_DIFFERS = EnvironmentRule(ABOUT, check)
