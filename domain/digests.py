"""Digests of values: the same for as long as the values say the same, in any process."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from itertools import dropwhile
from operator import attrgetter
from typing import Any

from attrs import NOTHING, fields, has

SCALARS = frozenset({type(None), bool, int, float, str})
Writer = Callable[[Any], str]


def digest_of(*values: object) -> str:
    """64 hexadecimal digits. Raise TypeError where a value is of a kind that has no one form."""
    return sha256(written(values).encode("utf-8", "backslashreplace")).hexdigest()


def written(value: object) -> str:
    """The value in one way: sets and mappings in order, instances without what is as by default.

    So a field that a later version adds changes no digest where it says nothing.
    """
    kind: Any = type(value)
    return repr(value) if kind in SCALARS else writer_of(kind)(value)


@cache
def writer_of(kind: Any) -> Writer:
    """What writes the values of a class: to find that out takes longer than to write one."""
    # Of a mapping its entries count, however it keeps them.
    if has(kind) and not issubclass(kind, Mapping):
        return writer_of_fields(kind)
    for known, writer in WRITERS.items():
        if issubclass(kind, known):
            return writer
    raise TypeError(f"{kind.__name__} has no one form")


def writer_of_fields(kind: Any) -> Writer:
    """Those of an attrs class that count when its instances are compared."""
    counted = [part for part in fields(kind) if part.eq]
    optional = [part.name for part in dropwhile(is_required, counted)]
    required = [part.name for part in counted[: len(counted) - len(optional)]]
    defaults = tuple(default_of(part) for part in counted[len(required) :])
    values = values_of(optional)

    def write(value: object) -> str:
        told = [f"{name}={written(getattr(value, name))}" for name in required]
        given = values(value)
        # Many are as by default in all of them, which Python sees at one look.
        if given != defaults:
            for name, part, default in zip(optional, given, defaults, strict=True):
                # Nothing else is equal to None, and most ask Python before they say so.
                if part is not default and (default is None or part != default):
                    told.append(f"{name}={written(part)}")
        return f"{kind.__name__}({','.join(told)})"

    return write


def is_required(part: Any) -> bool:
    return part.default is NOTHING


def values_of(names: list[str]) -> Callable[[Any], tuple[object, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple([getattr(value, name) for name in names])


def default_of(part: Any) -> object:
    """NOTHING where there is none."""
    made = getattr(part.default, "factory", None)
    return part.default if made is None else made()


def sequence(value: tuple[object, ...] | list[object]) -> str:
    # Most parts are scalars: to call for each would double the time.
    parts = [repr(part) if type(part) in SCALARS else written(part) for part in value]
    return f"({','.join(parts)})"


def member(value: Enum) -> str:
    return f"{type(value).__name__}.{value.value}"


def unordered(value: set[object] | frozenset[object]) -> str:
    return f"{{{','.join(sorted(map(written, value)))}}}"


def mapping(value: Mapping[object, object]) -> str:
    return f"<{','.join(sorted(written(pair) for pair in value.items()))}>"


def day(value: date) -> str:
    return value.isoformat()


WRITERS: Mapping[type, Writer] = {
    tuple: sequence,
    list: sequence,
    Enum: member,
    frozenset: unordered,
    set: unordered,
    Mapping: mapping,
    date: day,
}
