"""Writing corrected files of a project."""

from collections.abc import Mapping
from typing import Protocol


class Corrections(Protocol):
    """All of them or none: whatever fails, each file is as it was, or as it should be."""

    def write(self, path: str, old: Mapping[str, str], new: Mapping[str, str]) -> None:
        """New texts in place of the old ones, by the paths that the project at `path` tells.

        Line breaks, byte order mark and permissions stay. Raise CorrectionRefused where a file is
        no longer what it was, is a revision, a link or no UTF-8, would not parse, or cannot be
        written.
        """
        ...
