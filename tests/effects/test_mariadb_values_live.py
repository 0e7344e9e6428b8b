"""What becomes of values whose column takes another type, against the server that answers here."""

from collections.abc import Iterator
from itertools import product

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from domain.databases.mysql.values import cut, failure
from domain.databases.target import Target
from domain.schema.datatypes import DataType
from tests.effects.generated.on_mysql import database_of
from tests.servers import MYSQLS, new_database


def number(precision: int, scale: int) -> DataType:
    return DataType("numeric", precision=precision, scale=scale)


# A type, as SQL and as it is known here, with values at its edge.
EDGES: dict[str, tuple[DataType, tuple[str, ...]]] = {
    "tinyint": (DataType("tinyint"), ("-128",)),
    "smallint": (DataType("smallint"), ("-32768",)),
    "int": (DataType("integer"), ("-2147483648", "16777217")),
    "int unsigned": (DataType("integer", unsigned=True), ("4294967295",)),
    "bigint": (DataType("bigint"), ("-9223372036854775808", "9007199254740993")),
    "decimal(10,0)": (number(10, 0), ("-9999999999",)),
    "decimal(10,2)": (number(10, 2), ("-99999999.99",)),
    "decimal(12,4)": (number(12, 4), ("-99999999.9999",)),
    "decimal(14,2)": (number(14, 2), ("-999999999999.99",)),
    "float": (DataType("float"), ("3e38", "-1.17549e-38")),
    "double": (DataType("double"), ("1e300", "-1.234567890123456e-300")),
    "varchar(10)": (DataType("varchar", length=10), ("xxxxxxxxxx", "ж")),
    "varchar(50)": (DataType("varchar", length=50), ("x" * 50, "ж")),
    "varchar(50) character set latin1": (
        DataType("varchar", length=50, charset="latin1"),
        ("x" * 50,),
    ),
    "char(10)": (DataType("char", length=10), ("xxxxxxxxxx", "ж")),
    "text": (DataType("text"), ("x" * 60000, "ж")),
    "longtext": (DataType("longtext"), ("x" * 70000, "ж")),
    "date": (DataType("date"), ("2024-02-29",)),
    "datetime": (DataType("datetime"), ("2024-02-29 12:34:56",)),
    "datetime(6)": (DataType("datetime", precision=6), ("2024-02-29 12:34:56.789",)),
    "enum('a','b')": (DataType("enum", values=("a", "b")), ("b",)),
    "enum('a')": (DataType("enum", values=("a",)), ("a",)),
    "set('x','y')": (DataType("set", values=("x", "y")), ("x,y",)),
}
# What a date or a choice means as a number nobody asked for: it is not told.
NUMBERS = ("tiny", "small", "int", "big", "dec", "float", "double")


@pytest.fixture(scope="module", params=MYSQLS)
def connection(request: pytest.FixtureRequest) -> Iterator[Connection]:
    with new_database(request.param) as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            yield connection


def test_tells_which_values_stop_a_change_of_type_and_which_are_cut(
    connection: Connection,
) -> None:
    wrong, target = {}, Target.of(*database_of(connection))
    for old, new in product(EDGES, EDGES):
        if old == new or (old.startswith(("date", "enum", "set")) and new.startswith(NUMBERS)):
            continue
        first, second = EDGES[old][0], EDGES[new][0]
        told = failure(first, second, "v", target), cut(first, second, target)
        seen = tried(connection, old, new)
        if not agree(told, seen):
            wrong[old, new] = told, seen
    assert wrong == {}


def agree(told: tuple[str | None, str | None], seen: str | bool) -> bool:
    """The server quotes the value in its reason; of the largest ones it says something else."""
    reason, lost = told
    if isinstance(seen, str):
        start = (reason or "nothing").split(" for column")[0]
        largest = seen.startswith(("Got overflow", "Truncated incorrect"))
        return start in seen or (largest and reason is not None)
    return reason is None and bool(lost) == seen


def tried(connection: Connection, old: str, new: str) -> str | bool:
    """The server's reason, or whether a value is another one when it has its old type again."""
    connection.exec_driver_sql("drop table if exists z")
    connection.exec_driver_sql(f"create table z(v {old}, w {old})")
    for value in EDGES[old][1]:
        connection.exec_driver_sql("insert into z values (%s, %s)", (value, value))
    try:
        connection.exec_driver_sql(f"alter table z modify v {new}")
    except DBAPIError as error:
        return str(error.orig.args[1]) if error.orig else ""
    try:
        connection.exec_driver_sql(f"alter table z modify v {old}")
    except DBAPIError:
        return True
    differ = "select count(*) from z where not (v <=> w)"
    return bool(connection.exec_driver_sql(differ).scalar_one())
