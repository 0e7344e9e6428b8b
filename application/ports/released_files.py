"""What another branch has of the files that are reviewed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from domain.classes import frozen

Files = Mapping[str, bytes]
"""Contents by absolute path, with forward slashes, as the files would lie on disk."""


@frozen
class FilesSince:
    """`at_base`: where what is checked out left the branch. `at_ref`: the branch as it is now; the
    same object where it has not gone on.
    """

    at_base: Files
    at_ref: Files


class ReleasedFiles(Protocol):
    """Asks whoever keeps the versions of a project's files. Nothing is checked out or changed."""

    def since(self, ref: str, folders: Sequence[str], known: Iterable[bytes] = ()) -> FilesSince:
        """The Python files in these folders and below them; a folder that was not there has none.
        One that plainly lay in another place has what was there, as if it had lain here. Contents
        that are `known` need not be fetched.

        The folders are absolute. Raise InputError where that cannot be known, with a way out.
        """
        ...
