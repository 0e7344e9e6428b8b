"""Tables that revisions create and no model has."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.models import Handing, ModelFacts
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed
from domain.diagnosis.ways_out import context_name
from domain.review.finding import Level
from domain.rules.rule import Description
from domain.schema.schema import Table

ABOUT = Description(
    name="table-without-model",
    family="models",
    level=Level.WARNING,
    finds="tables that revisions create, that are still there, and that no model has.",
    why=(
        "Autogenerate takes what no model has for something to be dropped: each draft proposes to "
        "drop the table, until one is applied that nobody read."
    ),
    silent_when=(
        "include_object or include_name leaves the table alone",
        "it is a partition, temporary, or the version table",
        "nobody can tell what env.py hands over, or whether a library has models of its own",
    ),
    way_out="A revision that drops it, once nobody uses it; or a filter that leaves it alone.",
    less_when="a model could not be read, or a step of the revisions",
    hazards=("autogen-drops-unknown-objects",),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = facts_of(setup)
    if facts.schema is None or not is_known(facts):
        return
    names = {model.table.name.name for model in facts.models}
    left = [t for t in facts.schema.tables.values() if t.name.name not in names and stays(t, facts)]
    if not left:
        return
    perhaps = bool(facts.undeclared) or facts.schema.gaps > 0
    tables = listed([f"`{table.name}`" for table in left])
    them = "it" if len(left) == 1 else "them"
    yield Concern(
        f"no model has {tables}: autogenerate proposes to drop {them}",
        facts.filters.location or facts.target.location,
        fix=filter_for([table.name.name for table in left], setup),
        level=Level.INFO if perhaps else None,
        assumption="nothing that could not be read has to do with them" if perhaps else "",
    )


def is_known(facts: ModelFacts) -> bool:
    """Whether all of the metadata is the project's, and known."""
    handed = facts.target.handing is Handing.MODELS and bool(facts.seen)
    return handed and not any("flask_appbuilder" in name for name in facts.target.collections)


def stays(table: Table, facts: ModelFacts) -> bool:
    version = table.name.name.startswith("alembic_version")
    apart = table.temporary or table.partition_of is not None or version
    sequence = table.name.name.startswith("sqlite_")
    here = table.name.schema is None or facts.on is None or facts.on.database is Database.SQLITE
    return here and not apart and not sequence and facts.filters.compares(table.name)


def filter_for(names: list[str], setup: Setup) -> str:
    if facts_of(setup).filters.location is not None:
        return ""
    told = ", ".join(f'"{name}"' for name in names)
    return f"""\
# drop in a revision what nobody needs, and leave alone what is to stay
STAYING = {{{told}}}

def include_name(name, type_, parent_names):
    return not (type_ == "table" and name in STAYING)

{context_name(setup)}.configure(..., include_name=include_name)"""


TABLE_WITHOUT_MODEL = EnvironmentRule(ABOUT, check)
