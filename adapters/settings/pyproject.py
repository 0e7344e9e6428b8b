"""`[tool.assay]` in the nearest pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from attrs import frozen

from application.ports.settings import ProjectSettings
from domain.databases.target import Target
from domain.errors import ConfigurationUnreadable, InputError, SettingsUnusable
from domain.review.finding import LEVELS, Level

NEVER = "never"
FAIL_LEVELS = (*(level.value for level in LEVELS), NEVER)
KEYS = ("database", "server-version", "fail-level", "store")


class PyprojectSettingsReader:
    def read(self, path: str) -> ProjectSettings:
        for folder in folders_above(Path(path)):
            file = folder / "pyproject.toml"
            if file.is_file() and (section := section_of(file)) is not None:
                return settings_of(section, Faults(file, file.read_text("utf-8")))
        return ProjectSettings()


def folders_above(path: Path) -> Iterator[Path]:
    start = path.absolute()
    yield from ([start] if start.is_dir() else [])
    yield from start.parents


def section_of(file: Path) -> Mapping[str, Any] | None:
    try:
        document = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationUnreadable(str(file), None, str(error), "Mend the file.") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else None
        way_out = "Mend the TOML."
        raise ConfigurationUnreadable(str(file), number, str(error), way_out) from None
    tool = document.get("tool")
    section = tool.get("assay") if isinstance(tool, dict) else None
    return section if isinstance(section, dict) else None


@frozen
class Faults:
    """Where a setting stands, for the sentences about what is wrong with it."""

    file: Path
    text: str

    def at(self, key: str, sentence: str) -> str:
        section = re.search(r"^\s*\[\s*tool\.assay\s*\]", self.text, re.MULTILINE)
        start = section.end() if section else 0
        found = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=", re.MULTILINE)
        place = found.search(self.text, start)
        line = self.text.count("\n", 0, place.end()) + 1 if place else 1
        return f"{self.file}:{line}: {key}: {sentence}"


def settings_of(section: Mapping[str, Any], faults: Faults) -> ProjectSettings:
    found = [*unknown_keys(section, faults), *wrong_values(section, faults)]
    if found:
        raise SettingsUnusable(found)
    level = section.get("fail-level")
    return ProjectSettings(
        database=section.get("database"),
        server_version=section.get("server-version"),
        fail_level=Level(level) if level not in (None, NEVER) else None,
        never_fails=level == NEVER,
        store=section.get("store", False),
    )


def unknown_keys(section: Mapping[str, Any], faults: Faults) -> Iterator[str]:
    for key in section:
        if key not in KEYS:
            close = get_close_matches(key, KEYS, n=1)
            meant = f" Did you mean {close[0]!r}?" if close else ""
            yield faults.at(key, f"no such setting. Known: {', '.join(KEYS)}.{meant}")


def wrong_values(section: Mapping[str, Any], faults: Faults) -> Iterator[str]:
    for key in ("database", "server-version"):
        if key in section and not isinstance(section[key], str):
            yield faults.at(key, f'a string is wanted, as in {key} = "16"; not {section[key]!r}.')
    if section.get("fail-level", NEVER) not in FAIL_LEVELS:
        yield faults.at("fail-level", f"one of {', '.join(FAIL_LEVELS)} is wanted.")
    if not isinstance(section.get("store", False), bool):
        yield faults.at("store", "true or false is wanted.")
    yield from wrong_target(section, faults)


def wrong_target(section: Mapping[str, Any], faults: Faults) -> Iterator[str]:
    database, version = section.get("database"), section.get("server-version")
    if version is not None and database is None:
        yield faults.at("server-version", "of which database? Set `database` beside it.")
    if isinstance(database, str) and isinstance(version, str | None):
        try:
            Target.of(database, version)
        except InputError as error:
            yield faults.at("database" if version is None else "server-version", str(error))
