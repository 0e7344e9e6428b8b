"""Methods of texts."""

from __future__ import annotations

from collections.abc import Callable

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.data.texts import format_template, pieces, text_of
from adapters.alembic_project.evaluator.knowledge import concrete, unknown_from
from adapters.alembic_project.evaluator.limits import LONGEST_TEXT
from adapters.alembic_project.evaluator.values import Entries, Items, Pieces, Unknown, Value

# Methods that need nothing but plain arguments and give nothing larger than what they got.
SAFE = """
capitalize casefold count encode endswith find isalnum isalpha isascii isdecimal isdigit
isidentifier islower isnumeric isspace istitle isupper lower lstrip partition removeprefix
removesuffix rfind rpartition rsplit rstrip split splitlines startswith strip swapcase title upper
"""
PLAIN = frozenset(SAFE.split())
PADDING = frozenset(("center", "ljust", "rjust", "zfill"))
WIDEST = 10_000


def string_method(call: Call, owner: str, name: str) -> Value:
    if name == "format":
        return format_template(call.machine, owner, call.args, call.kwargs)
    if name == "format_map":
        mapping = call.get(0, "mapping")
        named = {str(k): v for k, v in mapping.items()} if isinstance(mapping, Entries) else {}
        return format_template(call.machine, owner, (), named)
    if name == "join":
        return joined(call, owner)
    if name == "replace":
        return replaced(call, owner)
    if name in PLAIN or (name in PADDING and is_narrow(call)):
        return plain_method(call, owner, name)
    return call.derived()


def is_narrow(call: Call) -> bool:
    width = call.get(0, "width")
    return isinstance(width, int) and width <= WIDEST


def plain_method(call: Call, owner: str, name: str) -> Value:
    if not all(map(concrete, (*call.args, *call.kwargs.values()))):
        return call.derived()
    method: Callable[..., Value] = getattr(owner, name)
    try:
        result = method(*call.args, **call.kwargs)
    except (TypeError, ValueError, LookupError):
        return Unknown("program-error", f"{call.shown} fails")
    return call.machine.fresh(Items(result), call.frame) if isinstance(result, list) else result


def joined(call: Call, separator: str) -> Value:
    found = elements(call.machine, call.get(0, "iterable"))
    if found is None or found.open or found.uncertain:
        return Pieces((call.derived(),))
    if len(separator) * len(found.values) > LONGEST_TEXT:
        return Unknown("limit", f"a text of more than {LONGEST_TEXT:,} characters")
    parts: list[Value] = []
    for position, value in enumerate(found.values):
        parts += [separator, text_of(call.machine, value)] if position else [value]
    return pieces(parts)


def replaced(call: Call, owner: str) -> Value:
    old, new = call.get(0, "old"), call.get(1, "new")
    if not isinstance(old, str) or not isinstance(new, str):
        return with_unknown(call, owner, old, new)
    if owner.count(old) * len(new) > LONGEST_TEXT:
        return Unknown("limit", f"a text of more than {LONGEST_TEXT:,} characters")
    return owner.replace(old, new)


def with_unknown(call: Call, owner: str, old: Value, new: Value) -> Value:
    if not isinstance(old, str) or not old:
        return call.derived()
    parts: list[Value] = []
    for position, part in enumerate(owner.split(old)):
        parts += [new, part] if position else [part]
    return pieces(parts)


def pieces_method(call: Call, owner: Pieces, name: str) -> Value:
    """What can be done to a text that is partly known."""
    if name in ("lower", "upper", "encode"):
        change = str.lower if name == "lower" else str.upper if name == "upper" else str
        return pieces(change(part) if isinstance(part, str) else part for part in owner.parts)
    if name in ("strip", "lstrip", "rstrip") and not call.args:
        return stripped(owner)
    first = owner.parts[0]
    if name == "startswith" and isinstance(first, str):
        prefix = call.get(0, "prefix")
        if isinstance(prefix, str) and len(first) >= len(prefix):
            return first.startswith(prefix)
    if name == "format":
        formats = [
            format_template(call.machine, part, call.args, call.kwargs)
            if isinstance(part, str)
            else part
            for part in owner.parts
        ]
        return pieces(formats)
    return unknown_from(owner)


def stripped(owner: Pieces) -> Value:
    parts = list(owner.parts)
    if isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
    if isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return pieces(parts)
