"""Where a project's files lie, and how they are named to people."""

import os
from pathlib import Path

FOREIGN_FOLDERS = frozenset(
    ("site-packages", "dist-packages", "node_modules", "__pycache__", "__pypackages__")
)


def is_foreign(relative: Path) -> bool:
    """Whether a path goes through hidden folders or installed packages."""
    return any(p in FOREIGN_FOLDERS or p.startswith(".") for p in relative.parts[:-1])


def shown(path: Path) -> str:
    """As a person would type it: relative to where they stand, if it is below."""
    absolute, here = os.path.abspath(path), os.getcwd()
    below = absolute == here or absolute.startswith(here.rstrip(os.sep) + os.sep)
    return spelled(Path(os.path.relpath(absolute, here) if below else absolute).as_posix())


def import_root(folder: Path) -> Path:
    """The folder from which the packages around `folder` are imported.

    Migrations often lie in folders that are no packages inside one that is: `versions`, and the
    one with env.py, do not end the search.
    """
    place = found = folder
    while place != place.parent:
        if is_package(place):
            place = found = place.parent
        elif belongs_to_environment(place):
            place = place.parent
        else:
            break
    return found


def territory(folder: Path) -> Path:
    """What around `folder` is the project's own: where it is installed among other packages, its
    own package; else all that is imported from the same root.
    """
    root = import_root(folder)
    if root.name in FOREIGN_FOLDERS and root != folder:
        return root / folder.relative_to(root).parts[0]
    return root


def is_package(folder: Path) -> bool:
    return os.path.isfile(folder / "__init__.py")


def belongs_to_environment(folder: Path) -> bool:
    nearby = (folder, folder.parent, folder.parent.parent)
    return any(os.path.isfile(place / "env.py") for place in nearby)


def told_from(root: Path, path: Path) -> str:
    """With forward slashes; a path outside the root goes up from it."""
    return spelled(Path(os.path.relpath(path, root)).as_posix())


def spelled(name: str) -> str:
    """A file name that can be written everywhere: bytes that are no UTF-8 become `\\xff`."""
    if name.isascii():
        return name
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def holding(root: Path, folders: tuple[Path, ...]) -> Path:
    """The nearest folder that contains the root and the others, short of the whole disk."""
    try:
        nearest = Path(os.path.commonpath([root, *folders]))
    except ValueError:
        return root
    return root if nearest == Path(nearest.anchor) else nearest
