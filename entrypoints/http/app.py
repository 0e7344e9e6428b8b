"""The web application: the API, the pages, and what holds for both."""

from pathlib import Path

from litestar import Litestar
from litestar.datastructures import CacheControlHeader
from litestar.di import Provide
from litestar.plugins.attrs import AttrsSchemaPlugin
from litestar.static_files import create_static_files_router

from entrypoints.http.api import api_router, health
from entrypoints.http.description import openapi
from entrypoints.http.errors import HANDLERS
from entrypoints.http.headers import secure
from entrypoints.http.hosts import LOOPBACK, KnownHosts
from entrypoints.http.pages import pages_router
from entrypoints.http.services import Services

STATIC = Path(__file__).parent / "static"


def create_app(container: Services, hosts: frozenset[str] | None = LOOPBACK) -> Litestar:
    """`hosts`: the names that the server goes by, in lower case and without ports; None for any."""

    def services() -> Services:
        return container

    static = create_static_files_router(
        "/static", [STATIC], cache_control=CacheControlHeader(max_age=3600)
    )
    return Litestar(
        route_handlers=[api_router(container.config.http.token()), health, pages_router(), static],
        dependencies={"services": Provide(services, sync_to_thread=False)},
        middleware=[] if hosts is None else [KnownHosts(hosts)],
        before_send=[secure],
        exception_handlers=HANDLERS,
        plugins=[AttrsSchemaPlugin()],
        openapi_config=openapi(),
        logging_config=None,
        debug=False,
    )
