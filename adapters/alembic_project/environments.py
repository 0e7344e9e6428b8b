"""An Alembic environment: where it keeps its scripts and its revisions."""

import os
from collections.abc import Mapping
from pathlib import Path

from adapters.alembic_project.configuration import Configuration
from adapters.alembic_project.named_folders import find_folder
from adapters.alembic_project.places import shown
from adapters.alembic_project.script_folders import looks_like_scripts, script_folders
from adapters.alembic_project.setting import Setting
from domain.classes import frozen
from domain.databases.target import Database
from domain.errors import ConfigurationUnreadable
from domain.source import Problem


@frozen
class Environment:
    """`folder` is that of the configuration, or of env.py, or the revisions' own.

    `isolation_level` is that of the engine, where the configuration names one; `options` are all
    of an ini file.
    """

    folder: Path
    versions: tuple[Path, ...]
    scripts: Path | None = None
    recursive: bool = False
    sourceless: bool = False
    prepended: tuple[Path, ...] = ()
    database: Database | None = None
    isolation_level: Setting | None = None
    options: Mapping[str, str | None] | None = None
    configuration: Configuration | None = None
    problems: tuple[Problem, ...] = ()


def configured(configuration: Configuration) -> Environment:
    """Raise ConfigurationUnreadable where the configuration leads nowhere."""
    folder = configuration.file.absolute().parent
    setting = configuration.paths("prepend_sys_path", "path_separator")
    prepended = tuple(folder / path for path in setting.values) if setting else ()
    scripts = script_location(configuration, (folder, *prepended))
    versions, problems = version_locations(configuration, (folder, *prepended), scripts)
    return Environment(
        folder=folder,
        versions=versions,
        scripts=scripts,
        recursive=configuration.flag("recursive_version_locations"),
        sourceless=configuration.flag("sourceless"),
        prepended=prepended,
        database=configuration.database,
        isolation_level=configuration.get("sqlalchemy.isolation_level"),
        options=configuration.ini.options if configuration.ini else None,
        configuration=configuration,
        problems=problems,
    )


def script_location(configuration: Configuration, starts: tuple[Path, ...]) -> Path:
    setting = configuration.get("script_location")
    if setting and setting.text:
        if found := find_folder(setting.text, starts, looks_like_scripts):
            return found
        if not setting.computed:
            raise setting.wrong(
                f"script_location = {setting.text} names no folder, neither from here nor from "
                "the folders above",
                "Correct it, or name the versions folder.",
            )
    return nearby(setting, configuration.file)


def nearby(setting: Setting | None, file: Path) -> Path:
    """The scripts of a configuration that leaves their place to whoever runs Alembic."""
    folder = file.absolute().parent
    if looks_like_scripts(folder):
        return folder
    found = list(script_folders(folder))
    if len(found) == 1:
        return found[0]
    names = ", ".join(shown(place) for place in found)
    several = f", and several folders have an env.py: {names}" if names else ""
    raise ConfigurationUnreadable(
        shown(file),
        setting.line if setting else None,
        f"script_location is not set here{several}",
        "Set it, or name the versions folder.",
    )


def version_locations(
    configuration: Configuration, starts: tuple[Path, ...], scripts: Path
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The folders of revisions that exist, and a problem for each that does not."""
    setting = configuration.paths("version_locations", "path_separator", "version_path_separator")
    if setting is None:
        return default_location(configuration, scripts), ()
    found = {text: find_folder(text, starts, os.path.isdir) for text in setting.values}
    missing = [text for text, place in found.items() if place is None]
    if len(missing) == len(found):
        raise setting.wrong(
            f"version_locations names no folder that exists: {', '.join(missing) or 'none'}",
            "Correct it, or name the versions folder.",
        )
    problems = tuple(missing_location(setting, text) for text in missing)
    return tuple(place for place in found.values() if place), problems


def default_location(configuration: Configuration, scripts: Path) -> tuple[Path, ...]:
    if os.path.isdir(scripts / "versions"):
        return (scripts / "versions",)
    raise ConfigurationUnreadable(
        shown(configuration.file),
        None,
        f"{shown(scripts)} has no folder named versions",
        "Create it, set version_locations, or name the folder that holds the revisions.",
    )


def missing_location(setting: Setting, text: str) -> Problem:
    return Problem(
        "missing-version-location",
        f"{shown(setting.file)}:{setting.line or 1}: version_locations names {text}, "
        "which does not exist",
        "Correct it, or create the folder.",
    )
