"""A value of a document together with the path to it, so that a wrong one can be named."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TypeVar

from domain.classes import frozen
from domain.errors import ReviewUnreadable

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

# What an integer column of every store can hold.
LARGEST_NUMBER = 2**31 - 1

# PostgreSQL stores no NUL, and no encoding has half a surrogate pair.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@frozen
class Field:
    """Each method gives the value as one type, or raises ReviewUnreadable with the path."""

    value: object
    path: str = ""

    def wrong(self, why: str) -> ReviewUnreadable:
        return ReviewUnreadable(f"{self.path or 'the document'}: {why}.")

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise self.wrong(f"{_shown(self.value)} is no text")
        if found := UNSTORABLE.search(self.value):
            raise self.wrong(f"holds the character U+{ord(found[0]):04X}, which cannot be stored")
        return self.value

    def text_like(self, pattern: str, meaning: str) -> str:
        if not re.fullmatch(pattern, self.text(), re.ASCII):
            raise self.wrong(f"{_shown(self.value)} is no {meaning}")
        return self.text()

    def number(self, least: int) -> int:
        # bool is an int in Python, and `true` is no line.
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong(f"{_shown(self.value)} is no whole number")
        if not least <= self.value <= LARGEST_NUMBER:
            raise self.wrong(f"{_shown(self.value)} is not from {least} to {LARGEST_NUMBER}")
        return self.value

    def amount(self) -> int:
        """A whole number that no column holds as such: rows, bytes."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong(f"{_shown(self.value)} is no whole number")
        if not 0 <= self.value < 2**63:
            raise self.wrong(f"{_shown(self.value)} is not from 0 to 2 to the 63rd")
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.wrong(f"{_shown(self.value)} is neither true nor false")
        return self.value

    def one_of(self, kind: type[E]) -> E:
        for member in kind:
            if member.value == self.value:
                return member
        raise self.wrong(f"{_shown(self.value)} is none of {', '.join(m.value for m in kind)}")

    def or_none(self, read: Callable[["Field"], T]) -> T | None:
        return None if self.value is None else read(self)

    def each(self, read: Callable[["Field"], T]) -> tuple[T, ...]:
        return tuple(read(item) for item in self._items())

    def entries(self) -> dict[str, "Field"]:
        """Whatever fields there are, by names that are texts too."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"{_shown(self.value)} is no object")
        for name in self.value:
            Field(name, f"a name in {self.path}").text()
        return {name: Field(value, self._path_of(name)) for name, value in self.value.items()}

    def members(self, *names: str, maybe: Sequence[str] = ()) -> dict[str, "Field"]:
        """All of these fields, those that `maybe` are there, and no other."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"{_shown(self.value)} is no object")
        fields = {name: Field(value, self._path_of(name)) for name, value in self.value.items()}
        for name in names:
            if name not in fields:
                raise Field(None, self._path_of(name)).wrong("is missing")
        for name, field in fields.items():
            if name not in (*names, *maybe):
                raise field.wrong("this version of Assay knows no such field")
        return fields

    def _items(self) -> Iterator["Field"]:
        if not isinstance(self.value, list):
            raise self.wrong(f"{_shown(self.value)} is no list")
        for index, item in enumerate(self.value):
            yield Field(item, f"{self.path}[{index}]")

    def _path_of(self, name: str) -> str:
        shown = name if name.isidentifier() and len(name) <= 60 else _shown(name)
        return f"{self.path}.{shown}" if self.path else shown


def _shown(value: object) -> str:
    """As JSON tells it, and no longer than a line bears."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = ascii(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}..."
