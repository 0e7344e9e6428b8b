"""Texts that are put together, some pieces perhaps unknown: f-strings, `%`, `.format`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import Formatter

from adapters.alembic_project.evaluator.attributes import attribute_of
from adapters.alembic_project.evaluator.data.subscripts import item_of
from adapters.alembic_project.evaluator.knowledge import SCALARS, concrete, join, unknown_from
from adapters.alembic_project.evaluator.limits import LONGEST_TEXT, MOST_BITS, MOST_PIECES
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Bag,
    Choice,
    Entity,
    Entries,
    Pieces,
    Unknown,
    Value,
)

Part = str | Unknown
WIDE = re.compile(r"\d{4,}|\*")
CONVERSION = re.compile(
    r"%(?:\((?P<name>[^)]*)\))?(?P<spec>[#0\- +]*[\d*]*(?:\.[\d*]+)?)(?P<kind>.)?"
)


def pieces(parts: Iterable[Value]) -> Value:
    """The parts as one text: a str where all of them are known."""
    joined: list[Part] = []
    run: list[str] = []
    length = 0
    for part in flat(parts):
        if isinstance(part, str):
            run.append(part)
            length += len(part)
        else:
            joined += ["".join(run), part]
            run = []
        if length > LONGEST_TEXT or len(joined) > MOST_PIECES:
            return Unknown("limit", f"a text of more than {LONGEST_TEXT:,} characters")
    last = "".join(run)
    return Pieces(tuple(part for part in (*joined, last) if part != "")) if joined else last


def flat(parts: Iterable[Value]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Pieces):
            yield from part.parts
        elif isinstance(part, str | Unknown):
            yield part
        else:
            yield unknown_from(part, what="a piece of text that cannot be known")


def text_of(machine: Machine, value: Value) -> Value:
    """`str(value)`: a str, Pieces or an Unknown."""
    if isinstance(value, str | Pieces | Unknown):
        return value
    if isinstance(value, Entity):
        return entity_text(machine, value)
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return Unknown("limit", "a number that is too large")
    if isinstance(value, Bag):
        return repr(set(value)) if concrete(value) else unknown_from(value)
    if concrete(value):
        return str(value)
    return unknown_from(value, what="a text that cannot be known")


def entity_text(machine: Machine, value: Entity) -> Value:
    text = value.attribute(machine, "__str__")
    if isinstance(text, str | Pieces):
        return text
    return Unknown("unknown-argument", "the text of an object")


def formatted(machine: Machine, value: Value, spec: Value, conversion: str = "") -> Value:
    """One field of an f-string or of `.format`."""
    if isinstance(value, Choice):
        return join(formatted(machine, option, spec, conversion) for option in value.options)
    if conversion in ("r", "a"):
        value = repr(value) if concrete(value) and not isinstance(value, Bag) else Unknown("")
        value = value if isinstance(value, str) else Unknown("unknown-argument", "a repr")
    if spec == "" or conversion == "s":
        value = text_of(machine, value)
    if spec == "" or not isinstance(value, SCALARS):
        return text_of(machine, value)
    if not isinstance(spec, str) or WIDE.search(spec):
        return unknown_from(spec, what="a format that cannot be followed")
    try:
        return format(value, spec)
    except (ValueError, TypeError, OverflowError):
        return Unknown("program-error", "a format that does not fit its value")


def format_template(
    machine: Machine, template: str, args: Sequence[Value], kwargs: Mapping[str, Value]
) -> Value:
    """`template.format(*args, **kwargs)`."""
    parts: list[Value] = []
    automatic = 0
    try:
        for literal, name, spec, conversion in Formatter().parse(template):
            parts.append(literal)
            if name is None:
                continue
            if name == "" or name[0] in ".[":
                name, automatic = f"{automatic}{name}", automatic + 1
            if "{" in (spec or ""):
                return Unknown("unknown-argument", "a format within a format")
            value = field_value(machine, name, args, kwargs)
            parts.append(formatted(machine, value, spec or "", conversion or ""))
    except (ValueError, TypeError):
        return Unknown("program-error", "a format string that is not one")
    return pieces(parts)


def field_value(
    machine: Machine, name: str, args: Sequence[Value], kwargs: Mapping[str, Value]
) -> Value:
    match = re.match(r"[^.\[]*", name)
    first, rest = (match.group(), name[match.end() :]) if match else (name, "")
    missing = Unknown("program-error", f"a format field {{{name}}} without a value")
    if first.isdecimal():
        value = args[int(first)] if len(first) < 4 and int(first) < len(args) else missing
    else:
        value = kwargs.get(first, missing)
    for attribute, key in re.findall(r"\.(\w+)|\[([^\]]*)\]", rest):
        if attribute:
            value = attribute_of(machine, value, attribute)
        else:
            value = item_of(machine, value, int(key) if key.isdecimal() else key)
    return value


def percent(machine: Machine, template: str, values: Value) -> Value:
    """`template % values`."""
    positional = iter(values if isinstance(values, tuple) else (values,))
    parts: list[Value] = []
    end = 0
    for match in CONVERSION.finditer(template):
        parts.append(template[end : match.start()])
        end = match.end()
        if match["kind"] == "%":
            parts.append("%")
        elif match["name"] is not None:
            named = values.get(match["name"]) if isinstance(values, Entries) else None
            parts.append(converted(machine, match, named))
        else:
            left = Unknown("program-error", "fewer values than the text has places for")
            parts.append(converted(machine, match, next(positional, left)))
    return pieces([*parts, template[end:]])


def converted(machine: Machine, match: re.Match[str], value: Value) -> Value:
    spec, kind = match["spec"], match["kind"] or ""
    if not spec and kind == "s":
        return text_of(machine, value)
    if not isinstance(value, SCALARS) or WIDE.search(spec) or kind not in "sdirfFeEgGxXoc":
        return unknown_from(value, what="a text that cannot be known")
    try:
        return ("%" + spec + kind) % (value,)
    except (ValueError, TypeError, OverflowError):
        return Unknown("program-error", "a format that does not fit its value")
