"""Lists of paths in an ini file, and what separates them."""

import os
import re

import attrs

from adapters.alembic_project.setting import Setting

SEPARATORS = {"space": " ", "newline": "\n", "os": os.pathsep, ":": ":", ";": ";"}
# Without a separator Alembic splits as it always did, each of the two lists in its own way.
UNTOLD = {
    "version_locations": re.compile(r", *|(?: +)|\n+"),
    "prepend_sys_path": re.compile(r", *|(?: +)|:|\n+"),
}


def split_paths(setting: Setting, separator: Setting | None) -> Setting:
    """The setting with its paths apart. Raise ConfigurationUnreadable for a wrong separator."""
    if separator is None:
        parts = UNTOLD[setting.key].split(setting.text)
    elif separator.text in SEPARATORS:
        parts = setting.text.split(SEPARATORS[separator.text])
    else:
        raise separator.wrong(
            f"{separator.key} = {separator.text} is no separator",
            f"Use one of {', '.join(SEPARATORS)}.",
        )
    return attrs.evolve(setting, values=tuple(p.strip() for p in parts if p.strip()))
