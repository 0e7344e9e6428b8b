"""Work that is done beside other work."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Beside(Protocol):
    def __call__(self, work: Callable[[], Result]) -> AbstractContextManager[Callable[[], Result]]:
        """Within, what is given gives what the work gives, or raises what it raises, when asked.

        When, how often and in which process the work is done is open; it must have no effect but
        its result.
        """
        ...
