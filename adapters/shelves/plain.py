"""Values of the domain as plain data, and back.

An instance is a list of its class's name and its fields in order, an enum member one of its
class's name and its value, a tuple one that begins with 0, a frozen set one that begins with 1, a
mapping one that begins with 2 and has its keys and values in turn. Only classes of the modules
named here come back; nothing else can be made by what lies on a shelf.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from operator import attrgetter
from types import ModuleType
from typing import Any

from attrs import fields, has

from application.ports import project_reader, shelves
from domain import (
    environment,
    held_locks,
    levels,
    lock_timeouts,
    operations,
    policy,
    rolling,
    rule_options,
    script,
    source,
    sql_operations,
    transactions,
    waivers,
)
from domain.databases import effect, target
from domain.review import finding, novelty, outcome, run, standing, work
from domain.schema import datatypes, elements, layered, names, objects, schema

VOCABULARY: tuple[ModuleType, ...] = (
    project_reader,
    shelves,
    operations,
    rolling,
    script,
    source,
    sql_operations,
    waivers,
    finding,
    outcome,
    datatypes,
    elements,
    names,
    standing,
    work,
    run,
    novelty,
    schema,
    layered,
    objects,
    transactions,
    held_locks,
    lock_timeouts,
    environment,
    effect,
    target,
    levels,
    policy,
    rule_options,
)
SCALARS = frozenset({type(None), bool, int, float, str})
Plain = Any
"""What JSON can hold."""


class NotPlain(Exception):
    """The value has no plain form, or this is none of a value."""


def plain(value: object) -> Plain:
    """Raise NotPlain."""
    kind = type(value)
    if kind in SCALARS:
        return value
    form = forms().get(kind)
    if form is not None:
        name, parts = form
        return [name, *items(parts(value))]
    if isinstance(value, tuple):
        return [0, *items(value)]
    if isinstance(value, frozenset):
        return [1, *items(value)]
    if isinstance(value, dict):
        return [2, *items(part for pair in value.items() for part in pair)]
    raise NotPlain(kind.__name__)


def items(values: Iterable[object]) -> list[Plain]:
    """Most are scalars: to call `plain` for each would double the time."""
    return [value if type(value) in SCALARS else plain(value) for value in values]


def value_of(data: Plain) -> Any:
    """Raise NotPlain."""
    if type(data) is not list:
        return data
    if not data:
        raise NotPlain("an empty list")
    kind = data[0]
    parts = [p if type(p) is not list else value_of(p) for p in data[1:]]
    if kind == 0:
        return tuple(parts)
    try:
        if type(kind) is str:
            return classes()[kind](*parts)
        if kind == 1:
            return frozenset(parts)
        if kind == 2:
            return dict(zip(parts[::2], parts[1::2], strict=True))
    except (KeyError, TypeError, ValueError) as error:
        raise NotPlain(str(error)) from None
    raise NotPlain(str(kind))


@cache
def classes() -> dict[str, type]:
    """The attrs classes, named tuples and enums that the vocabulary defines, by name."""
    return {
        name: member
        for module in VOCABULARY
        for name, member in vars(module).items()
        if isinstance(member, type)
        and member.__module__ == module.__name__
        and (has(member) or issubclass(member, Enum | tuple))
    }


@cache
def forms() -> dict[type, tuple[str, Callable[[Any], Iterable[object]]]]:
    """For each class its name, and what gives the parts that it is made of."""
    return {kind: (name, parts_of(kind)) for name, kind in classes().items()}


def parts_of(kind: Any) -> Callable[[Any], Iterable[object]]:
    if issubclass(kind, tuple):
        return iter
    names = ["value"] if issubclass(kind, Enum) else [part.name for part in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]
