"""Adding to a file of settings, which stays as its owners wrote it."""

import os
import shutil
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from adapters.settings.files import OWN, PYPROJECT, SettingsFile, named, nearest
from adapters.settings.toml_text import block_of
from adapters.settings.waivers import waivers_in
from domain.classes import frozen
from domain.errors import FileUnwritable, PolicyUnwritable, WaiverGiven
from domain.waivers import BoundWaiver


@frozen
class TomlPolicyFile:
    def place(self, path: str, file: str | None, root: str) -> str:
        found = counting(path, file)
        return str(found.path) if found else os.path.join(root, OWN)

    def block(self, path: str, file: str | None, waiver: BoundWaiver) -> str:
        return block_of(waiver, in_pyproject=is_pyproject(counting(path, file)))

    def add(self, path: str, file: str | None, root: str, waiver: BoundWaiver) -> None:
        found = counting(path, file)
        block = block_of(waiver, in_pyproject=is_pyproject(found))
        if found is None:
            replace(Path(root, OWN), block.encode())
            return
        refuse_given(found, waiver)
        content = found.path.read_bytes()
        end = b"\r\n" if b"\r\n" in content else b"\n"
        gap = b"" if content.endswith(b"\n") or not content else end
        added = content + gap + end + block.encode().replace(b"\n", end)
        refuse_damage(found, added, block)
        replace(found.path, added)


def counting(path: str, file: str | None) -> SettingsFile | None:
    return nearest(path) if file is None else named(file)


def is_pyproject(file: SettingsFile | None) -> bool:
    return file is not None and file.path.name == PYPROJECT


def refuse_given(file: SettingsFile, waiver: BoundWaiver) -> None:
    """Raise WaiverGiven."""
    for given in waivers_in(file):
        if about(given) == about(waiver):
            place = given.waiver.location
            raise WaiverGiven(f"{place.path}:{place.line}", waiver.digest, given.digest)


def about(waiver: BoundWaiver) -> tuple[object, ...]:
    return waiver.revision, waiver.waiver.rules, waiver.waiver.table


def refuse_damage(file: SettingsFile, added: bytes, block: str) -> None:
    """Where the waivers stand in one list, a table behind it is no TOML. Raise PolicyUnwritable."""
    try:
        section: Any = tomllib.loads(added.decode())
        for key in file.top:
            section = section[key]
        taken = section["waivers"][:-1] == file.section.get("waivers", [])
    except (tomllib.TOMLDecodeError, LookupError, TypeError):
        taken = False
    if not taken:
        raise PolicyUnwritable(str(file.path), block)


def replace(file: Path, content: bytes) -> None:
    """At once or not at all, with the mode that it had. Raise FileUnwritable."""
    place = Path(os.path.realpath(file))
    part = place.with_name(f".{place.name}-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with open(part, "xb") as opened:
            opened.write(content)
        if place.exists():
            shutil.copymode(place, part)
        os.replace(part, place)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise FileUnwritable(str(file), error.strerror or "no reason given") from None
