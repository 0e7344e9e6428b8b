"""Models whose tables nobody creates."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.mapped_tables import MappedTable, mapped_tables, plain
from domain.diagnosis.models import ModelFacts
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.telling_models import facts_of, listed
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="table-without-revision",
    family="models",
    level=Level.WARNING,
    finds="models whose table no revision creates.",
    why=(
        "A database that is made by the revisions alone lacks the table; the code that uses the "
        "model fails there. `alembic check` reports it."
    ),
    silent_when=(
        "the table has the same name in another schema, or a name that is not plainly written",
        "include_object or include_name leaves it alone",
    ),
    way_out="`alembic revision --autogenerate`, once env.py sees the model.",
    less_when=(
        "the history begins with tables that were there before it, or has steps that could "
        "not be read"
    ),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = facts_of(setup)
    if facts.schema is None or not setup.history.revisions:
        return
    missing = [table for table in mapped_tables(facts) if is_missing(table, facts)]
    if not missing:
        return
    begins_later = any(not table.complete for table in facts.schema.tables.values())
    unread = facts.schema.gaps > 0
    if begins_later or unread:
        yield together(missing, unread)
        return
    for table in missing:
        model = table.models[0]
        yield Concern(
            f"no revision creates `{table.name}`, the table of {model.name}", table.location
        )


def is_missing(table: MappedTable, facts: ModelFacts) -> bool:
    assert facts.schema is not None
    same = {other.name for other in facts.schema.tables}
    known = table.compared and table.whole and not any(m.unread for m in table.models)
    compared = all(facts.filters.compares(model.table.name) for model in table.models)
    return known and compared and plain(table.name, facts).name not in same


def together(missing: list[MappedTable], unread: bool) -> Concern:
    names = listed([f"`{table.name}`" for table in missing])
    why = "some of its steps could not be read" if unread else "it begins with others' tables"
    return Concern(
        f"no revision that could be read creates {names}",
        missing[0].location,
        level=Level.INFO,
        assumption=f"the history creates every table, though {why}",
    )


TABLE_WITHOUT_REVISION = EnvironmentRule(ABOUT, check)
