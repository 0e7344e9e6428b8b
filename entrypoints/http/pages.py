"""The pages: the list of reviews, one review, and its graph."""

from typing import Annotated, Any
from urllib.parse import urlencode
from uuid import UUID

from litestar import Request, Response, Router, get
from litestar.params import FromPath, FromQuery, QueryParameter
from markupsafe import Markup

from application.ports.reviews import ReviewQuery
from application.use_cases.list_reviews import ReviewPage
from domain.classes import frozen
from domain.errors import InputError
from domain.review.finding import Level
from domain.review.outcome import Verdict
from entrypoints.http.graphs import address_in, can_be_drawn, graph_of
from entrypoints.http.rendering import rendered
from entrypoints.http.services import Given
from entrypoints.http.views import ReviewView

ON_ONE_PAGE = 25

Number = Annotated[int, QueryParameter(ge=1, le=1_000_000)]


def pages_router() -> Router:
    return Router("/", route_handlers=[reviews, review, graph], include_in_schema=False)


@frozen
class Listing:
    """One page of the list, with the filters as they were asked for."""

    found: ReviewPage
    number: int
    project: str
    verdict: str

    @property
    def rows(self) -> list[ReviewView]:
        return [ReviewView(review) for review in self.found.items]

    @property
    def last(self) -> int:
        return max(1, -(-self.found.total // ON_ONE_PAGE))

    @property
    def filtered(self) -> bool:
        return bool(self.project or self.verdict)

    def link(self, number: int) -> str:
        asked = {"project": self.project, "verdict": self.verdict, "page": number}
        return "/?" + urlencode({name: value for name, value in asked.items() if value})


@get("/", sync_to_thread=True)
def reviews(
    services: Given,
    request: Request[Any, Any, Any],
    project: FromQuery[str] = "",
    verdict: FromQuery[str] = "",
    page: Number = 1,
) -> Response[str]:
    query = ReviewQuery(
        project=project or None,
        verdict=_verdict(verdict),
        limit=ON_ONE_PAGE,
        offset=(page - 1) * ON_ONE_PAGE,
    )
    listing = Listing(services.list_reviews()(query), page, project, verdict)
    address = str(request.base_url).rstrip("/")
    return rendered("reviews.html", {"listing": listing, "verdicts": Verdict, "address": address})


@get("/reviews/{review_id:uuid}", sync_to_thread=True)
def review(services: Given, review_id: FromPath[UUID], level: FromQuery[str] = "") -> Response[str]:
    view = ReviewView(services.show_review()(review_id), _level(level))
    drawn = can_be_drawn(view.review)
    return rendered("review.html", {"view": view, "review": view.review, "drawn": drawn})


@get("/reviews/{review_id:uuid}/graph", sync_to_thread=True)
def graph(services: Given, review_id: FromPath[UUID]) -> Response[str]:
    kept = services.show_review()(review_id)
    report = services.graph_picture(address_in(kept))
    # Whatever a project calls things is escaped by the report; its contract suite holds that.
    drawing = Markup(report.render(graph_of(kept))) if can_be_drawn(kept) else None
    return rendered("graph.html", {"review": kept, "drawing": drawing})


def _verdict(name: str) -> Verdict | None:
    if name and name not in (known := [verdict.value for verdict in Verdict]):
        raise InputError(f"verdict: {name[:100]!r} is none of {', '.join(known)}.")
    return Verdict(name) if name else None


def _level(name: str) -> Level | None:
    if name and name not in (known := [level.value for level in Level]):
        raise InputError(f"level: {name[:100]!r} is none of {', '.join(known)}.")
    return Level(name) if name else None
