"""Work that is kept as a whole, or not at all."""

from types import TracebackType
from typing import Protocol, Self

from application.ports.reviews import ReviewRepository


class UnitOfWork(Protocol):
    """Entered before use. What was not committed is forgotten when it is left."""

    @property
    def reviews(self) -> ReviewRepository: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None: ...
