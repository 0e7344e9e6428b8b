"""What the rules about models have in common when they tell what they found."""

from collections.abc import Iterator, Sequence

from domain.diagnosis.comparison import differences
from domain.diagnosis.difference import Difference, Differs
from domain.diagnosis.mapped_tables import plain
from domain.diagnosis.models import Model, ModelFacts
from domain.diagnosis.setup import Setup
from domain.schema.names import TableName

MOST = 8


def facts_of(setup: Setup) -> ModelFacts:
    """Those of the models; without any where they were not read."""
    return setup.models or ModelFacts()


def in_revisions(model: Model, facts: ModelFacts) -> bool:
    """Whether the revisions leave the table of the model."""
    if facts.schema is None:
        return False
    name = plain(model.table.name, facts)
    return any(plain(other, facts) == name for other in facts.schema.tables)


def listed(words: Sequence[str], most: int = MOST) -> str:
    """`a, b and 7 more`."""
    if len(words) <= most:
        return ", ".join(words)
    return f"{', '.join(words[:most])} and {len(words) - most} more"


def of_tables(facts: ModelFacts, *kinds: Differs) -> Iterator[tuple[TableName, list[Difference]]]:
    """The differences of these kinds, by table."""
    found: dict[TableName, list[Difference]] = {}
    for difference in differences(facts):
        if difference.differs in kinds:
            found.setdefault(difference.table, []).append(difference)
    yield from found.items()


def of_type(difference: Difference) -> str:
    return f" ({difference.told})" if difference.told else ""


def listed_lines(lines: Sequence[str], most: int = MOST) -> list[str]:
    """The first ones, and how many more there are."""
    more = len(lines) - most
    return [*lines[:most], f"and {more} more"] if more > 0 else list(lines)
