"""The container's part that the web needs: the real use cases over reviews in memory."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from types import SimpleNamespace
from uuid import UUID

from adapters.memory.unit_of_work import InMemoryUnitOfWork
from adapters.reports.graph_svg import SvgGraphReport
from adapters.reports.json_document import JsonReviewDocument
from application.ports.unit_of_work import UnitOfWork
from application.use_cases.list_reviews import ListReviews
from application.use_cases.receive_review import ReceiveReview
from application.use_cases.record_review import RecordReview
from application.use_cases.show_review import ShowReview
from domain.review.outcome import Outcome
from domain.review.review import Review

TOKEN = "s3cret-töken"


class MemoryServices:
    """Ids count from 1, and each review is a minute later. A `failure` is raised by any storing."""

    def __init__(self, token: str | None = TOKEN) -> None:
        self.config = SimpleNamespace(http=SimpleNamespace(token=lambda: token))
        self.failure: Exception | None = None
        self._kept: dict[UUID, Review] = {}
        self._numbers = count(1)

    def keep(self, outcome: Outcome) -> Review:
        return self.record_review()(outcome)

    def record_review(self) -> RecordReview:
        number = next(self._numbers)
        clock = datetime(2026, 11, 22, 9, 30, tzinfo=UTC) + timedelta(minutes=number)
        return RecordReview(self._unit_of_work, lambda: clock, lambda: UUID(int=number))

    def receive_review(self) -> Callable[[str], Review]:
        return ReceiveReview(self.review_document(), self.record_review())

    def list_reviews(self) -> ListReviews:
        return ListReviews(self._unit_of_work)

    def show_review(self) -> ShowReview:
        return ShowReview(self._unit_of_work)

    def review_document(self) -> JsonReviewDocument:
        return JsonReviewDocument()

    def graph_picture(self, link: Callable[[str], str | None]) -> SvgGraphReport:
        return SvgGraphReport(link)

    def _unit_of_work(self) -> UnitOfWork:
        if self.failure:
            raise self.failure
        return InMemoryUnitOfWork(self._kept)
