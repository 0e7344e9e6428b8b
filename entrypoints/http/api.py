"""The API: reviews listed, shown and received."""

from json import loads
from typing import Annotated
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath, QueryParameter, RawBody

from application.ports.reviews import ReviewQuery
from domain.errors import AssayError, ReviewUnreadable
from domain.review.outcome import Verdict
from entrypoints.exit_codes import http_status_of
from entrypoints.http.description import ReceiveOperation, failures
from entrypoints.http.resources import Health, KeptReview, ReviewList, ReviewSummary
from entrypoints.http.services import Given
from entrypoints.http.tokens import require_json, token_guard

LARGEST_DOCUMENT = 10_000_000  # bytes

Limit = Annotated[int, QueryParameter(ge=1, le=100, description="How many at most.")]
Offset = Annotated[
    int, QueryParameter(ge=0, le=1_000_000_000, description="How many to pass over.")
]
Project = Annotated[str | None, QueryParameter(description="Only reviews of this project.")]
OfVerdict = Annotated[Verdict | None, QueryParameter(description="Only reviews with this verdict.")]


def api_router(token: str | None) -> Router:
    return Router("/api/v1", route_handlers=[list_reviews, show_review, receiver(token)])


@get("/reviews", responses=failures(400, 503), sync_to_thread=True)
def list_reviews(
    services: Given,
    limit: Limit = 50,
    offset: Offset = 0,
    project: Project = None,
    verdict: OfVerdict = None,
) -> ReviewList:
    """The kept reviews, newest first."""
    page = services.list_reviews()(ReviewQuery(project, verdict, limit, offset))
    return ReviewList([ReviewSummary.of(r) for r in page.items], page.total, limit, offset)


@get("/reviews/{review_id:uuid}", responses=failures(404, 503), sync_to_thread=True)
def show_review(services: Given, review_id: FromPath[UUID]) -> KeptReview:
    """One review, whole."""
    review = services.show_review()(review_id)
    document = services.review_document().write(review.outcome)
    return KeptReview(review.id, review.reviewed_at, loads(document))


def receiver(token: str | None) -> HTTPRouteHandler:
    return post(
        "/reviews",
        guards=[token_guard(token), require_json],
        request_max_body_size=LARGEST_DOCUMENT,
        operation_class=ReceiveOperation,
        security=[{"token": []}],
        responses=failures(400, 401, 403, 413, 415, 422, 503),
        sync_to_thread=True,
    )(receive_review)


def receive_review(services: Given, body: RawBody) -> Response[ReviewSummary]:
    """Keep a review that was made elsewhere."""
    review = services.receive_review()(_utf8(body))
    place = f"/api/v1/reviews/{review.id}"
    return Response(ReviewSummary.of(review), status_code=201, headers={"location": place})


@get("/health", responses=failures(500), sync_to_thread=True)
def health(services: Given) -> Response[Health]:
    """Whether the server can use its store: 200 when it can, 503 when not."""
    try:
        services.list_reviews()(ReviewQuery(limit=1))
    except AssayError as error:
        failing = Health("failing", "unusable", str(error))
        return Response(failing, status_code=http_status_of(error))
    return Response(Health("ok", "usable"))


def _utf8(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise ReviewUnreadable(f"byte {error.start + 1}: the document is not UTF-8.") from error
