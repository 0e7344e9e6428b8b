"""Regular expressions of the program, as far as trying them cannot take long."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.machine import Known
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Value
from domain.classes import define

LONGEST = 80
MOST_REPEATS = 3
REPEATS = re.compile(r"[*+{]")
NESTED = re.compile(r"\)[*+{]|\\[1-9]|\(\?P=")


@define(eq=False)
class Pattern(Entity):
    """`re.compile(...)`."""

    pattern: re.Pattern[str]

    def method(self, call: Call, name: str) -> Value:
        return replaced(call, self.pattern) if name == "sub" else ABSENT


def compiled(call: Call, name: str) -> Value:
    found = pattern_of(call.get(0, "pattern"))
    return call.unknown("unknown-call") if found is None else Pattern(found)


def substituted(call: Call, name: str) -> Value:
    """`re.sub(pattern, replacement, text)`."""
    given = call.get(0, "pattern")
    found = given.pattern if isinstance(given, Pattern) else pattern_of(given)
    if found is None:
        return call.unknown("unknown-call")
    return replaced(call.with_arguments(*call.args[1:], **call.kwargs), found)


def pattern_of(given: Value) -> re.Pattern[str] | None:
    """Plain ones alone: what repeats a repetition may take for ever."""
    if not isinstance(given, str) or len(given) > LONGEST or NESTED.search(given):
        return None
    if len(REPEATS.findall(given)) > MOST_REPEATS:
        return None
    try:
        return re.compile(given)
    except (re.error, RecursionError, OverflowError):
        return None


def replaced(call: Call, pattern: re.Pattern[str]) -> Value:
    new, text = call.get(0, "repl"), call.get(1, "string")
    if not isinstance(new, str) or not isinstance(text, str) or len(text) > LONGEST:
        return call.derived(new, text)
    try:
        return pattern.sub(new, text)
    except (re.error, IndexError):
        return call.unknown("unknown-call")


PATTERNS: Mapping[str, Known] = {"re.compile": compiled, "re.sub": substituted}
