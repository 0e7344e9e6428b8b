"""Database servers for tests: found where the environment says, or at their usual local port."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from uuid import uuid4

import pytest
from attrs import frozen
from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

SECONDS_TO_ANSWER = 3


@frozen
class Server:
    """One without a usual URL is used only where its variable names one."""

    name: str
    variable: str
    usual_url: str | None
    drop: str

    @property
    def url(self) -> URL:
        return make_url(os.environ.get(self.variable) or self.usual_url or "")

    @property
    def named(self) -> bool:
        return bool(os.environ.get(self.variable) or self.usual_url)

    def execute(self, statement: str) -> None:
        """Outside of any transaction."""
        engine = create_engine(
            self.url,
            poolclass=NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args={"connect_timeout": SECONDS_TO_ANSWER},
        )
        with engine.connect() as connection:
            connection.exec_driver_sql(statement)


KNOWN = {
    server.name: server
    for server in (
        Server(
            "postgresql",
            "ASSAY_TEST_POSTGRESQL_URL",
            "postgresql+psycopg://postgres@127.0.0.1:5432/postgres",
            "DROP DATABASE {} WITH (FORCE)",
        ),
        Server(
            "mariadb",
            "ASSAY_TEST_MARIADB_URL",
            "mariadb+pymysql://root@127.0.0.1:3306/mysql",
            "DROP DATABASE {}",
        ),
        Server("mysql", "ASSAY_TEST_MYSQL_URL", None, "DROP DATABASE {}"),
    )
}
# Those that tests are run on here: MySQL, which CI does not have, where somebody names one.
SERVERS = {name: server for name, server in KNOWN.items() if server.named}
MYSQLS = tuple(name for name in ("mariadb", "mysql") if name in SERVERS)


def require(name: str) -> Server:
    """Skip the test, saying why, when the server is missing; fail where it must be there (CI)."""
    server = KNOWN[name]
    if not server.named:
        pytest.skip(f"no {name}: {server.variable} names none")
    missing = why_missing(name)
    if missing is None:
        return server
    reason = f"no {name} at {server.url!r}: {missing}. {server.variable} names another one."
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@cache
def why_missing(name: str) -> str | None:
    return why_silent(KNOWN[name])


def why_silent(server: Server) -> str | None:
    if not server.named:
        return f"{server.variable} names none"
    try:
        server.execute("SELECT 1")
    except (DBAPIError, ImportError) as error:
        return str(getattr(error, "orig", error)).strip()
    return None


def server_at(url: str) -> Server:
    """Any other one, by its URL alone."""
    kind = make_url(url).get_backend_name()
    return Server(kind, "", url, KNOWN[kind].drop)


@contextmanager
def new_database(name: str) -> Iterator[URL]:
    """An empty database that is gone afterwards."""
    with new_database_on(require(name)) as url:
        yield url


@contextmanager
def new_database_on(server: Server) -> Iterator[URL]:
    database = f"assay_test_{uuid4().hex[:12]}"
    server.execute(f"CREATE DATABASE {database}")
    try:
        yield server.url.set(database=database)
    finally:
        server.execute(server.drop.format(database))


def free_port() -> int:
    """Where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
