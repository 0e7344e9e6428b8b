"""Iterating over values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from adapters.alembic_project.evaluator.knowledge import settled
from adapters.alembic_project.evaluator.limits import MOST_ITEMS
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Bag,
    Choice,
    Entity,
    Entries,
    Items,
    Maybe,
    Unknown,
    Value,
)
from domain.classes import frozen


@frozen
class Elements:
    """What iterating gives. Elements that may not be there are Maybe; `open`: there may be more."""

    values: Sequence[Value]
    open: Unknown | None = None

    @property
    def uncertain(self) -> bool:
        return any(isinstance(value, Maybe) for value in self.values)


class Iterable(Entity):
    """An entity that can be iterated over."""

    __slots__ = ()

    def elements(self, machine: Machine) -> Elements | None:
        raise NotImplementedError


def elements(machine: Machine, value: Value) -> Elements | None:
    """The elements of a value, or None where they are not known at all."""
    if isinstance(value, Items):
        return Elements(value[:MOST_ITEMS], value.open or too_many(len(value)))
    if isinstance(value, Entries):
        keys = [Maybe(k) if isinstance(v, Maybe) else k for k, v in value.items()]
        return Elements(keys, value.open)
    if isinstance(value, Bag):
        return Elements(in_order(value), value.open)
    if isinstance(value, frozenset):
        return Elements(in_order(value))
    if isinstance(value, str | bytes | tuple | range):
        return Elements(tuple(islice(value, MOST_ITEMS)), too_many(len(value)))
    if isinstance(value, Iterable):
        return value.elements(machine)
    if isinstance(value, Choice):
        return of_choice(machine, value)
    return None


def too_many(length: int) -> Unknown | None:
    return Unknown("limit", f"more than {MOST_ITEMS:,} elements") if length > MOST_ITEMS else None


def in_order(values: Bag | frozenset[Value]) -> list[Value]:
    """The order of a set is arbitrary in Python; here it is the same each time."""
    return sorted(values, key=place)


def place(element: Value) -> tuple[str, str]:
    value = settled(element)
    return type(element).__name__, str(value) if is_plain(value) else ""


def is_plain(value: Value) -> bool:
    return isinstance(value, str | int | float)


def of_choice(machine: Machine, choice: Choice) -> Elements | None:
    """Each option's elements, each of them uncertain."""
    found = [elements(machine, option) for option in choice.options if option is not None]
    if any(f is None for f in found):
        return None
    values = [v if isinstance(v, Maybe) else Maybe(v) for f in found if f for v in f.values]
    return Elements(values, next((f.open for f in found if f and f.open), None))


def whole(machine: Machine, value: Value) -> list[Value] | None:
    """The elements, where all of them are known to be there and there are no others."""
    found = elements(machine, value)
    if found is None or found.open or found.uncertain:
        return None
    return list(found.values)
