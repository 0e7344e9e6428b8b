"""All that is wrong with what a file says, at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from adapters.settings.kinds import Fault, Known, no_such, shown, target_named
from adapters.settings.table import KEYS, SETTINGS
from domain.databases.target import Target
from domain.errors import InputError


def faults_of(section: Mapping[str, Any], known: Known) -> Iterator[Fault]:
    for key in section:
        if key == "tool" and isinstance(section[key], dict) and "assay" in section[key]:
            yield (key,), "in this file the settings stand at the top, not in [tool.assay]."
        elif key not in KEYS:
            yield (key,), no_such("setting", key, KEYS)
    for setting in SETTINGS:
        if setting.key in section:
            for path, sentence in setting.kind.faults(section[setting.key], known):
                yield (setting.key, *path), sentence
    yield from faults_of_targets(section)


def faults_of_targets(section: Mapping[str, Any]) -> Iterator[Fault]:
    """What each of them may be alone, and not beside the others."""
    database, version = section.get("database"), section.get("server-version")
    if version is not None and database is None:
        yield ("server-version",), "of which database? Set `database` beside it."
    if "databases" in section:
        if database is not None:
            yield ("database",), "`databases` says it already: leave one of them out."
        yield from told_twice(section["databases"])
    elif isinstance(database, str) and isinstance(version, str):
        try:
            whole = target_named(database)
            if whole.assumed:
                Target.of(database, version)
            else:
                yield ("server-version",), "`database` names a version already: leave one out."
        except InputError as error:
            if "version" in str(error):
                yield ("server-version",), str(error)


def told_twice(databases: object) -> Iterator[Fault]:
    seen = set()
    for number, name in enumerate(databases if isinstance(databases, list) else ()):
        try:
            target = str(target_named(name))
        except InputError:
            continue
        if target in seen:
            yield ("databases", number), f"{shown(name)} stands here twice."
        seen.add(target)
