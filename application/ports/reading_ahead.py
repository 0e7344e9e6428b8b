"""Reading revisions before their turn, where somebody has the time."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol

from application.ports.beside import Beside
from application.ports.shelves import Kept

Read = Callable[[int], Kept | None]
"""What the reading of a revision gives, by the revision's number; None where it has to wait."""


class Ahead(Protocol):
    def __call__(self, number: int) -> Kept | None: ...

    @property
    def beside(self) -> Beside | None:
        """Who works beside, once there is nothing left to read for him; None where nobody does."""
        ...


class ReadingAhead(Protocol):
    def __call__(self, read: Read, revisions: int) -> AbstractContextManager[Ahead]:
        """Within, gives what `read` gives, or None where it was not read before its turn.

        It is to be asked for each number from 0 on, below `revisions`, in ascending order and at
        most once. Where `read` is called, in which order and in which process is open; where it
        fails somewhere else, the answer is None.
        """
        ...
