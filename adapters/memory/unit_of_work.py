"""A unit of work on a dictionary."""

from types import TracebackType
from typing import Self
from uuid import UUID

from adapters.memory.reviews import InMemoryReviewRepository
from domain.review.review import Review


class InMemoryUnitOfWork:
    """Units of work on the same dictionary see what the others committed before they began."""

    def __init__(self, kept: dict[UUID, Review]) -> None:
        self._kept = kept

    def __enter__(self) -> Self:
        self.reviews = InMemoryReviewRepository(self._kept)
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        return None

    def commit(self) -> None:
        self._kept.update(self.reviews.changed())
