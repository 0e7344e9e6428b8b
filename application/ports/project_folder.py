"""The folder of a project that an environment is set up in."""

from collections.abc import Sequence
from typing import Protocol


class ProjectFolder(Protocol):
    """Paths are told from the folder, with forward slashes."""

    @property
    def name(self) -> str:
        """What the folder itself is called."""
        ...

    def text(self, path: str) -> str | None:
        """The content of a file; None where there is no file. Raise FileUnreadable."""
        ...

    def python_files(self, under: str) -> Sequence[str]:
        """Every .py file at any depth below a folder, sorted. Hidden folders are left out.

        Empty where there is no such folder.
        """
        ...

    def add(self, path: str, text: str) -> None:
        """Write a new file, with the folders above it.

        Raise FileTaken where anything is there already: nothing is ever overwritten. Raise
        FileUnwritable.
        """
        ...
