"""The application on a real port."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from domain.errors import InputError
from entrypoints.http.api import LARGEST_DOCUMENT
from entrypoints.http.server import listening
from tests.http.memory_services import TOKEN

ROOT = Path(__file__).parents[2]

SERVE = """
from entrypoints.http.server import serve
from tests.http.memory_services import MemoryServices
serve(MemoryServices(), {host!r}, 0)
"""


def test_names_an_address_that_is_taken_and_the_way_out() -> None:
    with listening("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        with pytest.raises(InputError) as refused:
            listening("127.0.0.1", port)
    assert str(refused.value).startswith(
        f"cannot listen on 127.0.0.1:{port}: Address already in use"
    )
    assert "--port" in str(refused.value)


@pytest.mark.parametrize("host", ["203.0.113.7", "a..b"])
def test_names_a_host_that_is_not_this_machine(host: str) -> None:
    with pytest.raises(InputError, match=f"cannot listen on {re.escape(host)}:0: "):
        listening(host, 0)


def test_stops_reading_a_body_that_is_too_large(address: str) -> None:
    """The client never ends its body, so an answer means that the server did not wait for it."""
    head = (
        f"POST /api/v1/reviews HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {TOKEN}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"%x\r\n%s\r\n" % (1_000_000, b" " * 1_000_000)
    with socket.create_connection((urlsplit(address).hostname, urlsplit(address).port)) as sent:
        sent.settimeout(20)
        sent.sendall(head.encode())
        for _ in range(LARGEST_DOCUMENT // 1_000_000):
            sent.sendall(chunk)
        sent.sendall(b"1\r\n ")
        assert sent.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_stranger_is_refused_before_the_body_is_read(address: str) -> None:
    head = (
        "POST /api/v1/reviews HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Content-Length: 9000000\r\n\r\n"
    )
    with socket.create_connection((urlsplit(address).hostname, urlsplit(address).port)) as sent:
        sent.settimeout(20)
        sent.sendall(head.encode())
        assert sent.recv(100).startswith(b"HTTP/1.1 401 ")


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_serves_until_it_is_interrupted(host: str, warned: bool) -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(host=host)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    )
    assert server.stderr is not None
    said = server.stderr.readline().decode()
    found = re.match(r"Assay is at http://[\d.]+:(\d+) ", said)
    assert found, said
    answer = httpx.get(f"http://127.0.0.1:{found[1]}/health")
    server.send_signal(signal.SIGINT)
    results, rest = server.communicate(timeout=20)
    chatter = rest.decode()
    assert answer.json()["status"] == "ok"
    assert "server" not in answer.headers
    assert (server.returncode, results) == (0, b"")
    assert '"GET /health HTTP/1.1" 200' in chatter
    assert ("Everybody who reaches this address" in chatter) is warned
    assert "Traceback" not in chatter
