"""What every answer says about itself, and whom the server answers."""

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from entrypoints.http.app import create_app
from entrypoints.http.hosts import names_of
from tests.http.memory_services import MemoryServices

Client = TestClient[Litestar]


@pytest.mark.parametrize(
    "path",
    ["/", "/nowhere", "/api/v1/reviews", "/api/v1/reviews?limit=0", "/static/assay.css", "/health"],
)
def test_every_answer_forbids_what_a_page_does_not_need(client: Client, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "style-src": "'self'",
        "img-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"


def test_pages_are_not_kept_by_proxies(client: Client) -> None:
    assert client.get("/").headers["cache-control"] == "private, no-cache"
    assert client.get("/static/assay.css").headers["cache-control"] == "max-age=3600"


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8765", "LOCALHOST", "127.0.0.1:1", "[::1]:8765", "[::1]"]
)
def test_answers_to_the_names_of_loopback(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "localhost.evil.example",
        "evil.example.localhost",
        "127.0.0.1.evil.example",
        "localhost:8765@evil.example",
        "localhost:80:80",
        "localhost,evil.example",
        "[::2]",
        "::1",
        "",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/v1/reviews"])
def test_does_not_answer_to_a_name_of_somebody_else(client: Client, host: str, path: str) -> None:
    refused = client.get(path, headers={"host": host, "x-forwarded-host": "localhost"})
    assert refused.status_code == 400
    assert "does not go by the name" in refused.text


def test_answers_to_the_host_that_it_is_bound_to() -> None:
    names = names_of("Reviews.Internal")
    with TestClient(create_app(MemoryServices(), names), base_url="http://reviews.internal") as c:
        assert c.get("/").status_code == 200
        assert c.get("/", headers={"host": "other.internal"}).status_code == 400


def test_knows_the_names_of_an_address() -> None:
    assert names_of("fd00::7") == {"localhost", "127.0.0.1", "[::1]", "[fd00::7]"}


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_bound_to_every_address_it_can_have_any_name(host: str) -> None:
    app = create_app(MemoryServices(), names_of(host))
    with TestClient(app, base_url="http://whatever.example") as client:
        assert client.get("/").status_code == 200
