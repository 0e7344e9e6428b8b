"""Sending reviews to the API."""

import json
from collections.abc import Iterator

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from adapters.reports.json_document import JsonReviewDocument
from application.ports.reviews import ReviewQuery
from domain.review.outcome import Verdict
from entrypoints.http.api import LARGEST_DOCUMENT
from entrypoints.http.app import create_app
from tests.http.memory_services import TOKEN, MemoryServices
from tests.http.sample_outcomes import FAILED

Client = TestClient[Litestar]

REVIEWS = "/api/v1/reviews"
DOCUMENT = JsonReviewDocument().write(FAILED)
HEADERS = {"authorization": f"Bearer {TOKEN}".encode(), "content-type": b"application/json"}


def kept(services: MemoryServices) -> int:
    return services.list_reviews()(ReviewQuery()).total


def test_keeps_what_the_command_line_wrote(client: Client, services: MemoryServices) -> None:
    answer = client.post(REVIEWS, content=DOCUMENT, headers=HEADERS)
    assert answer.status_code == 201
    assert answer.headers["location"] == f"{REVIEWS}/{answer.json()['id']}"
    [review] = services.list_reviews()(ReviewQuery(verdict=Verdict.FAILED)).items
    assert review.outcome == FAILED
    assert client.get(answer.headers["location"]).json()["review"] == json.loads(DOCUMENT)


@pytest.mark.parametrize("token", [None, ""])
@pytest.mark.parametrize("sent", [HEADERS, {"authorization": b"Bearer "}, {}])
def test_takes_nothing_where_no_token_was_set(token: str | None, sent: dict[str, bytes]) -> None:
    services = MemoryServices(token)
    with TestClient(create_app(services), base_url="http://127.0.0.1") as client:
        answer = client.post(REVIEWS, content=DOCUMENT, headers=sent)
    assert answer.status_code == 403
    assert "without a token" in answer.json()["detail"]
    assert "ASSAY_TOKEN" in answer.json()["detail"]
    assert kept(services) == 0


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        b"",
        b"Bearer",
        b"Bearer ",
        b"Bearer wrong",
        f"Bearer {TOKEN}x".encode(),
        f"Bearer {TOKEN[:-1]}".encode(),
        f"Basic {TOKEN}".encode(),
        TOKEN.encode(),
        b"Bearer \xff\xfe",
    ],
)
def test_takes_nothing_without_the_right_token(
    client: Client, services: MemoryServices, authorization: bytes | None
) -> None:
    headers = {**HEADERS, "authorization": authorization}
    answer = client.post(
        REVIEWS, content=DOCUMENT, headers={k: v for k, v in headers.items() if v is not None}
    )
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == 'Bearer realm="assay"'
    assert TOKEN not in answer.text
    assert kept(services) == 0


def test_the_scheme_is_read_in_any_case(client: Client) -> None:
    headers = {**HEADERS, "authorization": f"bearer {TOKEN}".encode()}
    assert client.post(REVIEWS, content=DOCUMENT, headers=headers).status_code == 201


@pytest.mark.parametrize("kind", [None, b"text/plain", b"application/x-www-form-urlencoded"])
def test_takes_json_only(client: Client, services: MemoryServices, kind: bytes | None) -> None:
    headers = {"authorization": HEADERS["authorization"]} | ({"content-type": kind} if kind else {})
    answer = client.post(REVIEWS, content=DOCUMENT, headers=headers)
    assert answer.status_code == 415
    assert "application/json" in answer.json()["detail"]
    assert kept(services) == 0


def test_takes_json_that_names_its_charset(client: Client) -> None:
    headers = {**HEADERS, "content-type": b"application/json; charset=utf-8"}
    assert client.post(REVIEWS, content=DOCUMENT, headers=headers).status_code == 201


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "line 1, column 1: not JSON"),
        (b"\xff{}", "byte 1: the document is not UTF-8."),
        (b"{}", "schema_version: is missing."),
        (
            DOCUMENT.replace('"create-index-blocking"', "7").encode(),
            "findings[0].rule: 7 is no text.",
        ),
        (
            DOCUMENT.replace('"verdict": "failed"', '"verdict": "passed"').encode(),
            "verdict: 'passed' contradicts the document",
        ),
    ],
)
def test_says_where_a_document_is_wrong(
    client: Client, services: MemoryServices, body: bytes, told: str
) -> None:
    answer = client.post(REVIEWS, content=body, headers=HEADERS)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(told)
    assert kept(services) == 0


def test_refuses_a_body_that_is_announced_as_too_large(client: Client) -> None:
    answer = client.post(REVIEWS, content=b" " * (LARGEST_DOCUMENT + 1), headers=HEADERS)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_refuses_a_body_that_grows_too_large_without_an_announcement(client: Client) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(LARGEST_DOCUMENT // 1_000_000 + 1):
            yield b" " * 1_000_000

    assert client.post(REVIEWS, content=chunks(), headers=HEADERS).status_code == 413
