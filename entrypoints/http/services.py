"""What the API and the pages ask of the container."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import SkipValidation

from application.ports.graph_report import GraphReport
from application.ports.review_document import ReviewDocument
from application.ports.reviews import ReviewQuery
from application.use_cases.list_reviews import ReviewPage
from domain.review.review import Review


class Services(Protocol):
    """Each method builds one use case; the container's providers are such methods."""

    @property
    def config(self) -> Any:
        """`config.http.token()` is the bearer token, or None."""
        ...

    def receive_review(self) -> Callable[[str], Review]:
        """What it gives raises ReviewUnreadable."""
        ...

    def list_reviews(self) -> Callable[[ReviewQuery], ReviewPage]: ...

    def show_review(self) -> Callable[[UUID], Review]:
        """What it gives raises ReviewNotFound."""
        ...

    def review_document(self) -> ReviewDocument: ...

    def graph_picture(self, link: Callable[[str], str | None]) -> GraphReport:
        """SVG; `link` gives the address that a revision leads to."""
        ...


# A handler that asks for `services: Given` is handed the container.
Given = NamedDependency[SkipValidation[Services]]
