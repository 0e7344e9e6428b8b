"""The text of a baseline's file back to a baseline; what is wrong is told with its line."""

import json
import re
from collections.abc import Iterator

from adapters.baseline_file.entries import entry_of
from adapters.baseline_file.positions import items_of, line_at
from adapters.baseline_file.writing import FORMAT, FORMAT_KEY
from domain.baseline import Baseline
from domain.classes import frozen
from domain.errors import BaselineUnusable
from domain.review.fingerprints import Identity

CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
KEYS = (FORMAT_KEY, "project", "databases", "accepted")
ANEW = "Restore the file from git; or delete it, and make it anew with assay baseline."


def baseline_in(text: str, path: str) -> Baseline:
    """Raise BaselineUnusable."""
    return Document(text, path).baseline()


@frozen
class Document:
    text: str
    path: str

    def baseline(self) -> Baseline:
        project, databases = self.head()
        accepted: dict[Identity, int] = {}
        lines: dict[Identity, int] = {}
        for line, value in self.items():
            try:
                identity, count = entry_of(value)
            except ValueError as error:
                raise self.wrong(line, str(error)) from None
            if identity in lines:
                why = f"this is accepted in line {lines[identity]} already"
                raise self.wrong(line, why, "Leave one of the two out, with the higher `count`.")
            accepted[identity], lines[identity] = count, line
        return Baseline(project, databases, accepted, lines, self.path)

    def head(self) -> tuple[str, tuple[str, ...]]:
        data = self.parsed()
        if not isinstance(data, dict) or FORMAT_KEY not in data:
            raise self.wrong(1, f"this is no baseline of Assay: it has no {FORMAT_KEY}")
        self.check_format(data[FORMAT_KEY])
        for key in KEYS:
            if key not in data:
                raise self.wrong(1, f"{key} is missing")
        for key in data:
            if key not in KEYS:
                raise self.wrong(self.line_of(key), f"{key}: a baseline has no such part")
        project, databases = data["project"], data["databases"]
        if not isinstance(project, str):
            raise self.wrong(self.line_of("project"), "project: a name is wanted")
        if not is_list_of_names(databases):
            raise self.wrong(self.line_of("databases"), "databases: a list of names is wanted")
        if not isinstance(data["accepted"], list):
            raise self.wrong(self.line_of("accepted"), "accepted: a list is wanted")
        return project, tuple(databases)

    def parsed(self) -> object:
        conflict = CONFLICT.search(self.text)
        if conflict is not None:
            way_out = "Keep the lines of both sides, then run assay baseline."
            why = "two branches have changed this, and git left both"
            raise self.wrong(line_at(self.text, conflict.start()), why, way_out)
        try:
            return json.loads(self.text)
        except json.JSONDecodeError as error:
            raise self.wrong(error.lineno, f"this is no JSON: {error.msg}") from None
        except RecursionError:
            raise self.wrong(1, "this is nested too deeply") from None

    def check_format(self, found: object) -> None:
        if type(found) is int and found > FORMAT:
            why = f"this is a baseline of format {found}; this version of Assay reads {FORMAT}"
            raise self.wrong(self.line_of(FORMAT_KEY), why, "Use the newer version of Assay.")
        if type(found) is not int or found != FORMAT:
            raise self.wrong(self.line_of(FORMAT_KEY), f"{FORMAT_KEY}: {FORMAT} is wanted")

    def items(self) -> Iterator[tuple[int, object]]:
        return items_of(self.text, "accepted")

    def line_of(self, key: str) -> int:
        found = self.text.find(json.dumps(key))
        return line_at(self.text, max(found, 0))

    def wrong(self, line: int, why: str, way_out: str = ANEW) -> BaselineUnusable:
        return BaselineUnusable(self.path, line, why, way_out)


def is_list_of_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)
