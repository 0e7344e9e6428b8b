"""From a revision file to the project that runs it."""

import os
from collections.abc import Iterator
from pathlib import Path

from adapters.alembic_project.environments import Environment
from adapters.alembic_project.finding import environment_at, is_configuration
from adapters.alembic_project.places import shown
from adapters.alembic_project.walking import DEEPEST, listing
from domain.errors import ConfigurationUnreadable, InputError


def project_around(file: Path) -> Path:
    """The configuration whose versions folders hold the file, the nearest one above it; else the
    folder that it lies in.

    Raise ConfigurationUnreadable where that holds no revisions.
    """
    for configuration in configurations_above(file.parent):
        try:
            found = environment_at(configuration)
        except InputError:
            # Whatever is wrong with it: it is not known to be this file's.
            continue
        if holds(found, file):
            return configuration
    if not is_revision_folder_of(file):
        raise ConfigurationUnreadable(
            shown(file),
            None,
            "this is no file in a versions folder",
            "Name a revision's file, or the project.",
        )
    return file.parent


def is_revision_folder_of(file: Path) -> bool:
    try:
        return holds(environment_at(file.parent), file)
    except InputError:
        return False


def configurations_above(folder: Path) -> Iterator[Path]:
    for place in (folder, *folder.parents)[:DEEPEST]:
        for name in listing(place).files:
            if is_configuration(place / name):
                yield place / name


def holds(environment: Environment, file: Path) -> bool:
    real = os.path.realpath(file.parent)
    for folder in map(os.path.realpath, environment.versions):
        below = environment.recursive and real.startswith(os.path.join(folder, ""))
        if real == folder or below:
            return True
    return False
