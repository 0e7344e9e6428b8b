"""Every error as one shape: a problem in JSON for programs, a page for people."""

from http import HTTPStatus
from logging import getLogger
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from domain.classes import frozen
from domain.errors import AssayError
from entrypoints.exit_codes import http_status_of
from entrypoints.http.rendering import rendered

AnyRequest = Request[Any, Any, Any]

PROBLEM = "application/problem+json"

FOR_PROGRAMS = ("/api/", "/health")


@frozen
class ProblemDetails:
    """RFC 9457. `title` tells the status, `detail` what happened this time."""

    status: int
    title: str
    detail: str


def _of_assay(request: AnyRequest, error: AssayError) -> Response[Any]:
    return _answer(request, http_status_of(error), str(error))


def _of_the_web(request: AnyRequest, error: HTTPException) -> Response[Any]:
    return _answer(request, error.status_code, _detail(error), error.headers)


def _unexpected(request: AnyRequest, error: Exception) -> Response[Any]:
    getLogger("assay.http").error("%s %s", request.method, request.scope["path"], exc_info=error)
    return _answer(request, 500, "Assay failed. The log of the server says why.")


HANDLERS: ExceptionHandlersMap = {
    AssayError: _of_assay,
    HTTPException: _of_the_web,
    Exception: _unexpected,
}


def _answer(
    request: AnyRequest, status: int, detail: str, headers: dict[str, str] | None = None
) -> Response[Any]:
    problem = ProblemDetails(status, HTTPStatus(status).phrase, detail)
    if request.scope["path"].startswith(FOR_PROGRAMS):
        return Response(problem, media_type=PROBLEM, status_code=status, headers=headers)
    return rendered("error.html", {"problem": problem}, status)


def _detail(error: HTTPException) -> str:
    if isinstance(error, ValidationException) and isinstance(error.extra, list):
        faults = [f"{fault.get('key')}: {fault.get('message')}" for fault in error.extra]
        return "; ".join(faults)
    return error.detail
