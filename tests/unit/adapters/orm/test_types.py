"""What the column types refuse, and what they mend."""

import json
from datetime import datetime

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, insert, select, text
from sqlalchemy.exc import StatementError

from adapters.orm.types import Structured, UtcDateTime, Words
from domain.errors import ReviewUnreadable
from domain.review.finding import Impact
from domain.source import Location

values = Table(
    "values",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("words", Words),
    Column("at", UtcDateTime),
    Column("impact", Structured(Impact)),
    Column("places", Structured(tuple[Location, ...])),
)
IMPACT = Impact("SHARE", "writes", "scan", (), ("orders",))


@pytest.fixture
def connection():
    with create_engine("sqlite://").connect() as connection:
        values.create(connection)
        yield connection


def stored(connection, **row):
    connection.execute(insert(values).values(row))
    (name,) = row
    return connection.execute(select(values.c[name])).scalar_one()


def put(connection, column, document):
    connection.execute(text(f'INSERT INTO "values" ({column}) VALUES (:it)'), {"it": document})
    return connection.execute(select(values.c[column])).scalar_one()


@pytest.mark.parametrize(
    ("given", "back"),
    [("a\0b", "a\ufffdb"), ("v/\udce9t\udce9.py", "v/\ufffdt\ufffd.py"), ("", ""), (None, None)],
)
def test_what_no_database_can_hold_is_replaced(connection, given, back):
    assert stored(connection, words=given) == back


def test_a_time_without_a_zone_is_refused(connection):
    with pytest.raises(StatementError, match="has no time zone"):
        stored(connection, at=datetime(2026, 11, 22))  # noqa: DTZ001  (that is the point)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("impact", IMPACT),
        ("places", (Location("a", 1, 2, (Location("b", 3),)), Location("c", 4))),
        ("places", ()),
    ],
)
def test_structures_are_kept(connection, column, value):
    assert stored(connection, **{column: value}) == value


def test_an_absent_structure_is_null(connection):
    stored(connection, impact=None)
    assert connection.execute(text('SELECT impact IS NULL FROM "values"')).scalar_one()


def test_what_no_database_can_hold_is_replaced_in_structures_too(connection):
    strange = Impact("a\0b", "\udce9", "scan", ("\udce9",))
    assert stored(connection, impact=strange) == Impact("a\ufffdb", "\ufffd", "scan", ("\ufffd",))


GOOD = {"lock": "SHARE", "blocks": "writes", "duration": "scan", "rewritten": [], "scanned": ["o"]}


@pytest.mark.parametrize(
    "document",
    [
        {**GOOD, "lock": 3},
        {**GOOD, "scanned": [None]},
        {**GOOD, "surprise": True},
        {"lock": "SHARE"},
        ["SHARE"],
        "SHARE",
    ],
)
def test_a_structure_of_another_shape_is_refused(connection, document):
    assert put(connection, "impact", json.dumps(GOOD)).scanned == ("o",)
    connection.execute(values.delete())
    with pytest.raises(ReviewUnreadable, match="Impact"):
        put(connection, "impact", json.dumps(document))


def test_a_number_is_no_text_and_a_text_no_number(connection):
    with pytest.raises(ReviewUnreadable):
        put(connection, "places", json.dumps([{"path": "a", "line": "3", "column": 1, "via": []}]))
