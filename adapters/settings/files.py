"""The file that holds the settings: the nearest `assay.toml`, or pyproject.toml with a section."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.classes import frozen
from domain.errors import ConfigurationUnreadable, SettingsUnusable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from adapters.settings.kinds import Fault
    from adapters.settings.lines import Path as Keys

OWN, PYPROJECT = "assay.toml", "pyproject.toml"
SECTION: Keys = ("tool", "assay")


@frozen
class SettingsFile:
    """`top` is the path of the table with the settings in its document."""

    path: Path
    text: str
    section: Mapping[str, Any]
    top: Keys

    def places(self) -> Places:
        from adapters.settings.lines import lines_of

        return Places(self.path, self.top, lines_of(self.text))

    def unusable(self, faults: Sequence[Fault]) -> SettingsUnusable:
        """Where each fault stands, in the order of the lines."""
        places = self.places()
        placed = sorted(faults, key=lambda fault: places.line(fault[0]))
        return SettingsUnusable(
            [f"{places.of(path)}: {dotted(path)}: {sentence}" for path, sentence in placed]
        )


@frozen
class Places:
    file: Path
    top: Keys
    lines: Mapping[Keys, int]

    def line(self, path: Keys) -> int:
        from adapters.settings.lines import line_of

        return line_of((*self.top, *path), self.lines)

    def of(self, path: Keys) -> str:
        return f"{self.file}:{self.line(path)}"


def nearest(path: str) -> SettingsFile | None:
    """In one folder `assay.toml` stands above pyproject.toml. Raise ConfigurationUnreadable."""
    for folder in folders_above(Path(path)):
        for name in (OWN, PYPROJECT):
            file = folder / name
            # A link that leads nowhere was meant to say something.
            there = file.is_file() or file.is_symlink()
            if there and (found := settings_in(file)) is not None:
                return found
    return None


def named(path: str) -> SettingsFile:
    """Raise ConfigurationUnreadable."""
    file = Path(path).absolute()
    found = settings_in(file)
    if found is None:
        way_out = "Write one, or name another file."
        raise ConfigurationUnreadable(path, None, "there is no [tool.assay] in it", way_out)
    return found


def settings_in(file: Path) -> SettingsFile | None:
    """None where a pyproject.toml has no section of ours."""
    text, document = read(file)
    if file.name != PYPROJECT:
        return SettingsFile(file, text, document, ())
    tool = document.get("tool")
    section = tool.get("assay") if isinstance(tool, dict) else None
    return SettingsFile(file, text, section, SECTION) if isinstance(section, dict) else None


def read(file: Path) -> tuple[str, dict[str, Any]]:
    import tomllib

    try:
        text = file.read_text("utf-8")
        return text, tomllib.loads(text)
    except OSError as error:
        why = error.strerror or "cannot be read"
        raise ConfigurationUnreadable(str(file), None, why, "Name a file of TOML.") from None
    except UnicodeDecodeError as error:
        raise ConfigurationUnreadable(str(file), None, str(error), "Mend the file.") from None
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        number = int(found[1]) if found else None
        way_out = "Mend the TOML."
        raise ConfigurationUnreadable(str(file), number, str(error), way_out) from None


def folders_above(path: Path) -> Iterator[Path]:
    start = path.absolute()
    yield from ([start] if start.is_dir() else [])
    yield from start.parents


def dotted(path: Keys) -> str:
    """As in `paths[1].levels.drop-table`."""
    told = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return told.removeprefix(".") or "the file"
