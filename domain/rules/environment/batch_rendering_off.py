"""Autogenerate writes what SQLite cannot do."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.env_py import ConfigureCall
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import online, turned_off
from domain.diagnosis.written import Change, keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="batch-rendering-off",
    family="environment",
    level=Level.WARNING,
    finds="a project that uses SQLite, whose env.py does not have autogenerate write batches.",
    why=(
        "SQLite has no ALTER COLUMN and no ADD CONSTRAINT: each change of a table that "
        "`alembic revision --autogenerate` writes fails there, unless somebody rewrites it as "
        "batch_alter_table."
    ),
    silent_when=(
        "render_as_batch is given, with whatever value but False",
        "the project does not use SQLite",
        "the options are not all known",
    ),
    way_out="`render_as_batch=True`; on other databases a batch is a plain ALTER TABLE.",
    databases=(Database.SQLITE,),
    hazards=("env-render-as-batch-missing",),
)


def check(setup: Setup) -> Iterator[Concern]:
    if Database.SQLITE not in setup.databases:
        return
    place = setup.databases[Database.SQLITE]
    for call in online(setup):
        if call.surely_lacks("render_as_batch") or turned_off(call, "render_as_batch"):
            yield Concern(
                "autogenerate writes changes of tables that SQLite cannot run",
                call.written.location,
                (corrected(call),),
                assumption=f"SQLite is used, as {place.path}:{place.line} says." if place else "",
                safe=True,
            )


def corrected(call: ConfigureCall) -> Change:
    given = call.options.get("render_as_batch")
    if given is not None and given.written is not None:
        return given.written.replaced("True")
    return keyword_added(call.written, "render_as_batch=True")


BATCH_RENDERING_OFF = EnvironmentRule(ABOUT, check)
