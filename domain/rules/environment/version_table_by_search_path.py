"""A version table that is where the search_path happens to point."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import all_lack, env_of, online
from domain.diagnosis.ways_out import context_name
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="version-table-by-search-path",
    family="environment",
    level=Level.INFO,
    finds="SET search_path in env.py without a version_table_schema.",
    why=(
        "alembic_version is looked for along the search_path: a schema that has none yet finds the "
        "one of `public`, counts as migrated, and stays empty."
    ),
    silent_when=(
        "version_table_schema is given, or the options are not all known",
        "env.py asks for the version table of that schema itself",
    ),
    way_out="`version_table_schema=schema`.",
    databases=(Database.POSTGRESQL,),
    hazards=("version-table-location",),
)


def check(setup: Setup) -> Iterator[Concern]:
    calls = online(setup)
    env = env_of(setup)
    if env.names_version_schema or not env.search_path:
        return
    if all_lack(calls, "version_table_schema"):
        yield Concern(
            "the search_path decides which alembic_version is read",
            env.search_path[0].location,
            fix=f"{context_name(setup)}.configure(\n    ...,\n    version_table_schema=...,"
            "  # that of search_path, not quoted\n)",
        )


VERSION_TABLE_BY_SEARCH_PATH = EnvironmentRule(ABOUT, check)
