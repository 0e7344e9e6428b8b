"""Finding the Alembic environment that a path means."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from adapters.alembic_project.configuration import configuration_at, section_at
from adapters.alembic_project.environments import Environment, configured
from adapters.alembic_project.places import shown
from adapters.alembic_project.script_folders import (
    enters,
    holds_revisions,
    is_script_folder,
)
from adapters.alembic_project.text import Unreadable, read_bytes
from adapters.alembic_project.walking import Listing, listing, walk
from domain.classes import frozen
from domain.errors import ConfigurationUnreadable, InputError, ProjectNotFound

LOOKED_FOR = (
    "alembic.ini, alembic.cfg, [tool.alembic] in pyproject.toml, a folder with env.py and "
    "versions, and revision files"
)
NAMES_SCRIPTS = re.compile(
    rb"^\s*(?:[^#\n]*[{,.]\s*)?[\"']?script_location[\"']?\s*[=:]", re.MULTILINE
)

SECTION_OF = re.compile(r"(?P<file>.+\.(?:ini|cfg)):(?P<name>[^:/\\]+)")
"""As in alembic.ini:billing: what `alembic --name billing` would use."""


def environment_at(named: Path) -> Environment:
    """Raise ProjectNotFound or ConfigurationUnreadable."""
    if os.path.isdir(named):
        if error := listing(named).error:
            raise ConfigurationUnreadable(
                shown(named),
                None,
                f"this folder cannot be read ({error})",
                "Check its permissions.",
            )
        return in_folder(named)
    if not os.path.lexists(named):
        if section := SECTION_OF.fullmatch(str(named)):
            return configured(section_at(Path(section["file"]), section["name"]))
        raise ConfigurationUnreadable(
            shown(named), None, "there is no such file or folder", "Check the path."
        )
    if named.suffix == ".py":
        raise ConfigurationUnreadable(
            shown(named), None, "this is no configuration", "Name the folder that it lies in."
        )
    configuration = configuration_at(named)
    return configured(configuration) if configuration else in_folder(named.parent)


def in_folder(folder: Path) -> Environment:
    """What Alembic itself would use when started here; else what the folder is; else a search."""
    found = listing(folder)
    for file in (folder / "alembic.ini", folder / "pyproject.toml"):
        if file.name in found.files and is_configuration(file):
            configuration = configuration_at(file)
            if configuration:
                return configured(configuration)
    if is_script_folder(found):
        return of_scripts(folder)
    if folder.name == "versions" or holds_revisions(found):
        return Environment(folder, (folder,))
    return search(folder)


def of_scripts(folder: Path) -> Environment:
    return Environment(folder, (folder / "versions",), folder)


@frozen
class Candidate:
    """An environment that a search met, or why it is none."""

    place: Path
    outcome: Environment | InputError

    @property
    def identity(self) -> object:
        if isinstance(self.outcome, InputError):
            return self.place
        return tuple(os.path.realpath(folder) for folder in self.outcome.versions)


def search(folder: Path) -> Environment:
    """The only environment below. Several files that lead to the same revisions are one."""
    distinct: dict[object, Candidate] = {}
    listings = list(walk(folder, enters))
    for candidates in (by_configuration(listings), by_scripts(listings)):
        for candidate in candidates:
            distinct.setdefault(candidate.identity, candidate)
    if not distinct:
        raise ProjectNotFound(shown(folder), LOOKED_FOR)
    if len(distinct) > 1:
        names = ", ".join(sorted(shown(candidate.place) for candidate in distinct.values()))
        raise ConfigurationUnreadable(
            shown(folder), None, f"several Alembic environments are here: {names}", "Name one."
        )
    (only,) = distinct.values()
    if isinstance(only.outcome, InputError):
        raise only.outcome
    return only.outcome


def by_configuration(listings: list[Listing]) -> Iterator[Candidate]:
    for found in listings:
        for name in found.files:
            file = found.folder / name
            if is_configuration(file):
                try:
                    configuration = configuration_at(file)
                    if configuration:
                        yield Candidate(file, configured(configuration))
                except InputError as error:
                    yield Candidate(file, error)


def by_scripts(listings: list[Listing]) -> Iterator[Candidate]:
    for found in listings:
        if is_script_folder(found):
            yield Candidate(found.folder, of_scripts(found.folder))


def is_configuration(file: Path) -> bool:
    if file.name in ("alembic.ini", "alembic.cfg"):
        return True
    return (file.suffix in (".ini", ".cfg") or file.name == "pyproject.toml") and names_scripts(
        file
    )


def names_scripts(file: Path) -> bool:
    try:
        return bool(NAMES_SCRIPTS.search(read_bytes(file)))
    except Unreadable:
        return False
