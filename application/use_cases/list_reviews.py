"""List kept reviews, a page at a time."""

from collections.abc import Callable

from application.ports.reviews import ReviewQuery
from application.ports.unit_of_work import UnitOfWork
from domain.classes import frozen
from domain.errors import InputError
from domain.review.review import Review


@frozen
class ReviewPage:
    """`total` counts what the filters let through, on all pages."""

    items: tuple[Review, ...]
    total: int


@frozen
class ListReviews:
    unit_of_work: Callable[[], UnitOfWork]

    def __call__(self, query: ReviewQuery) -> ReviewPage:
        """Raise InputError for a page that cannot be, StoreUnreachable."""
        if query.limit < 1 or query.offset < 0:
            raise InputError(
                f"no page has limit {query.limit} and offset {query.offset}: "
                "the limit is 1 or more, the offset 0 or more."
            )
        with self.unit_of_work() as work:
            return ReviewPage(tuple(work.reviews.find(query)), work.reviews.count(query))
