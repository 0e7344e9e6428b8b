"""What the files of a project were once."""

from collections.abc import Sequence
from typing import Protocol


class PastFiles(Protocol):
    def before(self, folders: Sequence[str]) -> tuple[tuple[str, bytes], ...]:
        """Contents that files in these absolute folders had, by absolute path, and have no more.

        Only what was released counts: the line of commits that is checked out, without those that
        a merge brought. Newest first; raise InputError where nobody remembers.
        """
        ...
