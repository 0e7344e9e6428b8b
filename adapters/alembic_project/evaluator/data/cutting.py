"""What two sets have in common, or only the first has, where one of them is not known."""

from __future__ import annotations

from adapters.alembic_project.evaluator.knowledge import concrete
from adapters.alembic_project.evaluator.values import Bag, Keys, Maybe, Unknown, Value

SETS = (Bag, Keys, frozenset)


def in_common(one: Value, other: Value) -> Bag | None:
    """Some elements of the side that is known, and no others; None where neither is."""
    return some_of(one, other) or some_of(other, one)


def some_of(known: Value, other: Value) -> Bag | None:
    """The elements of the first, each of which may be there or not."""
    if isinstance(known, SETS) and concrete(known) and isinstance(other, (*SETS, Unknown)):
        return Bag(Maybe(element) for element in known)
    return None
