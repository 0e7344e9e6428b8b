"""A client of the application, and the application on a real port."""

from collections.abc import Iterator
from threading import Thread

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from uvicorn import Config, Server

from entrypoints.http.app import create_app
from entrypoints.http.server import listening
from tests.http.memory_services import MemoryServices


@pytest.fixture
def services() -> MemoryServices:
    return MemoryServices()


@pytest.fixture
def client(services: MemoryServices) -> Iterator[TestClient[Litestar]]:
    with TestClient(create_app(services), base_url="http://127.0.0.1:8765") as client:
        yield client


@pytest.fixture
def address(services: MemoryServices) -> Iterator[str]:
    """Where the application really listens."""
    server = Server(Config(create_app(services), log_config=None))
    with listening("127.0.0.1", 0) as bound:
        thread = Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
