"""What a team accepted of a history when it began to look."""

from typing import Protocol

from domain.baseline import Baseline


class Baselines(Protocol):
    """Keeps baselines by the path of their file."""

    def read(self, path: str) -> Baseline | None:
        """What was written there last, with its path and the line of each identity; None where
        nothing is.

        Raise BaselineUnusable with the line that is wrong, or FileUnreadable.
        """
        ...

    def write(self, path: str, baseline: Baseline) -> None:
        """In place of what is there, at once or not at all. Raise FileUnwritable."""
        ...
