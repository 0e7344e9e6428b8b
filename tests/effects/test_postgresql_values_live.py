"""What becomes of values whose column takes another type, against the server that answers here."""

from itertools import product

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.databases.postgresql.casts import Session, cast
from domain.databases.postgresql.types import type_written
from domain.databases.postgresql.values import cut, failure
from domain.databases.target import Target
from domain.schema.datatypes import DataType

# Values at the edge of each type: what fits all of them fits any.
EDGES = {
    "smallint": ("-32768", "7"),
    "integer": ("-2147483648", "16777217"),
    "bigint": ("-9223372036854775808", "9007199254740993"),
    "numeric": ("1" + "0" * 400, "0.123456789123456789123"),
    "numeric(10)": ("-9999999999", "7"),
    "numeric(10,2)": ("-99999999.99", "7.25"),
    "numeric(12,2)": ("-9999999999.99", "7.25"),
    "numeric(12,4)": ("-99999999.9999", "7.0625"),
    "real": ("3e38", "0.1234567"),
    "double precision": ("1e300", "0.123456789012345"),
    "boolean": ("false",),
    "text": ("x" * 200, "words"),
    "varchar": ("x" * 200, "words"),
    "varchar(10)": ("x" * 10,),
    "varchar(50)": ("x" * 50,),
    "char(10)": ("x" * 10,),
    "char(20)": ("x" * 20,),
    "date": ("2024-02-29",),
    "time": ("12:34:56.789123",),
    "time(3)": ("12:34:56.789",),
    "timetz": ("12:34:56.789123+03",),
    "timestamp": ("2024-02-29 12:34:56.789123",),
    "timestamp(3)": ("2024-02-29 12:34:56.789",),
    "timestamptz": ("2024-02-29 12:34:56.789123+03",),
    "interval": ("1 day 02:03:04.567891",),
    "interval(3)": ("1 day 02:03:04.567",),
    "uuid": ("00000000-0000-4000-8000-000000000000",),
    "json": ('{"b": 1, "a": 2, "b": 3}',),
    "jsonb": ('{"b": 1, "a": 2}',),
    "bit(8)": ("10000001",),
    "bit(16)": ("1000000110000001",),
    "varbit": ("10" * 60,),
    "varbit(8)": ("10000001", "1"),
    "varbit(16)": ("1000000110000001", "1"),
    "inet": ("192.168.1.17/24",),
    "cidr": ("192.168.0.0/16",),
}
# USING may cast these to anything.
TEXTS = ("text", "varchar", "varchar(50)")
CHANGED = "select count(*) from z where w::text is distinct from v{through}::{old}::text"


def kind(written: str) -> DataType:
    found = type_written(written)
    assert found is not None
    return found


@pytest.mark.parametrize("stated", [False, True], ids=["plain", "using"])
def test_tells_which_values_stop_a_change_of_type_and_which_are_cut(
    connection: Connection, target: Target, stated: bool
) -> None:
    session = Session(target.version, utc=True)
    wrong = {}
    for old, new in product(EDGES, EDGES):
        if cast(kind(old), kind(new), session).refused and not (stated and old in TEXTS):
            continue
        told = failure(kind(old), kind(new), stated), cut(kind(old), kind(new), stated)
        seen = tried(connection, old, new, stated)
        if not agree(old, told, seen):
            wrong[old, new] = told, seen
    assert wrong == {}


# The longest text that these have is longer than any value above.
UNBOUNDED = ("date", "time", "interval", "json", "inet", "cidr", "real", "double", "numeric(1")


def agree(old: str, told: tuple[str | None, str | None], seen: str | bool) -> bool:
    reason, lost = told
    if isinstance(seen, str):
        return reason is not None and reason in seen
    if old.startswith(UNBOUNDED) and "too long" in (reason or "value too long"):
        return not seen or lost is not None
    return reason is None and bool(lost) == seen


def tried(connection: Connection, old: str, new: str, stated: bool) -> str | bool:
    """The server's reason, or whether a value is another one afterwards."""
    values = ", ".join(f"('{value}', '{value}')" for value in EDGES[old])
    try:
        connection.exec_driver_sql(f"create table z(v {old}, w {old})")
        connection.exec_driver_sql(f"insert into z values {values}")
        using = f" using v::{new}" if stated else ""
        connection.exec_driver_sql(f"alter table z alter v type {new}{using}")
    except DBAPIError as error:
        connection.rollback()
        return str(error.orig).splitlines()[0]
    try:
        return changed(connection, old)
    finally:
        connection.rollback()


def changed(connection: Connection, old: str) -> bool:
    """Whether going back to the old type gives another value, through text if there is no way."""
    for through in ("", "::text"):
        try:
            with connection.begin_nested():
                query = CHANGED.format(through=through, old=old)
                return bool(connection.exec_driver_sql(query).scalar_one())
        except DBAPIError:
            continue
    return True
