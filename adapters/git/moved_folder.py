"""Where a folder lay that is in another place now."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from adapters.git.command import Git


def moved_here(git: Git, files: Mapping[str, str]) -> dict[str, str]:
    """Of all files of a commit, by their paths from the top, those of the folder that most of the
    ones here come from, by their paths from there. Empty where none do.

    What still lies at its old place was copied, and not moved.
    """
    top = Path(git("rev-parse", "--show-toplevel").text)
    gone = [path for path in files if not (top / path).is_file()]
    found = Counter(places(gone, names_in(git.folder))).most_common(1)
    if not found:
        return {}
    (place, _), *_ = found
    return {p.removeprefix(place): blob for p, blob in files.items() if p.startswith(place)}


def names_in(folder: Path) -> Iterator[str]:
    """Every folder may have an `__init__.py`: it tells nothing."""
    for file in folder.rglob("*.py"):
        if file.name != "__init__.py":
            yield file.relative_to(folder).as_posix()


def places(paths: Iterable[str], names: Iterable[str]) -> Iterator[str]:
    """The folders, with a slash at their end, in which a path has one of the names."""
    by_last = defaultdict(list)
    for name in names:
        by_last[PurePosixPath(name).name].append(name)
    for path in paths:
        for name in by_last.get(PurePosixPath(path).name, ()):
            if path == name or path.endswith(f"/{name}"):
                yield path.removesuffix(name)
