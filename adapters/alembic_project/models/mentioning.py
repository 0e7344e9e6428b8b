"""Which modules any file of the project may import, told by plain words: to follow all imports of
all functions takes many times as long.
"""

from collections.abc import Iterator, Set
from pathlib import Path, PurePosixPath

from adapters.alembic_project.modules import ModuleFinder
from adapters.alembic_project.places import FOREIGN_FOLDERS, told_from
from adapters.alembic_project.text import Unreadable, read_bytes
from adapters.alembic_project.walking import walk

# A package is loaded with what lies in it, by modules that do not name it.
PACKAGE = "__init__.py"


def mentioned(paths: Set[str], finder: ModuleFinder) -> Set[str]:
    """Those of the paths whose name stands in another file, and packages. All where a folder could
    not be looked through.
    """
    names = {path: PurePosixPath(path).stem.encode() for path in paths}
    found = {path for path in paths if PurePosixPath(path).name == PACKAGE or not path.isascii()}
    for file in files_of(finder):
        if len(found) == len(paths):
            break
        if file is None:
            return paths
        try:
            content = read_bytes(file)
        except Unreadable:
            continue
        hits = [path for path in paths - found if names[path] in content]
        found.update(path for path in hits if told_from(finder.root, file) != path)
    return found


def files_of(finder: ModuleFinder) -> Iterator[Path | None]:
    """All that a module of the project may be; None for a folder that was not looked through."""
    for top in dict.fromkeys(finder.territories):
        for found in walk(top, is_own):
            if found.error is not None:
                yield None
            yield from (found.folder / name for name in found.files if name.endswith(".py"))


def is_own(folder: Path) -> bool:
    return folder.name not in FOREIGN_FOLDERS and not folder.name.startswith(".")
