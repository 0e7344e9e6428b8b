"""What is known of a value: whether it is true, whole, iterable, one of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from adapters.alembic_project.evaluator.limits import LARGEST_DATA, MOST_OPTIONS
from adapters.alembic_project.evaluator.values import (
    Bag,
    Choice,
    Entity,
    Entries,
    Items,
    Keys,
    Maybe,
    Pieces,
    Unknown,
    Value,
)

SCALARS = (str, int, float, bool, type(None), bytes, complex)
CONTAINERS = (list, set, tuple, frozenset)
CHANGEABLE = (Items, Bag, Entries)
DATA = (*SCALARS, tuple, frozenset, range)


def truth(value: Value) -> bool | None:
    """Whether it counts as true; None where that cannot be known."""
    if value is True or value is False:
        return value
    if isinstance(value, Unknown):
        return None
    if isinstance(value, Choice):
        found = {truth(option) for option in value.options}
        return found.pop() if len(found) == 1 else None
    if isinstance(value, Pieces):
        return True if any(part for part in value.parts if isinstance(part, str)) else None
    if isinstance(value, CHANGEABLE):
        return truth_of_container(value)
    if isinstance(value, Entity):
        return True
    return bool(value)


def truth_of_container(value: Items | Bag | Entries) -> bool | None:
    elements = value.values() if isinstance(value, Entries) else value
    if any(not isinstance(element, Maybe) for element in elements):
        return True
    return None if value or value.open else False


def concrete(value: Value) -> bool:
    """Whether it is plain data, known through and through, and not too much of it."""
    if isinstance(value, SCALARS):
        return True
    waiting, left = [value], LARGEST_DATA
    while waiting:
        part = waiting.pop()
        left -= 1 + len(part) // 64 if isinstance(part, str | bytes) else 1
        if left < 0 or not is_data(part):
            return False
        if isinstance(part, Entries):
            waiting += part
            waiting += part.values()
        elif isinstance(part, CONTAINERS):
            waiting += part
    return True


def is_data(value: Value) -> bool:
    if isinstance(value, CHANGEABLE):
        return value.open is None
    return isinstance(value, DATA)


def hashable(value: Value) -> bool:
    """Whether it can be in a set."""
    if isinstance(value, tuple) and not concrete(value):
        return False
    try:
        hash(value)
    except TypeError:
        return False
    return True


def counted(value: Value) -> bool:
    """Whether it is a container and the number of its elements is known."""
    if isinstance(value, Items | Bag):
        return not value.open and not any(isinstance(element, Maybe) for element in value)
    if isinstance(value, Entries):
        return not value.open and not any(isinstance(e, Maybe) for e in value.values())
    return isinstance(value, str | bytes | tuple | frozenset | range)


def settled(value: Value) -> Value:
    """The value itself, where it was only uncertain whether it is there."""
    return value.value if isinstance(value, Maybe) else value


def options(value: Value) -> tuple[Value, ...]:
    return value.options if isinstance(value, Choice) else (value,)


def same(one: Value, other: Value, depth: int = 0) -> bool | None:
    """Whether two values are equal; None where that cannot be known."""
    if isinstance(one, Choice) or isinstance(other, Choice):
        found = {same(a, b, depth) for a in options(one) for b in options(other)}
        return found.pop() if len(found) == 1 else None
    if concrete(one) and concrete(other):
        return bool(as_compared(one) == as_compared(other))
    if one is other and isinstance(one, Entity):
        return True
    if isinstance(one, tuple | Items) and isinstance(other, tuple | Items):
        return same_elements(one, other, depth)
    if None in (one, other) and not isinstance(one if other is None else other, Unknown):
        return False
    return False if is_apart(one, other) or is_apart(other, one) else None


def is_apart(one: Value, other: Value) -> bool:
    """A text or a number is no container, whatever that holds."""
    return isinstance(one, str | int | float | bytes) and isinstance(
        other, Entries | Items | Bag | tuple
    )


def as_compared(value: Value) -> Value:
    return frozenset(value) if isinstance(value, Keys) else value


def same_elements(one: Sequence[Value], other: Sequence[Value], depth: int) -> bool | None:
    """Element by element, as far as two levels down."""
    if depth > 1 or not counted(one) or not counted(other):
        return None
    if len(one) != len(other):
        return False
    found = {same(a, b, depth + 1) for a, b in zip(one, other, strict=True)}
    return False if False in found else None if None in found else True


def identical(one: Value, other: Value) -> bool:
    """Whether a join of both would tell nothing new."""
    if one is other:
        return True
    return type(one) is type(other) and concrete(one) and bool(one == other)


def join(values: Iterable[Value]) -> Value:
    """What is known when it is one of these."""
    found: list[Value] = []
    for value in values:
        for option in options(value):
            if not any(identical(option, earlier) for earlier in found):
                found.append(option)
    if len(found) == 1:
        return found[0]
    if len(found) > MOST_OPTIONS or not found:
        return Unknown("unknown-argument", "a value that depends on many conditions")
    return Choice(tuple(found))


def unknown_within(value: Value) -> Unknown | None:
    """The first unknown that keeps the value from being known through and through."""
    waiting: list[Value] = [value]
    for _ in range(LARGEST_DATA):
        if not waiting:
            return None
        part = waiting.pop()
        if isinstance(part, Unknown):
            return part
        if isinstance(part, Pieces):
            return part.unknown
        if isinstance(part, CHANGEABLE) and part.open:
            return part.open
        waiting += parts_of(part)
    return Unknown("limit", "more data than is looked through")


def parts_of(value: Value) -> Iterable[Value]:
    if isinstance(value, Choice):
        return value.options
    if isinstance(value, Maybe):
        return (value.value,)
    if isinstance(value, Entries):
        return value.values()
    return value if isinstance(value, CONTAINERS) else ()


def unknown_from(*values: Value, what: str = "") -> Unknown:
    """An unknown that stems from the first unknown of these values."""
    for value in values:
        if (found := unknown_within(value)) is not None:
            return found
    return Unknown("unknown-argument", what or "a value that cannot be known")
