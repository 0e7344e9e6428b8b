"""Which types can point at which, against the servers that answer here."""

from collections.abc import Iterator
from itertools import product

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from domain.databases.mysql.references import alike
from domain.databases.postgresql.references import can_point
from domain.databases.postgresql.types import type_written
from domain.schema.datatypes import DataType
from tests.servers import MYSQLS, new_database

POSTGRESQL = (
    *("smallint", "integer", "bigint", "numeric", "numeric(10,2)", "real", "double precision"),
    *("oid", "text", "varchar(10)", "char(10)", "name", "date", "timestamp", "timestamptz", "time"),
    *("timetz", "interval", "inet", "cidr", "uuid", "boolean", "bytea", "bit(8)", "varbit"),
    *("money", "integer[]", "text[]"),
)
MARIADB = {
    "tinyint": DataType("tinyint"),
    "smallint": DataType("smallint"),
    "int": DataType("integer"),
    "int unsigned": DataType("integer", unsigned=True),
    "bigint": DataType("bigint"),
    "decimal(8,2)": DataType("numeric", precision=8, scale=2),
    "varchar(20)": DataType("varchar", length=20),
    "varchar(50)": DataType("varchar", length=50),
    "char(20)": DataType("char", length=20),
    "varchar(20) charset latin1": DataType("varchar", length=20, charset="latin1"),
    "datetime": DataType("datetime"),
    "enum('a')": DataType("enum", values=("a",)),
    "set('a')": DataType("set", values=("a",)),
}


def test_postgresql_accepts_what_is_told_to_be_accepted(connection: Connection) -> None:
    wrong = []
    for own, other in product(POSTGRESQL, POSTGRESQL):
        first, second = type_written(own), type_written(other)
        assert first is not None
        assert second is not None
        if accepted(connection, own, other) != can_point(first, second):
            wrong.append((own, other))

    assert wrong == []


@pytest.fixture(params=MYSQLS)
def mariadb(request: pytest.FixtureRequest) -> Iterator[Connection]:
    with (
        new_database(request.param) as url,
        create_engine(url, poolclass=NullPool).connect() as connection,
    ):
        yield connection


def test_mariadb_refuses_what_is_told_to_be_refused(mariadb: Connection) -> None:
    wrong = [
        (own, other)
        for own, other in product(MARIADB, MARIADB)
        if not alike(MARIADB[own], MARIADB[other]) and accepted(mariadb, own, other)
    ]

    assert wrong == []


def accepted(connection: Connection, own: str, other: str) -> bool:
    """Whether a key of the one type to one of the other can be created; nothing of it stays."""
    try:
        connection.exec_driver_sql(f"CREATE TABLE parent (id {other} PRIMARY KEY)")
        connection.exec_driver_sql(
            f"CREATE TABLE child (a {own}, CONSTRAINT k FOREIGN KEY (a) REFERENCES parent (id))"
        )
    except DBAPIError:
        return False
    finally:
        connection.rollback()
        for table in ("child", "parent"):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.commit()
    return True
