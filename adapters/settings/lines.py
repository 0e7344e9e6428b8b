"""The lines on which the keys of a TOML document stand, which the parser does not tell."""

import re
import tomllib
from collections.abc import Iterator, Mapping

from attrs import field

from domain.classes import define

Path = tuple[str | int, ...]
"""Keys and positions in lists, from the top of the document."""

BLANK = re.compile(r"[ \t]*")
GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|\'\'\'.*?\'\'\'+|"(?:\\.|[^"\\])*"|\'[^\']*\'', re.DOTALL
)
BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
SCALAR = re.compile(r"[^,\]}\n#]+")


def lines_of(text: str) -> dict[Path, int]:
    """From 1. Of a table that is opened several times, the first counts. `text` must be TOML."""
    scan = Scan(text)
    scan.document()
    return scan.lines


def line_of(path: Path, lines: Mapping[Path, int]) -> int:
    """That of the key, or of the nearest one around it that stands there."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


@define
class Scan:
    """Goes over the text from key to key; `table` is the one that was opened last."""

    text: str
    at: int = 0
    table: Path = ()
    lines: dict[Path, int] = field(factory=dict)
    lists: dict[Path, int] = field(factory=dict)

    def document(self) -> None:
        self.over(GAP)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                self.header()
            else:
                self.pair(self.table)
            self.over(GAP)

    def header(self) -> None:
        """`[a.b]`, or `[[a.b]]`, which goes on the list."""
        is_list = self.text.startswith("[[", self.at)
        self.at += 1 + is_list
        line = self.line
        *outer, last = self.key()
        self.at += 1 + is_list
        path = (*self.inside(outer), last)
        if is_list:
            self.note(path, line)
            self.lists[path] = self.lists.get(path, -1) + 1
        self.table = self.inside([last], path[:-1])
        self.note(self.table, line)

    def inside(self, keys: list[str], path: Path = ()) -> Path:
        """The path of a table; where a key holds a list of them, that of its last one."""
        for key in keys:
            path = (*path, key)
            if path in self.lists:
                path = (*path, self.lists[path])
        return path

    def pair(self, table: Path) -> None:
        line = self.line
        path = (*table, *self.key())
        for depth in range(len(table) + 1, len(path) + 1):
            self.note(path[:depth], line)
        self.at += 1
        self.over(BLANK)
        self.value(path)

    def key(self) -> list[str]:
        """Leaves the scan at what follows it: `=` or `]`."""
        parts = [self.part()]
        while self.text[self.at] == ".":
            self.at += 1
            parts.append(self.part())
        return parts

    def part(self) -> str:
        self.over(BLANK)
        found = STRING.match(self.text, self.at) or BARE_KEY.match(self.text, self.at)
        assert found is not None
        self.at = found.end()
        self.over(BLANK)
        quoted = found[0][0] in "\"'"
        return str(tomllib.loads(f"key = {found[0]}")["key"]) if quoted else found[0]

    def value(self, path: Path) -> None:
        opening = self.text[self.at]
        if opening == "[":
            for number in self.parts_until("]"):
                self.note((*path, number), self.line)
                self.value((*path, number))
        elif opening == "{":
            for _ in self.parts_until("}"):
                self.pair(path)
        else:
            self.over(STRING if opening in "\"'" else SCALAR)

    def parts_until(self, closing: str) -> Iterator[int]:
        self.at += 1
        self.over(GAP)
        number = 0
        while self.text[self.at] != closing:
            yield number
            number += 1
            self.over(GAP)
            self.at += self.text[self.at] == ","
            self.over(GAP)
        self.at += 1

    def over(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def note(self, path: Path, line: int) -> None:
        self.lines.setdefault(path, line)

    @property
    def line(self) -> int:
        return self.text.count("\n", 0, self.at) + 1
