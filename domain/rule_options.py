"""What a rule leaves to a team: its options, and what was chosen."""

import re
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from domain.classes import frozen

Value = int | str | tuple[str, ...]
V = TypeVar("V", int, str, tuple[str, ...])

UNITS = {"ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000}
DURATION = re.compile(r"(\d{1,9})\s*(ms|s|min|h)")


@frozen
class Kind(Generic[V]):
    """`wanted` completes "... is wanted"; `fits` is asked about anything that TOML can hold."""

    wanted: str
    fits: Callable[[object], bool]


def whole_number(least: int, most: int) -> Kind[int]:
    return Kind(
        f"a whole number from {least} to {most}",
        lambda value: type(value) is int and least <= value <= most,
    )


def is_duration(value: object) -> bool:
    return isinstance(value, str) and DURATION.fullmatch(value) is not None


def are_names(value: object) -> bool:
    return isinstance(value, list | tuple) and all(isinstance(n, str) and n for n in value)


# A duration in the words of PostgreSQL, and names in which `*` stands for any characters.
A_DURATION = Kind[str]('a duration such as "4s", "500ms" or "1min"', is_duration)
SOME_NAMES = Kind[tuple[str, ...]]('a list of names such as ["tmp_*"]', are_names)


@frozen
class Option(Generic[V]):
    """`sentence` says what it decides."""

    name: str
    kind: Kind[V]
    default: V
    sentence: str


@frozen
class RuleOptions:
    """What a team chose: rule, option and value."""

    chosen: tuple[tuple[str, str, Value], ...] = ()

    def of(self, rule: str, option: Option[V]) -> V:
        for of_rule, name, value in self.chosen:
            if of_rule == rule and name == option.name:
                return cast(V, value)
        return option.default


def milliseconds(duration: str) -> int:
    found = DURATION.fullmatch(duration)
    return int(found[1]) * UNITS[found[2]] if found else 0
