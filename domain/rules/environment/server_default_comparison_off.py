"""Autogenerate does not see that a server default changed."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.mapped_tables import mapped_tables
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import all_lack, online, turned_off
from domain.diagnosis.written import keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="server-default-comparison-off",
    family="environment",
    level=Level.INFO,
    finds="server defaults in use, and no compare_server_default.",
    why=(
        "It is off unless asked for: autogenerate and `alembic check` do not see a server default "
        "that was added, changed or taken away."
    ),
    silent_when=(
        "it is given",
        "no revision sets a server default",
        "the revisions took them all off again, and no model has one",
    ),
    way_out="`compare_server_default=True`; where it makes noise, a function.",
    hazards=("env-compare-server-default-off",),
)


def check(setup: Setup) -> Iterator[Concern]:
    calls, place = online(setup), setup.revisions.server_defaults
    off = [call for call in calls if turned_off(call, "compare_server_default")]
    if place is None or not (off or all_lack(calls, "compare_server_default")):
        return
    if none_is_left(setup):
        return
    call = (off or calls)[0]
    given = call.options.get("compare_server_default")
    yield Concern(
        f"server defaults are in use ({place.path}:{place.line}), and autogenerate does not "
        "compare them",
        call.written.location,
        (given.written.replaced("True"),)
        if given and given.written
        else (keyword_added(call.written, "compare_server_default=True"),),
    )


def none_is_left(setup: Setup) -> bool:
    """Whether surely no column at the heads has one, and no model asks for one."""
    facts = setup.models
    if facts is None or facts.schema is None or facts.schema.gaps or facts.undeclared:
        return False
    mapped = mapped_tables(facts)
    if not mapped or any(table.unsure for table in mapped):
        return False
    tables = facts.schema.tables.values()
    if not all(table.complete and not table.unsure for table in tables):
        return False
    columns = [column for table in tables for column in table.columns]
    columns += [column for table in mapped for column in table.columns.values()]
    return all(column.default is None for column in columns)


SERVER_DEFAULT_COMPARISON_OFF = EnvironmentRule(ABOUT, check)
