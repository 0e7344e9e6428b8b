"""Writing into the file with a team's settings."""

from typing import Protocol

from domain.waivers import BoundWaiver


class PolicyFile(Protocol):
    """`path` and `file` are as a SettingsReader takes them. `root` is the absolute folder in which
    a file is made where there is none yet.

    All raise what reading the settings raises.
    """

    def place(self, path: str, file: str | None, root: str) -> str:
        """The file that counts, or that would be made."""
        ...

    def block(self, path: str, file: str | None, waiver: BoundWaiver) -> str:
        """The waiver in the words of that file, ending with a line break."""
        ...

    def add(self, path: str, file: str | None, root: str, waiver: BoundWaiver) -> None:
        """Put it behind all that is there, and leave that as it is.

        Raise WaiverGiven where there is one for the same revision, rule and table; PolicyUnwritable
        where it has to be written by hand; FileUnwritable.
        """
        ...
