"""Runs the application on an address."""

import sys
from contextlib import suppress
from copy import deepcopy
from socket import SOCK_STREAM, create_server, getaddrinfo, socket
from typing import Any

from uvicorn import Config, Server
from uvicorn.config import LOGGING_CONFIG

from domain.errors import InputError
from entrypoints.http.app import create_app
from entrypoints.http.hosts import LOOPBACK, names_of
from entrypoints.http.services import Services


def serve(container: Services, host: str, port: int) -> None:
    """Until interrupted; port 0 takes a free one. Raise InputError when it cannot listen."""
    app = create_app(container, names_of(host))
    with listening(host, port) as bound:
        _announce(host, bound.getsockname()[1])
        config = Config(app, log_config=_logging(), server_header=False)
        with suppress(KeyboardInterrupt):
            Server(config).run(sockets=[bound])


def listening(host: str, port: int) -> socket:
    try:
        family, *_, address = getaddrinfo(host, port, type=SOCK_STREAM)[0]
        return create_server(address[:2], family=family, backlog=2048)
    except (OSError, OverflowError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"cannot listen on {host}:{port}: {reason}. Name another --host or --port."
        ) from error


def _announce(host: str, port: int) -> None:
    name = f"[{host}]" if ":" in host else host
    sys.stderr.write(f"Assay is at http://{name}:{port} (Ctrl-C ends it)\n")
    if name.lower() not in LOOPBACK:
        sys.stderr.write(
            "Everybody who reaches this address can read the reviews: "
            "put a proxy that asks who they are before it.\n"
        )


def _logging() -> dict[str, Any]:
    # uvicorn tells of requests on stdout, which is for results.
    config: dict[str, Any] = deepcopy(LOGGING_CONFIG)
    config["handlers"]["access"]["stream"] = "ext://sys.stderr"
    return config
