"""Reading reviews through the API."""

import json
from uuid import UUID

import pytest
from attrs import evolve
from litestar import Litestar
from litestar.testing import TestClient

from adapters.reports.json_document import JsonReviewDocument
from domain.databases.target import Target
from domain.errors import StoreAhead, StoreUnreachable
from tests.http.memory_services import MemoryServices
from tests.http.sample_outcomes import BROKEN, CLEAN, FAILED

Client = TestClient[Litestar]

REVIEWS = "/api/v1/reviews"


def test_lists_reviews_newest_first_with_how_many_there_are(
    client: Client, services: MemoryServices
) -> None:
    for outcome in (FAILED, CLEAN, BROKEN):
        services.keep(outcome)
    listed = client.get(REVIEWS).json()
    assert [item["project"] for item in listed["items"]] == ["billing", "warehouse", "bookshop"]
    assert (listed["total"], listed["limit"], listed["offset"]) == (3, 50, 0)


def test_sums_each_review_up(client: Client, services: MemoryServices) -> None:
    services.keep(FAILED)
    assert client.get(REVIEWS).json()["items"] == [
        {
            "id": str(UUID(int=1)),
            "reviewed_at": "2026-11-22T09:31:00Z",
            "project": "bookshop",
            "database": "postgresql",
            "server_version": "16",
            "version_assumed": False,
            "databases": ["postgresql 16"],
            "verdict": "failed",
            "revisions": 4,
            "revisions_not_fully_read": 1,
            "operations_read": 14,
            "operations_unread": 1,
            "errors": 2,
            "warnings": 1,
            "infos": 1,
            "problems": 0,
        }
    ]


def test_names_every_database_of_a_review(client: Client, services: MemoryServices) -> None:
    servers = Target.of("postgresql", "16"), Target.of("sqlite", "3.40")
    services.keep(evolve(FAILED, targets=servers))

    (item,) = client.get(REVIEWS).json()["items"]

    assert item["databases"] == ["postgresql 16", "sqlite 3.40"]


def test_pages_and_filters(client: Client, services: MemoryServices) -> None:
    for outcome in (FAILED, CLEAN, CLEAN, CLEAN, BROKEN):
        services.keep(outcome)
    page = client.get(REVIEWS, params={"project": "warehouse", "limit": 2, "offset": 1}).json()
    assert [item["id"] for item in page["items"]] == [str(UUID(int=3)), str(UUID(int=2))]
    assert page["total"] == 3
    incomplete = client.get(REVIEWS, params={"verdict": "incomplete"}).json()
    assert [item["project"] for item in incomplete["items"]] == ["billing"]


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"limit": 0}, "limit: "),
        ({"limit": 101}, "limit: "),
        ({"limit": "many"}, "limit: "),
        ({"offset": -1}, "offset: "),
        ({"offset": 10**30}, "offset: "),
        ({"verdict": "fine"}, "verdict: "),
    ],
)
def test_names_the_parameter_that_is_wrong(
    client: Client, parameters: dict[str, object], told: str
) -> None:
    refused = client.get(REVIEWS, params=parameters)
    assert refused.status_code == 400
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json().keys() == {"status", "title", "detail"}
    assert refused.json()["detail"].startswith(told)


def test_shows_a_review_as_the_document_that_the_command_line_writes(
    client: Client, services: MemoryServices
) -> None:
    review = services.keep(FAILED)
    shown = client.get(f"{REVIEWS}/{review.id}").json()
    assert (shown["id"], shown["reviewed_at"]) == (str(review.id), "2026-11-22T09:31:00Z")
    assert JsonReviewDocument().read(json.dumps(shown["review"])) == FAILED


@pytest.mark.parametrize("path", [f"{REVIEWS}/{UUID(int=9)}", f"{REVIEWS}/nine", "/api/v1/x"])
def test_says_that_something_is_not_there(client: Client, path: str) -> None:
    missing = client.get(path)
    assert missing.status_code == 404
    assert missing.headers["content-type"] == "application/problem+json"
    assert missing.json()["title"] == "Not Found"


def test_is_healthy_when_the_store_can_be_used(client: Client) -> None:
    answer = client.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "store": "usable", "detail": ""}


@pytest.mark.parametrize(
    "failure", [StoreUnreachable("db.internal does not answer"), StoreAhead("0009", "0002")]
)
def test_is_not_healthy_when_the_store_cannot_be_used(
    client: Client, services: MemoryServices, failure: Exception
) -> None:
    services.failure = failure
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failing", "store": "unusable", "detail": str(failure)}


def test_a_store_that_is_away_is_an_error_of_the_server(
    client: Client, services: MemoryServices
) -> None:
    services.failure = StoreUnreachable("db.internal does not answer")
    answer = client.get(REVIEWS)
    assert answer.status_code == 503
    assert answer.json()["detail"] == "db.internal does not answer"


@pytest.mark.parametrize("path", [REVIEWS, "/health", "/"])
def test_what_went_wrong_inside_stays_inside(
    client: Client, services: MemoryServices, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    services.failure = ZeroDivisionError("password=hunter2")
    answer = client.get(path)
    assert answer.status_code == 500
    assert "hunter2" not in answer.text
    assert "Traceback" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert "hunter2" in caplog.text


def test_describes_itself_without_anything_from_elsewhere(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert "json" in answer.headers["content-type"]
    paths = answer.json()["paths"]
    assert paths.keys() == {REVIEWS, f"{REVIEWS}/{{review_id}}", "/health"}
    receive = paths[REVIEWS]["post"]
    assert "application/json" in receive["requestBody"]["content"]
    assert receive["security"] == [{"token": []}]
    assert "application/problem+json" in receive["responses"]["422"]["content"]
    assert "http" not in answer.text.replace('"type":"http"', "")
