"""Going through folders: in a fixed order, never along symbolic links, never too deep."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from domain.classes import frozen

DEEPEST = 12
MOST_FOLDERS = 20_000


@frozen
class Listing:
    """A folder's entries by name, sorted. `error` is why they could not be listed, or None."""

    folder: Path
    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    error: str | None = None


def listing(folder: Path) -> Listing:
    """Links to folders count as files: nobody goes through them."""
    try:
        with os.scandir(folder) as entries:
            found = sorted((e.name, e.is_dir(follow_symlinks=False)) for e in entries)
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno or 0) if isinstance(error, OSError) else str(error)
        return Listing(folder, error=reason)
    folders = tuple(name for name, is_folder in found if is_folder)
    return Listing(folder, folders, tuple(name for name, is_folder in found if not is_folder))


def walk(top: Path, enters: Callable[[Path], bool]) -> Iterator[Listing]:
    """The listings of a folder and of those below it that `enters` lets in, parents first."""
    waiting = [(top, 0)]
    for _ in range(MOST_FOLDERS):
        if not waiting:
            return
        folder, depth = waiting.pop()
        found = listing(folder)
        yield found
        below = [folder / name for name in reversed(found.folders)]
        if depth < DEEPEST:
            waiting.extend((inner, depth + 1) for inner in below if enters(inner))
        elif below:
            yield Listing(below[-1], error=f"more than {DEEPEST} folders deep")
    if waiting:
        yield Listing(waiting[-1][0], error=f"more than {MOST_FOLDERS:,} folders")
