"""Values of the domain as plain data, and back.

An instance is a list of its class's name and its fields in order, an enum member one of its
class's name and its value, a tuple one that begins with 0. Only classes of the modules named here
come back; nothing else can be made by what lies on a shelf.
"""

from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from types import ModuleType
from typing import Any

from attrs import fields, has

from application.ports import project_reader, shelves
from domain import operations, script, source, sql_operations
from domain.review import finding, outcome
from domain.schema import datatypes, elements, names

VOCABULARY: tuple[ModuleType, ...] = (
    project_reader,
    shelves,
    operations,
    script,
    source,
    sql_operations,
    finding,
    outcome,
    datatypes,
    elements,
    names,
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
    if isinstance(value, tuple):
        return [0, *items(value)]
    if classes().get(kind.__name__) is not kind:
        raise NotPlain(kind.__name__)
    if isinstance(value, Enum):
        return [kind.__name__, value.value]
    return [kind.__name__, *items([getattr(value, name) for name in field_names(kind.__name__)])]


def items(values: Iterable[object]) -> list[Plain]:
    """Most are scalars: to call `plain` for each would double the time."""
    return [value if type(value) in SCALARS else plain(value) for value in values]


def value_of(data: Plain) -> Any:
    """Raise NotPlain."""
    if not isinstance(data, list):
        return data
    if not data:
        raise NotPlain("an empty list")
    kind, *parts = data
    if kind == 0:
        return tuple([p if type(p) is not list else value_of(p) for p in parts])
    if not isinstance(kind, str) or kind not in classes():
        raise NotPlain(str(kind))
    return made(classes()[kind], [p if type(p) is not list else value_of(p) for p in parts])


def made(kind: Callable[..., object], parts: list[object]) -> object:
    try:
        return kind(*parts)
    except (TypeError, ValueError) as error:
        raise NotPlain(str(error)) from None


@cache
def classes() -> dict[str, type]:
    """The attrs classes and enums that the vocabulary defines, by name."""
    return {
        name: member
        for module in VOCABULARY
        for name, member in vars(module).items()
        if isinstance(member, type)
        and member.__module__ == module.__name__
        and (has(member) or issubclass(member, Enum))
    }


@cache
def field_names(kind: str) -> tuple[str, ...]:
    return tuple(field.name for field in fields(classes()[kind]))
