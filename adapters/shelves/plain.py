"""Values of the domain as plain data, and back.

An instance is a list of its class's name and its fields in order, an enum member one of its
class's name and its value, a tuple one that begins with 0, a frozen set one that begins with 1, a
mapping one that begins with 2 and has its keys and values in turn. Only classes of the vocabulary
come back; nothing else can be made by what lies on a shelf.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cache
from json import dumps
from json.encoder import encode_basestring_ascii as quoted
from operator import attrgetter
from typing import Any

from attrs import fields

from adapters.shelves.vocabulary import classes, classes_of_outcomes

SCALARS = frozenset({type(None), bool, int, float, str})
Plain = Any
"""What JSON can hold."""


class NotPlain(Exception):
    """The value has no plain form, or this is none of a value."""


class Writing:
    """Values as JSON. What stands in many places, as a table in each standing, is written once:
    instances of these classes are known again for as long as this lives.
    """

    def __init__(self) -> None:
        self.texts: dict[int, tuple[object, str]] = {}
        self.forms = forms()
        self.shared = shared()

    def text(self, value: object) -> str:
        """Raise NotPlain."""
        kind = type(value)
        if kind in SCALARS:
            return quoted(value) if isinstance(value, str) else dumps(value)
        if kind not in self.shared:
            return self.written(kind, value)
        known = self.texts.get(id(value))
        if known is None:
            # With the value itself: another one might get its number once it is gone.
            known = self.texts[id(value)] = value, self.written(kind, value)
        return known[1]

    def written(self, kind: type, value: object) -> str:
        form = self.forms.get(kind)
        if form is not None:
            name, parts = form
            return f'["{name}"{self.rest(parts(value))}]'
        if isinstance(value, tuple):
            return f"[0{self.rest(value)}]"
        if isinstance(value, frozenset):
            return f"[1{self.rest(value)}]"
        if isinstance(value, dict):
            return f"[2{self.rest(part for pair in value.items() for part in pair)}]"
        raise NotPlain(kind.__name__)

    def rest(self, values: Iterable[object]) -> str:
        """Most are texts or None: to call `text` for each would take half as long again."""
        text = self.text
        told = [quoted(v) if type(v) is str else "null" if v is None else text(v) for v in values]
        return "," + ",".join(told) if told else ""


def value_of(data: Plain) -> Any:
    """Raise NotPlain."""
    if type(data) is not list:
        return data
    try:
        return made(data, makers())
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise NotPlain(str(error)) from None


Make = Callable[[list[Any]], Any]


def made(data: list[Plain], makers: Mapping[str | int, Make]) -> Any:
    parts = iter(data)
    make = makers[next(parts, "")]
    return make([p if type(p) is not list else made(p, makers) for p in parts])


class Makers(dict[str | int, Make]):
    """By what a list begins with: what makes the value of the rest.

    Those of an outcome, and all others as well once one of them is asked for.
    """

    def __missing__(self, kind: str | int) -> Make:
        found = maker(classes()[str(kind)])
        self.update((name, maker(each)) for name, each in classes().items())
        return found


@cache
def makers() -> Makers:
    found = Makers({0: tuple, 1: frozenset, 2: mapping})
    found.update((name, maker(kind)) for name, kind in classes_of_outcomes().items())
    return found


def maker(kind: type) -> Make:
    if not issubclass(kind, Enum):
        return lambda parts: kind(*parts)
    members = {member.value: member for member in kind}

    def member(parts: list[Any]) -> Enum:
        (value,) = parts
        return members[value]

    return member


def mapping(parts: list[Any]) -> dict[Any, Any]:
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def shared() -> frozenset[type]:
    """What stands in several values that are kept, and never changes."""
    enums = [kind for kind in classes().values() if issubclass(kind, Enum)]
    large = "Table", "Finding", "ReviewedRevision", "TableName", "DataType"
    return frozenset((*enums, *(classes()[name] for name in large)))


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
