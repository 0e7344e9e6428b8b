"""Keep a review."""

from collections.abc import Callable

from application.ports.clock import Clock, NewId
from application.ports.unit_of_work import UnitOfWork
from domain.classes import frozen
from domain.review.outcome import Outcome
from domain.review.review import Review


@frozen
class RecordReview:
    unit_of_work: Callable[[], UnitOfWork]
    clock: Clock
    new_id: NewId

    def __call__(self, outcome: Outcome) -> Review:
        """Raise StoreUnreachable."""
        with self.unit_of_work() as work:
            # Made in here: opening the store may change what a Review is made of (its mapping).
            review = Review.of(outcome, self.new_id(), self.clock())
            work.reviews.add(review)
            work.commit()
        return review
