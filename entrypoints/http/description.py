"""What the OpenAPI document says beyond the types of the handlers."""

from dataclasses import dataclass
from http import HTTPStatus

from litestar.openapi import OpenAPIConfig, ResponseSpec
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import (
    Components,
    OpenAPIMediaType,
    OpenAPIType,
    Operation,
    RequestBody,
    Schema,
    SecurityScheme,
)

from domain.version import VERSION
from entrypoints.http.errors import PROBLEM, ProblemDetails

OPENAPI_PATH = "/api/v1/openapi.json"

DOCUMENT = OpenAPIMediaType(
    schema=Schema(
        type=OpenAPIType.OBJECT,
        description="The document that `assay review --format json` writes, unchanged.",
    )
)


@dataclass
class ReceiveOperation(Operation):
    """The handler reads the body itself, so Litestar cannot see it."""

    def __post_init__(self) -> None:
        self.request_body = RequestBody({"application/json": DOCUMENT}, required=True)


def failures(*statuses: int) -> dict[int, ResponseSpec]:
    return {
        status: ResponseSpec(
            ProblemDetails,
            description=HTTPStatus(status).phrase,
            media_type=PROBLEM,
            generate_examples=False,
        )
        for status in statuses
    }


def openapi() -> OpenAPIConfig:
    """JSON alone: the viewers that Litestar knows load their scripts from elsewhere."""
    return OpenAPIConfig(
        title="Assay",
        version=VERSION,
        path=OPENAPI_PATH,
        # "/openapi.json" too, or Litestar adds a handler of its own for it.
        render_plugins=[JsonRenderPlugin(path=["/", "/openapi.json"])],
        components=Components(
            security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}
        ),
        use_handler_docstrings=True,
    )
