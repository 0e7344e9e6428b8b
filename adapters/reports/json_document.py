"""A review as JSON, and back."""

from adapters.reports.json_layout import laid_out
from adapters.reports.json_writing import document_of
from domain.classes import frozen
from domain.review.outcome import Outcome


@frozen
class JsonReviewDocument:
    """The document that docs/review.schema.json describes.

    `largest` is the most characters that `read` looks at.
    """

    largest: int = 10_000_000

    def write(self, outcome: Outcome) -> str:
        """ASCII only, so that it is the same bytes wherever it goes, and ends with a line break."""
        return laid_out(document_of(outcome)) + "\n"

    def render(self, outcome: Outcome) -> str:
        """The same, as the report that it also is."""
        return self.write(outcome)

    def read(self, text: str) -> Outcome:
        """Raise ReviewUnreadable; unknown fields and a false summary or verdict count too."""
        from adapters.reports.json_reading import outcome_of
        from adapters.reports.json_text import parsed

        return outcome_of(parsed(text, self.largest))
