"""Where reviews are kept."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from domain.classes import frozen
from domain.review.outcome import Verdict
from domain.review.review import Review


@frozen
class ReviewQuery:
    """`limit` from 1 on; `offset` from 0 on. A filter that is None lets everything through."""

    project: str | None = None
    verdict: Verdict | None = None
    limit: int = 50
    offset: int = 0


class ReviewRepository(Protocol):
    def add(self, review: Review) -> None:
        """Keep a new review. Raise ReviewAlreadyKept when its id is taken."""
        ...

    def get(self, review_id: UUID) -> Review:
        """Raise ReviewNotFound when there is none."""
        ...

    def find(self, query: ReviewQuery) -> Sequence[Review]:
        """One page, newest first, equal times by id; findings included."""
        ...

    def count(self, query: ReviewQuery) -> int:
        """How many the filters let through, whatever the page."""
        ...
