"""An outcome, told to somebody."""

from typing import Protocol

from domain.review.outcome import Outcome


class Report(Protocol):
    def render(self, outcome: Outcome) -> str:
        """The whole report, ending with a line break."""
        ...
