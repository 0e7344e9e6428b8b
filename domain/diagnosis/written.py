"""A piece of a file as it is written, and the changes that are wanted of it."""

from collections.abc import Iterable

from domain.classes import frozen
from domain.diagnosis.rewrites import (
    KeywordsAdded,
    Raising,
    Replaced,
    Rewrite,
    Span,
    StatementGone,
    StatementsAdded,
    Unwrapped,
    Wrapped,
)
from domain.source import Location


@frozen
class Edit:
    """New text in place of the lines `first` to `last`, which count from 1.

    Where `last` is `first` - 1 nothing is replaced: the text comes before the line `first`. `text`
    is empty, or whole lines without the last line break. A path that is no file yet is made.
    """

    path: str
    first: int
    last: int
    text: str


Change = Edit | Rewrite
"""Of a file's lines, or of the syntax of one that is Python."""


@frozen
class Written:
    """The lines of a file that hold something, whole, and where in them it begins and ends.

    Columns count from 0; `end` is the one behind it, in the last line.
    """

    path: str
    first: int
    lines: tuple[str, ...]
    start: int = 0
    end: int = 0

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    @property
    def location(self) -> Location:
        return Location(self.path, self.first, self.start + 1)

    @property
    def indent(self) -> str:
        line = self.lines[0]
        return line[: len(line) - len(line.lstrip())]

    @property
    def text(self) -> str:
        if len(self.lines) == 1:
            return self.lines[0][self.start : self.end]
        inner = self.lines[1:-1]
        return "\n".join((self.lines[0][self.start :], *inner, self.lines[-1][: self.end]))

    @property
    def span(self) -> Span:
        return Span(self.path, self.first, self.start, self.last, self.end)

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    def replaced(self, new: str) -> Change:
        """The same lines with other words in place of it."""
        if self.is_python:
            return Replaced(self.span, new)
        text = f"{self.lines[0][: self.start]}{new}{self.lines[-1][self.end :]}"
        return Edit(self.path, self.first, self.last, text)

    def gone(self) -> Change:
        if self.is_python:
            return StatementGone(self.span)
        return Edit(self.path, self.first, self.last, "")

    def above(self, *lines: str) -> Change:
        """Lines before it, indented as it is."""
        if self.is_python:
            return StatementsAdded(self.span, lines, below=False)
        return Edit(self.path, self.first, self.first - 1, self.indented(lines))

    def below(self, *lines: str) -> Change:
        if self.is_python:
            return StatementsAdded(self.span, lines)
        return Edit(self.path, self.last + 1, self.last, self.indented(lines))

    def indented(self, lines: Iterable[str]) -> str:
        return "\n".join(f"{self.indent}{line}" if line else "" for line in lines)

    def wrapped(self, before: str = "", after: str = "") -> Change:
        """Of an expression in Python: something in front of it and behind it."""
        return Wrapped(self.span, before, after)

    def unwrapped(self, after: str = "") -> Change:
        """Of a call in Python: its one argument, with something behind it."""
        return Unwrapped(self.span, after)

    def raising(self) -> Change:
        """Of an `except` in Python."""
        return Raising(self.span)


def keyword_added(call: Written, *keywords: str) -> Change:
    """A call in Python with more keywords at its end."""
    return KeywordsAdded(call.span, keywords)
