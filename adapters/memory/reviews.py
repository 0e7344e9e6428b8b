"""Reviews in a dictionary."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

import attrs

from application.ports.reviews import ReviewQuery
from domain.errors import ReviewAlreadyKept, ReviewNotFound
from domain.review.review import Review


class InMemoryReviewRepository:
    """Works on copies: what it hands out may be changed without changing what is kept."""

    def __init__(self, kept: Mapping[UUID, Review]) -> None:
        self._before = dict(kept)
        self._reviews = {review_id: attrs.evolve(review) for review_id, review in kept.items()}

    def add(self, review: Review) -> None:
        if review.id in self._reviews:
            raise ReviewAlreadyKept(review.id)
        self._reviews[review.id] = review

    def get(self, review_id: UUID) -> Review:
        try:
            return self._reviews[review_id]
        except KeyError:
            raise ReviewNotFound(review_id) from None

    def find(self, query: ReviewQuery) -> Sequence[Review]:
        by_id = sorted(self._matching(query), key=lambda review: review.id)
        newest_first = sorted(by_id, key=lambda review: review.reviewed_at, reverse=True)
        return newest_first[query.offset : query.offset + query.limit]

    def count(self, query: ReviewQuery) -> int:
        return sum(1 for _ in self._matching(query))

    def changed(self) -> dict[UUID, Review]:
        """Copies of what is new or not as it was."""
        return {
            review_id: attrs.evolve(review)
            for review_id, review in self._reviews.items()
            if not same(review, self._before.get(review_id))
        }

    def _matching(self, query: ReviewQuery) -> Iterator[Review]:
        for review in self._reviews.values():
            if query.project in (None, review.project) and query.verdict in (None, review.verdict):
                yield review


def same(review: Review, other: Review | None) -> bool:
    return other is not None and fields(review) == fields(other)


def fields(review: Review) -> tuple[object, ...]:
    return attrs.astuple(review, recurse=False)
