"""Answers only to the names that the server goes by.

A page of somebody else's can give its own name the address 127.0.0.1 and then read whatever listens
there (DNS rebinding). Its requests still carry its own name.
"""

import re

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import ClientException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::\d*)?", re.ASCII | re.IGNORECASE)


class KnownHosts(ASGIMiddleware):
    """`names` in lower case, without ports, IPv6 addresses in brackets."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        host = Headers.from_scope(scope).get("host", "")
        match = HOST.fullmatch(host)
        if match is None or match[1].lower() not in self.names:
            raise ClientException(
                f"this server does not go by the name {host[:100]!r}, only by "
                f"{', '.join(sorted(self.names))}"
            )
        await next_app(scope, receive, send)


def names_of(host: str) -> frozenset[str] | None:
    """The names of a server bound to this host, or None where it can have any."""
    if host in ("0.0.0.0", "::", ""):
        return None
    return LOOPBACK | {f"[{host}]" if ":" in host else host.lower()}
