"""Columns that are one thing in the model and another in the database."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.difference import Differs
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed_lines, of_tables
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="column-differs",
    family="models",
    level=Level.WARNING,
    finds="columns whose type, NULL or server default the models and the revisions disagree in.",
    why=(
        "The code relies on what the model says: a NULL where it promises none, a text too long "
        "for the database, a number too large for the column. `alembic check` reports it."
    ),
    silent_when=(
        "Alembic does not compare it either: another length where one side has none, types that "
        "are the same to the database, server defaults unless env.py asks",
        "the type is of a library, or made by code that was not read",
    ),
    way_out="A revision that alters the column, or the model as the database is.",
)
KINDS = (Differs.TYPE, Differs.NULLABLE, Differs.DEFAULT)


def check(setup: Setup) -> Iterator[Concern]:
    for table, found in of_tables(facts_of(setup), *KINDS):
        told = "; ".join(listed_lines([f"`{each.about}` is {each.told}" for each in found]))
        yield Concern(f"`{table}`: {told}", found[0].location)


COLUMN_DIFFERS = EnvironmentRule(ABOUT, check)
