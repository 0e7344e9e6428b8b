"""What a setting may be. Each kind finds the faults of a value, with the path to each in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from adapters.settings.lines import Path as Keys
from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.errors import InputError
from domain.waivers import day

if TYPE_CHECKING:
    from domain.rules.rule import Description

Fault = tuple[Keys, str]


@frozen
class Known:
    """What values are checked against: the rules by name, and the folder of the file.

    `rules` are those that a review asks, `others` those of the doctor: they are loaded when a name
    is not among the first.
    """

    rules: Callable[[], Mapping[str, Description]]
    folder: Path
    others: Callable[[], Mapping[str, Description]] = dict


class Kind(Protocol):
    @property
    def wanted(self) -> str:
        """Completes "... is wanted"."""
        ...

    def faults(self, value: object, known: Known) -> Iterator[Fault]: ...


@frozen
class Plain:
    """A value that fits or does not."""

    wanted: str
    fits: Callable[[object], bool]

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if not self.fits(value):
            yield (), f"{self.wanted} is wanted, not {shown(value)}."


FLAG = Plain("true or false", lambda value: isinstance(value, bool))
WORDS = Plain("a text", lambda value: isinstance(value, str) and bool(value.strip()))
DAY = Plain("a day such as 2027-03-01", lambda value: day_of(value) is not None)
DIGEST = Plain(
    "a digest of 16 to 64 hexadecimal digits, as `assay waive` tells it,",
    lambda value: isinstance(value, str) and bool(re.fullmatch("[0-9a-f]{16,64}", value)),
)
PATH = Plain("the path of a file", lambda value: isinstance(value, str) and bool(value.strip()))
TEXT = Plain('a text such as "16"', lambda value: isinstance(value, str) and bool(value.strip()))


@frozen
class OneOf:
    choices: tuple[str, ...]

    @property
    def wanted(self) -> str:
        return f"one of {', '.join(self.choices)}"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if value not in self.choices:
            yield (), f"{self.wanted} is wanted, not {shown(value)}.{meant(value, self.choices)}"


@frozen
class RuleName:
    """`of_reviews`: a rule of the doctor will not do."""

    of_reviews: bool = False
    wanted: str = "the name of a rule"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if value in known.rules():
            return
        if value not in known.others():
            hint = meant(value, (*known.rules(), *known.others()))
            yield (), f"there is no rule {shown(value)}.{hint or ' `assay rules` lists them.'}"
        elif self.of_reviews:
            yield (), f"`assay doctor` asks {value}, and no review does."


@frozen
class DatabaseName:
    """With or without a version of its server."""

    wanted: str = 'a database such as "postgresql 16" or "sqlite"'

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        try:
            target_named(value)
        except InputError as error:
            near = meant(str(value).split(maxsplit=1)[0] if value else "", NAMES)
            yield (), f"{error}{near if 'unknown database' in str(error) else ''}"


@frozen
class FileName:
    """Of a file that is there, told from the folder of the settings."""

    wanted: str = "the path of a file"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if not isinstance(value, str) or not value:
            yield (), f"{self.wanted} is wanted, not {shown(value)}."
        elif not (known.folder / value).is_file():
            yield (), f"there is no file {shown(value)} in {known.folder}."


@frozen
class Each:
    """A list."""

    kind: Kind
    least: int = 0

    @property
    def wanted(self) -> str:
        return f"a list, each {self.kind.wanted}"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if not isinstance(value, list) or len(value) < self.least:
            yield (), f"{self.wanted} is wanted, not {shown(value)}."
            return
        for number, part in enumerate(value):
            yield from under(number, self.kind.faults(part, known))


@frozen
class TableOf:
    """A table with keys of one kind and values of another."""

    key: Kind
    value: Kind

    @property
    def wanted(self) -> str:
        return f"a table: {self.key.wanted} = {self.value.wanted}"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield (), f"{self.wanted} is wanted, not {shown(value)}."
            return
        for name, part in value.items():
            found = [*self.key.faults(name, known)] or [*self.value.faults(part, known)]
            yield from under(name, found)


@frozen
class Record:
    """A table with just these keys, of which some must be there."""

    members: Mapping[str, Kind]
    required: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        return f"a table with {', '.join(self.members)}"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield (), f"{self.wanted} is wanted, not {shown(value)}."
            return
        for name, part in value.items():
            if name in self.members:
                yield from under(name, self.members[name].faults(part, known))
            else:
                yield (name,), no_such("key", name, tuple(self.members))
        for name in self.required:
            if name not in value:
                yield (name,), f"is missing: {self.members[name].wanted} is wanted."


@frozen
class OptionsOfRules:
    """A table for each rule that has options."""

    wanted: str = "a table of options for each rule"

    def faults(self, value: object, known: Known) -> Iterator[Fault]:
        if not isinstance(value, dict):
            yield (), f"{self.wanted} is wanted, not {shown(value)}."
            return
        for rule, chosen in value.items():
            unknown = [*RuleName().faults(rule, known)]
            about = known.rules().get(rule) or known.others().get(rule)
            of_one = options_of(about).faults(chosen, known) if about else unknown
            yield from under(rule, of_one)


def options_of(about: Description) -> Record:
    return Record({o.name: Plain(o.kind.wanted, o.kind.fits) for o in about.options})


NAMES = tuple(database.value for database in Database)


def day_of(value: object) -> str | None:
    """As in 2027-03-01, from a day of TOML or a text; None where it is none."""
    if isinstance(value, str):
        return day(value)
    return value.isoformat() if type(value) is date else None


def target_named(value: object) -> Target:
    """`postgresql 16`, or a name alone. Raise InputError."""
    parts = value.split() if isinstance(value, str) else []
    if len(parts) not in (1, 2):
        raise InputError(f'a database such as "postgresql 16" is wanted, not {shown(value)}.')
    return Target.of(*parts)


def under(key: str | int, faults: Iterator[Fault] | list[Fault]) -> Iterator[Fault]:
    return (((key, *path), sentence) for path, sentence in faults)


def no_such(what: str, name: str, known: tuple[str, ...]) -> str:
    listed = f"Known: {', '.join(known)}." if known else "There is none here."
    return f"no such {what}. {listed}{meant(name, known)}"


def meant(value: object, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(value.lower(), known, n=1) if isinstance(value, str) else []
    return f" Did you mean {close[0]!r}?" if close else ""


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
