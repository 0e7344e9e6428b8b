"""The application as `assay serve` runs it: the real container, on a database."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from adapters.orm.mapping import stop_mappers
from adapters.reports.json_document import JsonReviewDocument
from entrypoints.container import Container
from entrypoints.http.app import create_app
from tests.http.sample_outcomes import FAILED, HOSTILE

Client = TestClient[Litestar]

HEADERS = {"authorization": "Bearer sesame", "content-type": "application/json"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    stop_mappers()  # as in a new process, where the first request opens the store
    container = Container()
    container.config.from_dict(
        {
            "storage": "sqlalchemy",
            "database_url": f"sqlite:///{tmp_path / 'kept.db'}",
            "store_named": True,
            "http": {"token": "sesame"},
        }
    )
    with TestClient(create_app(container), base_url="http://127.0.0.1") as client:
        yield client
    container.sessions().kw["bind"].dispose()
    stop_mappers()


def test_keeps_and_shows_what_was_sent(client: Client) -> None:
    document = JsonReviewDocument().write(HOSTILE)
    sent = client.post("/api/v1/reviews", content=document, headers=HEADERS)
    assert sent.status_code == 201
    assert client.get(sent.headers["location"]).json()["review"]["project"] == HOSTILE.project
    assert client.get(f"/reviews/{sent.json()['id']}").status_code == 200
    assert client.get("/health").json()["store"] == "usable"


def test_many_can_send_and_read_at_once(client: Client) -> None:
    document = JsonReviewDocument().write(FAILED)

    def send_and_read(_: int) -> tuple[int, int]:
        sent = client.post("/api/v1/reviews", content=document, headers=HEADERS)
        return sent.status_code, client.get("/").status_code

    with ThreadPoolExecutor(4) as senders:
        assert set(senders.map(send_and_read, range(20))) == {(201, 200)}
    assert client.get("/api/v1/reviews").json()["total"] == 20
