"""What a project is called."""

import configparser
import os
from pathlib import Path

from adapters.alembic_project.configuration_text import configuration_text
from adapters.alembic_project.toml import parse_toml, subtable
from domain.errors import ConfigurationUnreadable


def project_name(folder: Path, otherwise: str) -> str:
    """The name in the nearest pyproject.toml or setup.cfg, up to the top of the repository."""
    for place in (folder, *folder.parents):
        if name := name_in_pyproject(place) or name_in_setup(place):
            return name
        if os.path.exists(place / ".git"):
            break
    return otherwise


def name_in_pyproject(folder: Path) -> str | None:
    """A faulty file names nobody: whether it matters is found out by those who need more of it."""
    path = folder / "pyproject.toml"
    if not os.path.isfile(path):
        return None
    try:
        document = parse_toml(path, configuration_text(path))
    except ConfigurationUnreadable:
        return None
    for table in (subtable(document, "project"), subtable(document, "tool", "poetry")):
        name = (table or {}).get("name")
        if isinstance(name, str) and name.strip():
            return name.strip()
    return None


def name_in_setup(folder: Path) -> str | None:
    path = folder / "setup.cfg"
    if not os.path.isfile(path):
        return None
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(configuration_text(path))
    except (ConfigurationUnreadable, configparser.Error, AttributeError, ValueError, TypeError):
        return None
    return parser.get("metadata", "name", fallback="").strip() or None
