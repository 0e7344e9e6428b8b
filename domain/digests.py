"""Digests of values: the same for as long as the values say the same, in any process."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any

from attrs import fields, has

SCALARS = frozenset({type(None), bool, int, float, str})


def digest_of(*values: object) -> str:
    """64 hexadecimal digits. Raise TypeError where a value is of a kind that has no one form."""
    return sha256(written(values).encode("utf-8", "backslashreplace")).hexdigest()


def written(value: object) -> str:
    """The value in one way: sets and mappings in order, instances without what is as by default.

    So a field that a later version adds changes no digest where it says nothing.
    """
    kind: Any = type(value)
    if kind in SCALARS:
        return repr(value)
    if has_fields(kind):
        return f"{kind.__name__}({','.join(parts_told(value))})"
    if isinstance(value, tuple | list):
        # Most parts are scalars: to call for each would double the time.
        parts = [repr(part) if type(part) in SCALARS else written(part) for part in value]
        return f"({','.join(parts)})"
    if isinstance(value, Enum):
        return f"{kind.__name__}.{value.value}"
    if isinstance(value, frozenset | set):
        return f"{{{','.join(sorted(map(written, value)))}}}"
    if isinstance(value, Mapping):
        return f"<{','.join(sorted(written(pair) for pair in value.items()))}>"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{kind.__name__} has no one form")


@cache
def has_fields(kind: Any) -> bool:
    """Of a mapping its entries count, however it keeps them."""
    return has(kind) and not issubclass(kind, Mapping)


def parts_told(value: object) -> Iterator[str]:
    kind: Any = type(value)
    for name, default in defaults(kind):
        part = getattr(value, name)
        # Nothing else is equal to None, and most ask Python before they say so.
        if part is default or (default is not None and part == default):
            continue
        yield f"{name}={repr(part) if type(part) in SCALARS else written(part)}"


@cache
def defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    """The fields of an attrs class that count when its instances are compared."""
    return tuple((part.name, default_of(part)) for part in fields(kind) if part.eq)


def default_of(part: Any) -> object:
    """NOTHING where there is none."""
    made = getattr(part.default, "factory", None)
    return part.default if made is None else made()
