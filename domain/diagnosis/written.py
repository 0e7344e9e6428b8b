"""A piece of a file as it is written, and the edits that change it."""

from collections.abc import Iterable

from domain.classes import frozen
from domain.source import Location

INDENT = "    "


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

    def replaced(self, new: str) -> Edit:
        """The same lines with other words in place of it."""
        text = f"{self.lines[0][: self.start]}{new}{self.lines[-1][self.end :]}"
        return Edit(self.path, self.first, self.last, text)

    def gone(self) -> Edit:
        return Edit(self.path, self.first, self.last, "")

    def above(self, *lines: str) -> Edit:
        """Lines before it, indented as it is."""
        return Edit(self.path, self.first, self.first - 1, self.indented(lines))

    def below(self, *lines: str) -> Edit:
        return Edit(self.path, self.last + 1, self.last, self.indented(lines))

    def indented(self, lines: Iterable[str]) -> str:
        return "\n".join(f"{self.indent}{line}" if line else "" for line in lines)


def keyword_added(call: Written, *keywords: str) -> Edit:
    """A call with more keywords at its end, laid out as it is."""
    if len(call.lines) == 1:
        inside = call.text[:-1].rstrip()
        comma = "" if inside.endswith("(") else "" if inside.endswith(",") else ","
        space = "" if inside.endswith("(") else " "
        return call.replaced(f"{inside}{comma}{space}{', '.join(keywords)})")
    before, closing = call.lines[:-1], call.lines[-1]
    if closing[: call.end].strip() != ")":
        ending = closing[: call.end - 1].rstrip().rstrip(",")
        new = f"{ending}, {', '.join(keywords)}){closing[call.end :]}"
        return Edit(call.path, call.first, call.last, "\n".join((*before, new)))
    inner = before[-1][: len(before[-1]) - len(before[-1].lstrip())] if len(before) > 1 else None
    indent = call.indent + INDENT if inner is None else inner
    more = (f"{indent}{keyword}," for keyword in keywords)
    last = with_comma(before[-1]) if len(before) > 1 else before[-1]
    return Edit(call.path, call.first, call.last, "\n".join((*before[:-1], last, *more, closing)))


def with_comma(line: str) -> str:
    """The line with a comma behind its code, in front of a comment."""
    code, mark, comment = line.partition("  #")
    bare = code.rstrip()
    return line if bare.endswith((",", "(")) else f"{bare},{mark}{comment}"
