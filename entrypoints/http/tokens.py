"""Who may send reviews, and as what."""

from hmac import compare_digest
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import (
    ClientException,
    NotAuthorizedException,
    PermissionDeniedException,
)
from litestar.handlers import BaseRouteHandler
from litestar.types import Guard

Connection = ASGIConnection[Any, Any, Any, Any]


class UnsupportedMediaType(ClientException):
    status_code = 415


def token_guard(token: str | None) -> Guard:
    """Lets through what carries the token, and nothing at all when there is none."""

    def require_token(connection: Connection, _: BaseRouteHandler) -> None:
        if not token:
            raise PermissionDeniedException(
                "This server takes no reviews: it was started without a token. Set "
                "ASSAY_TOKEN where `assay serve` runs, and send it with each review."
            )
        scheme, _space, sent = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not _same(sent.strip(), token):
            raise NotAuthorizedException(
                "The bearer token is missing or wrong.",
                headers={"www-authenticate": 'Bearer realm="assay"'},
            )

    return require_token


def require_json(connection: Connection, _: BaseRouteHandler) -> None:
    sent = connection.headers.get("content-type", "")
    if sent.partition(";")[0].strip().lower() != "application/json":
        raise UnsupportedMediaType(
            f"A review is sent as application/json, not as {sent[:100] or 'nothing named'}."
        )


def _same(sent: str, token: str) -> bool:
    # Header values arrive as latin-1: encoded so again, they are the bytes that were sent.
    return compare_digest(sent.encode("latin-1", "replace"), token.encode())
