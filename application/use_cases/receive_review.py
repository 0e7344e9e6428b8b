"""Keep a review that was made elsewhere."""

from collections.abc import Callable

from application.ports.review_document import ReviewDocument
from domain.classes import frozen
from domain.review.outcome import Outcome
from domain.review.review import Review


@frozen
class ReceiveReview:
    document: ReviewDocument
    record: Callable[[Outcome], Review]

    def __call__(self, text: str) -> Review:
        """The kept review. Raise ReviewUnreadable when the text is no document of a review."""
        return self.record(self.document.read(text))
