"""The servers that answer here."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from domain.databases.target import Target
from tests.servers import new_database


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    with new_database("postgresql") as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text("create extension if not exists citext"))
            connection.execute(text("set timezone = 'UTC'"))
            connection.commit()
            yield connection


@pytest.fixture
def target(connection: Connection) -> Target:
    return Target.of("postgresql", str(connection.dialect.server_version_info[0]))
