"""Show one kept review."""

from collections.abc import Callable
from uuid import UUID

from application.ports.unit_of_work import UnitOfWork
from domain.classes import frozen
from domain.review.review import Review


@frozen
class ShowReview:
    unit_of_work: Callable[[], UnitOfWork]

    def __call__(self, review_id: UUID) -> Review:
        """Raise ReviewNotFound, StoreUnreachable."""
        with self.unit_of_work() as work:
            return work.reviews.get(review_id)
