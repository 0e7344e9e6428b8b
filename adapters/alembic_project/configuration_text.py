"""Configuration files as text."""

from pathlib import Path

from adapters.alembic_project.places import shown
from adapters.alembic_project.text import Unreadable, read_bytes, undecodable
from domain.errors import ConfigurationUnreadable


def configuration_text(path: Path) -> str:
    """UTF-8, with or without a byte order mark. Raise ConfigurationUnreadable."""
    try:
        data = read_bytes(path)
        try:
            return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            raise undecodable(data, "utf-8", error) from None
    except Unreadable as unreadable:
        line = unreadable.line if unreadable.name == "not-utf-8" else None
        way_out = "Save it as UTF-8." if line else unreadable.way_out
        raise ConfigurationUnreadable(shown(path), line, unreadable.why, way_out) from None
