"""What another branch has, for those who know it by heart."""

from collections.abc import Iterable, Sequence

from attrs import field

from application.ports.released_files import Files, FilesSince
from domain.classes import frozen
from domain.errors import InputError


@frozen
class InMemoryReleasedFiles:
    """`at_base` and `at_ref` are the files by the names that refs have."""

    at_base: dict[str, Files] = field(factory=dict)
    at_ref: dict[str, Files] = field(factory=dict)

    def since(self, ref: str, folders: Sequence[str], known: Iterable[bytes] = ()) -> FilesSince:
        if ref not in self.at_ref:
            raise InputError(f"--since {ref}: there is no such branch.")
        at_base, at_ref = (within(folders, files[ref]) for files in (self.at_base, self.at_ref))
        return FilesSince(at_ref if at_base == at_ref else at_base, at_ref)


def within(folders: Sequence[str], files: Files) -> Files:
    starts = tuple(f"{folder.rstrip('/')}/" for folder in folders)
    return {path: c for path, c in files.items() if path.startswith(starts) and path[-3:] == ".py"}
