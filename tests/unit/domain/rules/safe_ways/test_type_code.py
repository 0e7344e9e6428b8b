import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

from domain.databases.target import Database
from domain.rules.safe_ways.type_code import type_code
from domain.schema.datatypes import DataType

DIALECTS = {Database.POSTGRESQL: postgresql.dialect(), Database.MARIADB: mysql.dialect()}

POSTGRESQL = {
    "BIGINT": DataType("bigint"),
    "BIT VARYING(8)": DataType("varbit", length=8),
    "BOOLEAN": DataType("boolean"),
    "BYTEA": DataType("bytea"),
    "CHAR(10)": DataType("char", length=10),
    "CIDR": DataType("cidr"),
    "DOUBLE PRECISION": DataType("double precision"),
    "INTEGER[]": DataType("integer", dimensions=1),
    "INTEGER[][]": DataType("integer", dimensions=2),
    "INTERVAL (3)": DataType("interval", precision=3),
    "JSONB": DataType("jsonb"),
    "NUMERIC(10, 2)": DataType("numeric", precision=10, scale=2),
    "NUMERIC": DataType("numeric"),
    "TIME(3) WITH TIME ZONE": DataType("timetz", precision=3),
    "TIMESTAMP WITH TIME ZONE": DataType("timestamptz"),
    "TIMESTAMP WITHOUT TIME ZONE": DataType("timestamp"),
    "TIMESTAMP(3) WITHOUT TIME ZONE": DataType("timestamp", precision=3),
    "UUID": DataType("uuid"),
    "VARCHAR": DataType("varchar"),
    "VARCHAR(50)": DataType("varchar", length=50),
    "mood": DataType("enum", values=("sad", "it's ok"), type_name="mood"),
}
MARIADB = {
    "BIGINT UNSIGNED": DataType("bigint", unsigned=True),
    "DATETIME": DataType("datetime"),
    "DATETIME(6)": DataType("datetime", precision=6),
    "ENUM('a','b')": DataType("enum", values=("a", "b")),
    "LONGTEXT": DataType("longtext"),
    "SET('a','b')": DataType("set", values=("a", "b")),
    "TIMESTAMP": DataType("timestamp"),
    "TINYINT(1)": DataType("tinyint", length=1),
    "VARBINARY(16)": DataType("varbinary", length=16),
}
CASES = [
    *((Database.POSTGRESQL, sql, type_) for sql, type_ in POSTGRESQL.items()),
    *((Database.MARIADB, sql, type_) for sql, type_ in MARIADB.items()),
]


@pytest.mark.parametrize(("database", "sql", "type_"), CASES)
def test_the_code_makes_the_type_that_it_was_written_for(database, sql, type_):
    code = type_code(type_, database)
    made = eval(code, {"sa": sa, "mysql": mysql, "postgresql": postgresql})

    assert made.compile(DIALECTS[database]) == sql


def test_a_type_of_the_project_keeps_its_name():
    type_ = DataType("geoalchemy2.Geometry", custom=True)

    assert type_code(type_, Database.POSTGRESQL) == "geoalchemy2.Geometry"


@pytest.mark.parametrize(
    "type_", [None, DataType("whatever"), DataType("f(x for x", custom=True), DataType("enum")]
)
def test_what_is_not_known_is_left_open(type_):
    assert type_code(type_, Database.POSTGRESQL) == "..."
