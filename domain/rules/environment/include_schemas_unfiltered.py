"""Autogenerate looks at every schema of the database."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import online
from domain.diagnosis.written import keyword_added
from domain.environment import Unknown
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="include-schemas-unfiltered",
    family="environment",
    level=Level.WARNING,
    finds="include_schemas=True with neither include_name nor include_object.",
    why="Autogenerate proposes to drop every table that it finds in the schemas of others.",
    silent_when=("one of the two filters is given", "the options are not all known"),
    way_out="An include_name that takes the schemas of the metadata alone.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("env-include-schemas-unfiltered",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for call in online(setup):
        given = call.options.get("include_schemas")
        if given is None or isinstance(given.value, Unknown) or not given.value:
            continue
        if call.surely_lacks("include_name") and call.surely_lacks("include_object"):
            yield Concern(
                "autogenerate proposes to drop the tables of every other schema",
                (given.written or call.written).location,
                (keyword_added(call.written, "include_name=include_name"),),
                fix=FILTER,
            )


FILTER = """\
def include_name(name, type_, parent_names):
    if type_ == "schema":
        return name in {table.schema for table in target_metadata.tables.values()}
    return True"""

INCLUDE_SCHEMAS_UNFILTERED = EnvironmentRule(ABOUT, check)
