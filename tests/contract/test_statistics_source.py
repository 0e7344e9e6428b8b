"""What the application may rely on from whoever asks a database how large its tables are."""

import os

import pytest
from attrs import evolve

from adapters.memory.statistics_source import InMemoryStatisticsSource
from adapters.statistics.source import UrlStatisticsSource
from domain.errors import StatisticsUnreadable
from domain.statistics import IdFigures, Statistics, TableFigures
from tests.databases_in_use import ROWS, database_in_use
from tests.servers import MYSQLS, free_port

NOON = "2026-11-23T12:00:00Z"
IN_MEMORY = Statistics(
    "postgresql",
    "16.1",
    "2026-01-01T00:00:00Z",
    revisions=("a1",),
    tables=(
        TableFigures("alembic_version", 1, 8192),
        TableFigures("book", ROWS, 400_000, {"ix_book_title": 40_000}),
        TableFigures("secret", 1, 8192),
    ),
    ids=(IdFigures("book", "id", ROWS, 2**31 - 1), IdFigures("secret", "id", 1, 2**63 - 1)),
)
LIMITS = {"memory": 2**31 - 1, "postgresql": 2**31 - 1, "mariadb": 2**32 - 1, "mysql": 2**32 - 1}


@pytest.fixture(params=["memory", "postgresql", *MYSQLS], scope="module")
def asked(request):
    """A source, the URL of a database, and its kind."""
    if request.param == "memory":
        url = "postgresql://reader@db.example/shop"
        yield InMemoryStatisticsSource({url: IN_MEMORY}), url, "memory"
    else:
        with database_in_use(request.param) as database:
            yield UrlStatisticsSource(), database.url, request.param


@pytest.fixture
def read(asked):
    source, url, _ = asked
    return source.read(url, NOON)


def test_the_moment_is_the_one_that_was_said(read):
    assert read.taken == NOON


def test_tables_come_by_name_with_what_they_hold(read):
    book = next(table for table in read.tables if table.name == "book")
    assert [table.name for table in read.tables] == ["alembic_version", "book", "secret"]
    assert abs(book.rows - ROWS) < ROWS / 10
    assert 200_000 < book.bytes < 4_000_000
    assert book.indexes["ix_book_title"] > 10_000


def test_the_last_number_of_a_column_stands_beside_the_largest_that_it_takes(asked, read):
    book = next(one for one in read.ids if one.table == "book")
    assert (book.column, book.limit) == ("id", LIMITS[asked[2]])
    assert ROWS <= book.largest <= ROWS + 1


def test_the_revisions_that_it_stands_at_are_told(read):
    assert read.revisions == ("a1",)


def test_what_nobody_changed_is_told_again(asked, read):
    source, url, _ = asked
    again = source.read(url, NOON)
    idle = {"transactions": (), "since": None}
    assert evolve(again, **idle) == evolve(read, **idle)


def test_nothing_of_the_url_is_in_what_is_told(asked, read):
    _, url, _ = asked
    host = url.partition("@")[2].partition("/")[0]
    assert host not in repr(read)
    assert url.rpartition("/")[2].partition("?")[0] not in repr(read)


@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_where_nobody_answers_that_is_told_without_the_address(asked, kind):
    source = asked[0]
    url = f"{kind}://geheim:topf@127.0.0.1:{free_port()}/keller"
    with pytest.raises(StatisticsUnreadable, match="cannot be reached: nobody answers") as told:
        source.read(url, NOON)
    shown = f"{told.value!r} {told.value}{os.linesep}{vars(told.value)}"
    assert not any(word in shown for word in ("geheim", "topf", "127.0.0.1", "keller"))
