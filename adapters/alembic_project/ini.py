"""alembic.ini: an ini file as Alembic reads it, each option with its line."""

import configparser
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from attrs import field

from adapters.alembic_project.configuration_text import configuration_text
from adapters.alembic_project.places import shown
from adapters.alembic_project.setting import Setting
from domain.classes import frozen
from domain.errors import ConfigurationUnreadable

SECTION = re.compile(r"\[(?P<name>.+)\]")
OPTION = re.compile(r"(?P<key>[^\s:=#;\[][^:=]*?)\s*[:=]")
INLINE_COMMENT = re.compile(r"\s#.*")
PLACEHOLDER = re.compile(r"\{[^}]*\}|<[^>]*>|\$\w+|@\w+@")


@frozen
class IniFile:
    """A parsed ini file. `section` is the one that configures Alembic; None: there is none."""

    path: Path
    parser: configparser.ConfigParser
    lines: Mapping[str, Mapping[str, int]] = field(factory=dict)
    section: str | None = None

    def get(self, key: str) -> Setting | None:
        """The option, interpolated; a comment behind the value is no part of it."""
        if self.section is None or not self.parser.has_option(self.section, key):
            return None
        line = self.line_of(key)
        try:
            text = self.parser.get(self.section, key)
        except configparser.InterpolationMissingOptionError:
            return Setting(key, ("",), self.path, line, computed=True)
        except configparser.InterpolationError:
            raise ConfigurationUnreadable(
                shown(self.path),
                line,
                f"the value of {key} has a % that starts no %(name)s",
                "Write %% for a plain percent sign.",
            ) from None
        text = "\n".join(INLINE_COMMENT.sub("", part) for part in text.splitlines()).strip()
        return Setting(key, (text,), self.path, line, computed=bool(PLACEHOLDER.search(text)))

    def raw(self, key: str) -> str | None:
        """The option as it stands: a URL may hold any percent sign."""
        if self.section is None:
            return None
        return self.parser.get(self.section, key, raw=True, fallback=None)

    @property
    def options(self) -> dict[str, str | None]:
        """Those that can be interpolated, by their names in lower case; None in place of a URL."""
        found: dict[str, str | None] = {}
        for key in self.parser.options(self.section) if self.section else ():
            with suppress(configparser.InterpolationError):
                text = self.parser.get(self.section or "", key)
                found[key] = None if "://" in text else text
        return found

    def line_of(self, key: str) -> int | None:
        places = (self.lines.get(name, {}).get(key) for name in (self.section or "", "DEFAULT"))
        return next((line for line in places if line is not None), None)


def read_ini(path: Path) -> IniFile:
    """Raise ConfigurationUnreadable where Alembic could not read it either."""
    parser, lines = parsed(path)
    return IniFile(path, parser, lines, alembic_section(path, parser, lines))


def read_section(path: Path, name: str) -> IniFile:
    """With that section in place of [alembic]. Raise ConfigurationUnreadable."""
    parser, lines = parsed(path)
    if not parser.has_section(name):
        named = [each for each in parser.sections() if "script_location" in lines.get(each, {})]
        there = ", ".join(f"[{each}]" for each in named) or "none"
        raise ConfigurationUnreadable(
            shown(path),
            None,
            f"there is no section [{name}]",
            f"With a script_location there are: {there}.",
        )
    return IniFile(path, parser, lines, name)


def parsed(path: Path) -> tuple[configparser.ConfigParser, dict[str, dict[str, int]]]:
    """Raise ConfigurationUnreadable."""
    text = configuration_text(path)
    here = path.absolute().parent.as_posix().replace("%", "%%")
    parser = configparser.ConfigParser({"here": here})
    try:
        parser.read_string(text)
    except configparser.Error as error:
        raise fault(path, error) from None
    except (AttributeError, ValueError, TypeError):
        raise ConfigurationUnreadable(
            shown(path), None, "this is no ini file", "Name the project's alembic.ini."
        ) from None
    return parser, lines_of_options(text)


def fault(path: Path, error: configparser.Error) -> ConfigurationUnreadable:
    """Without the words of the line, which may be a password."""
    line = getattr(error, "lineno", None)
    why = "this line is neither a [section] nor `key = value`"
    match error:
        case configparser.DuplicateOptionError():
            why = f"{error.option} is set twice in [{error.section}]"
        case configparser.DuplicateSectionError():
            why = f"section [{error.section}] stands twice"
        case configparser.MissingSectionHeaderError():
            why = "there is no [section] above this line"
        case configparser.ParsingError(errors=[(first, _), *_]):
            line = first
    return ConfigurationUnreadable(shown(path), line, why, "Correct it; Alembic stops here too.")


def alembic_section(
    path: Path, parser: configparser.ConfigParser, lines: Mapping[str, Mapping[str, int]]
) -> str | None:
    """[alembic]; else, or where that says nothing, the only one with a script_location."""
    named = [name for name in parser.sections() if "script_location" in lines.get(name, {})]
    if parser.has_section("alembic") and ("alembic" in named or not named):
        return "alembic"
    if len(named) > 1:
        raise ConfigurationUnreadable(
            shown(path),
            lines[named[1]]["script_location"],
            f"several sections have a script_location: {', '.join(f'[{n}]' for n in named)}",
            f"Name the one that is meant, as in {shown(path)}:{named[0]}.",
        )
    return named[0] if named else None


def lines_of_options(text: str) -> dict[str, dict[str, int]]:
    """Line numbers by section and lower-case key; the first one counts."""
    found: dict[str, dict[str, int]] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if match := SECTION.match(line):
            section = match["name"]
        elif match := OPTION.match(line):
            found.setdefault(section, {}).setdefault(match["key"].rstrip().lower(), number)
    return found
