"""Tables of an extension, which autogenerate takes for left over."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import all_lack, online
from domain.diagnosis.written import keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

TABLES = {
    "postgis": "spatial_ref_sys",
    "postgis_topology": "topology",
    "pg_partman": "part_config",
    "timescaledb": "hypertable chunks",
}

ABOUT = Description(
    name="extension-tables-unfiltered",
    family="environment",
    level=Level.WARNING,
    finds="an extension that brings tables of its own, and no filter that leaves them alone.",
    why=(
        "No model has them, so autogenerate proposes to drop them; `DROP TABLE spatial_ref_sys` "
        "takes PostGIS apart."
    ),
    silent_when=("include_name or include_object is given", "the options are not all known"),
    way_out="An include_object that leaves alone what no model has.",
    databases=(Database.POSTGRESQL,),
    hazards=("env-extension-tables-dropped",),
)


def check(setup: Setup) -> Iterator[Concern]:
    calls = online(setup)
    if not setup.revisions.extensions or not all_lack(calls, "include_name", "include_object"):
        return
    name, place = setup.revisions.extensions[0]
    yield Concern(
        f"{place.path}:{place.line} creates the extension {name}, and autogenerate proposes to "
        f"drop its tables ({TABLES.get(name, 'its own')})",
        calls[0].written.location,
        (keyword_added(calls[0].written, "include_object=include_object"),),
        fix=FILTER,
    )


FILTER = """\
def include_object(object, name, type_, reflected, compare_to):
    return not (type_ == "table" and reflected and compare_to is None)"""

EXTENSION_TABLES_UNFILTERED = EnvironmentRule(ABOUT, check)
