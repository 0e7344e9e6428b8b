"""The folder that a configuration means by a path, or by `package:path`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path


def find_folder(
    text: str, starts: tuple[Path, ...], accepts: Callable[[Path], bool]
) -> Path | None:
    """The folder, or None. `starts` has the configuration's own folder first.

    Alembic takes relative paths from the folder in which it is started, and packages from
    wherever Python finds them; only its users know these. The configuration's own folder comes
    first, then those above it; there a path has to lead to what `accepts` takes.
    """
    try:
        own = normal(starts[0] / text)
        if os.path.isdir(own):
            return own
        in_package = ":" in text and not os.path.isabs(text)
        for place in further(inside_package(text) if in_package else text, starts):
            if os.path.isdir(place) and (in_package or accepts(place)):
                return place
    except (OSError, ValueError):
        return None
    return None


def inside_package(text: str) -> str:
    package, *path = text.split(":")
    return os.path.join(package.replace(".", os.sep), *path)


def further(path: str, starts: tuple[Path, ...]) -> Iterator[Path]:
    for above in (*starts, *starts[0].parents):
        yield normal(above / path)
        yield normal(above / "src" / path)


def normal(path: Path) -> Path:
    """Absolute, without `..`; symbolic links stay as they are named."""
    return Path(os.path.abspath(path))
