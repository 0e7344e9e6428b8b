"""Work that is done when its result is wanted: the `Beside` of those with one process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Result = TypeVar("Result")


@contextmanager
def in_turn(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    yield work
