"""[tool.alembic] of a pyproject.toml, each value with its line."""

import re
from collections.abc import Mapping
from pathlib import Path

from attrs import field

from adapters.alembic_project.configuration_text import configuration_text
from adapters.alembic_project.places import shown
from adapters.alembic_project.setting import Setting
from domain.classes import frozen
from domain.errors import ConfigurationUnreadable

LINE_IN_MESSAGE = re.compile(r"\(at line (\d+), column \d+\)")
PLACE_IN_MESSAGE = re.compile(r" \(at .*\)$")
HEADER = re.compile(r"\s*\[{1,2}(?P<name>[\w.\"'\s-]+)\]{1,2}\s*(?:#.*)?$")
KEY = re.compile(r"\s*[\"']?(?P<key>[\w.-]+?)[\"']?\s*=")


@frozen
class TomlTable:
    """The table, empty where there is none."""

    path: Path
    values: Mapping[str, object] = field(factory=dict)
    lines: Mapping[str, int] = field(factory=dict)

    def get(self, key: str) -> Setting | None:
        """A string or a list of strings, %(here)s filled in. Raise ConfigurationUnreadable."""
        if key not in self.values:
            return None
        value = self.values[key]
        values = value if isinstance(value, list) else [value]
        texts = [item for item in values if isinstance(item, str)]
        if len(texts) < len(values):
            raise self.wrong(key, "has to be a string, or a list of strings", "Correct it.")
        return Setting(
            key, tuple(self.filled(key, text) for text in texts), self.path, self.lines.get(key)
        )

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "has to be true or false", "Write it without quotes.")
        return value

    def filled(self, key: str, text: str) -> str:
        try:
            return str(text % {"here": self.path.absolute().parent.as_posix()})
        except (KeyError, ValueError, TypeError):
            raise self.wrong(
                key, "has a % that is not %(here)s", "Write %% for a plain percent sign."
            ) from None

    def wrong(self, key: str, why: str, way_out: str) -> ConfigurationUnreadable:
        line = self.lines.get(key)
        return ConfigurationUnreadable(shown(self.path), line, f"{key} {why}", way_out)


def read_toml(path: Path) -> TomlTable:
    """Raise ConfigurationUnreadable where the file is no TOML."""
    text = configuration_text(path)
    table = subtable(parse_toml(path, text), "tool", "alembic")
    if table is None:
        raise ConfigurationUnreadable(
            shown(path), None, "tool.alembic is no table", "Write [tool.alembic]."
        )
    return TomlTable(path, table, lines_of_keys(text))


def parse_toml(path: Path, text: str) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        match = LINE_IN_MESSAGE.search(str(error))
        why = PLACE_IN_MESSAGE.sub("", str(error))
        raise ConfigurationUnreadable(
            shown(path), int(match[1]) if match else None, f"this is no TOML: {why}", "Correct it."
        ) from None


def subtable(document: Mapping[str, object], *names: str) -> Mapping[str, object] | None:
    """The table at that place; empty where nothing is there, None where something else is."""
    for name in names:
        inner = document.get(name, {})
        if not isinstance(inner, dict):
            return None
        document = inner
    return document


def lines_of_keys(text: str) -> dict[str, int]:
    """Line numbers of the keys that stand under [tool.alembic] itself."""
    found: dict[str, int] = {}
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if header := HEADER.match(line):
            inside = re.sub(r"[\"'\s]", "", header["name"]) == "tool.alembic"
        elif inside and (match := KEY.match(line)):
            found.setdefault(match["key"], number)
    return found
