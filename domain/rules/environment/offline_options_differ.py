"""A script that is not what would run."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.env_py import ConfigureCall
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import offline, online
from domain.diagnosis.written import keyword_added
from domain.environment import Unknown
from domain.review.finding import Level
from domain.rules.rule import Description

VERSION = ("version_table", "version_table_schema", "version_table_pk")
LESSER = ("transaction_per_migration", "transactional_ddl", "target_metadata")

ABOUT = Description(
    name="offline-options-differ",
    family="environment",
    level=Level.WARNING,
    finds="an option that only one of the two branches hands to Alembic.",
    why=(
        "The script of --sql is reviewed, and run by others. With another version table the "
        "database counts as empty; with other transactions it fails half-way in another place; "
        "without the metadata constraints get other names."
    ),
    less_when="it is not the version table that differs",
    silent_when=(
        "both branches have the option, with whatever value",
        "it only matters to autogenerate, as compare_type does",
        "it is the metadata, and no naming convention of it is known",
        "the options of a branch are not all known",
    ),
    way_out="Keep what both need in one dictionary, and hand it to both.",
    hazards=("env-offline-broken",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for one, other in ((online(setup), offline(setup)), (offline(setup), online(setup))):
        if len(one) == 1 and len(other) == 1:
            yield from missing(setup, one[0], other[0])


def missing(setup: Setup, one: ConfigureCall, other: ConfigureCall) -> Iterator[Concern]:
    for name in (*VERSION, *LESSER):
        given = one.options.get(name)
        if given is None or not other.surely_lacks(name):
            continue
        if not makes_a_difference(setup, name, one):
            continue
        edits = (keyword_added(other.written, f"{name}={given.text}"),) if given.text else ()
        yield Concern(
            f"{name} is given {one.mode.value} alone: --sql writes something else than what runs",
            other.written.location,
            edits,
            level=None if name in VERSION else Level.INFO,
            safe=bool(edits) and not isinstance(given.value, Unknown),
        )


def makes_a_difference(setup: Setup, name: str, call: ConfigureCall) -> bool:
    given = call.options[name]
    if name == "target_metadata":
        # Offline Alembic takes the names of constraints from it, and nothing else.
        return setup.environment.naming.known is not None
    if isinstance(given.value, Unknown):
        return True
    if name == "transactional_ddl" and set(setup.databases) == {Database.POSTGRESQL}:
        # It is PostgreSQL's own way; SQLite and MySQL have to be told.
        return not given.value
    if name == "version_table":
        return given.value != "alembic_version"
    return bool(given.value)


OFFLINE_OPTIONS_DIFFER = EnvironmentRule(ABOUT, check)
