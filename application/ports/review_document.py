"""A review as a document that other programs read."""

from typing import Protocol

from domain.review.outcome import Outcome


class ReviewDocument(Protocol):
    """What `read` makes of what `write` wrote is equal to what was written."""

    def write(self, outcome: Outcome) -> str: ...

    def read(self, text: str) -> Outcome:
        """Raise ReviewUnreadable, with the path of the first field that is wrong."""
        ...
