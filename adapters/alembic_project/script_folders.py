"""Recognising Alembic's own folders: the one of env.py, and those of revisions."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from adapters.alembic_project.text import Unreadable, read_bytes
from adapters.alembic_project.walking import Listing, walk

SKIPPED = frozenset(
    ("node_modules", "__pycache__", "site-packages", "dist-packages", "build", "dist")
)
# Other assignments may stand before it on its line.
REVISION = re.compile(rb"^(?:\xef\xbb\xbf)?(?:\w+\s*=[^#\n]*;[ \t]*)?down_revision\b", re.MULTILINE)
NOT_LOADED = (".#", "__init__")


def looks_like_scripts(folder: Path) -> bool:
    return os.path.isfile(folder / "env.py") or os.path.isdir(folder / "versions")


def is_script_folder(found: Listing) -> bool:
    return "env.py" in found.files and "versions" in found.folders


def script_folders(top: Path) -> Iterator[Path]:
    """Folders below with an env.py and a folder of versions."""
    return (found.folder for found in walk(top, enters) if is_script_folder(found))


def enters(folder: Path) -> bool:
    """Whether a search goes into a folder: not into hidden ones and installed packages."""
    name = folder.name
    if name.startswith(".") or name in SKIPPED or name.endswith(".egg-info"):
        return False
    return not os.path.isfile(folder / "pyvenv.cfg")


def is_revision_file(name: str) -> bool:
    """Whether Alembic loads a file of that name from a folder of versions."""
    return name.endswith(".py") and not name.startswith(NOT_LOADED)


def holds_revisions(found: Listing) -> bool:
    """Whether some file directly in the folder has a down_revision."""
    for name in filter(is_revision_file, found.files):
        try:
            if REVISION.search(read_bytes(found.folder / name)):
                return True
        except Unreadable:
            continue
    return False
