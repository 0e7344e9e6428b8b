"""Nobody reads ahead."""

from collections.abc import Iterator
from contextlib import contextmanager

from application.ports.beside import Beside
from application.ports.reading_ahead import Ahead, Read
from application.ports.shelves import Kept
from domain.classes import frozen


@frozen
class Alone:
    """Every revision is read when its turn comes."""

    beside: Beside | None = None

    def __call__(self, number: int) -> Kept | None:
        return None


@contextmanager
def reading_alone(read: Read, revisions: int) -> Iterator[Ahead]:
    yield Alone()
