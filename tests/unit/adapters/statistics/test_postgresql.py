"""What PostgreSQL is asked, and what it is not asked."""

import json
from time import monotonic

import pytest

from adapters.statistics.address import address_of
from adapters.statistics.figures import Refused
from adapters.statistics.postgresql import connected
from adapters.statistics.source import UrlStatisticsSource
from domain.errors import StatisticsUnreadable
from tests.databases_in_use import ROWS, database_in_use, new_user

NOON = "2026-11-23T12:00:00Z"
PASSWORD = "topfgeheim"


@pytest.fixture(scope="module")
def database():
    with database_in_use("postgresql") as made:
        yield made


@pytest.fixture
def user(database):
    """One who may read one table; their URL."""
    with new_user("postgresql", PASSWORD) as name:
        database.run(f"GRANT SELECT ON book TO {name}")
        yield name
        database.run(f"REVOKE ALL ON book FROM {name}")


def read(url):
    return UrlStatisticsSource().read(url, NOON)


def table(statistics, name):
    return next(each for each in statistics.tables if each.name == name)


def test_bytes_are_those_of_the_server(database):
    ((bytes_, index, key),) = database.run(
        "SELECT pg_table_size('book'), pg_table_size('ix_book_title'), pg_table_size('book_pkey')"
    )
    book = table(read(database.url), "book")
    assert (book.rows, book.bytes) == (ROWS, bytes_)
    assert book.indexes == {"book_pkey": key, "ix_book_title": index}


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO book (title) VALUES ('new')",
        "CREATE TABLE mine (id int)",
        "SELECT nextval('book_id_seq')",
        "ANALYZE book; DELETE FROM book",
        "SELECT setval('book_id_seq', 1)",
    ],
)
def test_the_server_refuses_what_writes(database, statement):
    with (
        connected(address_of(database.url)) as figures,
        pytest.raises(Refused, match=r"read-only transaction|cannot insert multiple commands"),
    ):
        figures.server.rows(statement)
    assert database.run("SELECT count(*) FROM book") == [(ROWS,)]


def test_all_that_is_asked_runs_in_one_transaction_that_only_reads(database):
    asked = (
        "SELECT current_setting('transaction_read_only'), now(), pg_current_xact_id_if_assigned()"
    )
    with connected(address_of(database.url)) as figures:
        first = figures.server.rows(asked)
        figures.all(NOON)
        assert figures.server.rows(asked) == first
        assert (first[0][0], first[0][2]) == ("on", None)


def test_a_table_under_a_lock_holds_nothing_up(database):
    with database.session() as other:
        other.exec_driver_sql("BEGIN")
        other.exec_driver_sql("LOCK TABLE book IN ACCESS EXCLUSIVE MODE")
        start = monotonic()
        told = read(database.url)
        assert monotonic() - start < 10
        other.exec_driver_sql("ROLLBACK")
    assert table(told, "book").rows == ROWS
    assert table(told, "book").bytes > 100_000
    assert told.missing == (
        "bytes, but as ANALYZE last saw them: canceling statement due to lock timeout",
    )
    assert [one.state for one in told.transactions] == ["idle in transaction"]


def test_what_a_user_may_not_see_is_missing(database, user):
    database.run("CREATE SCHEMA closed", "CREATE TABLE closed.box (id serial)")
    with database.session():
        told = read(database.url_of(user, PASSWORD))
    database.run("DROP SCHEMA closed CASCADE")
    assert table(told, "closed.box").rows == 0
    assert table(told, "book").rows == ROWS
    assert table(told, "secret").rows == 1
    assert told.ids == ()
    assert told.revisions == ()
    assert told.missing[0].startswith("the revisions that it stands at: permission denied")
    assert "how full ids are: 3 sequences may not be read" in told.missing
    assert any("sessions of others are not shown" in each for each in told.missing)
    assert user not in repr(told)


def test_a_wrong_password_is_told_without_it(database, user):
    told = refused(database.url_of("nobody_of_that_name", "falschesgeheimnis"))
    assert told.startswith("the database cannot be reached: ")
    assert "nobody_of_that_name" not in told
    assert "falschesgeheimnis" not in told


def test_a_database_that_is_not_there_is_told_without_its_name(database):
    told = refused(database.address.set(database="keller").render_as_string(hide_password=False))
    assert told.startswith("the database cannot be reached: it has no such database")
    assert "keller" not in told


def refused(url):
    with pytest.raises(StatisticsUnreadable) as told:
        read(url)
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__
    return str(told.value)


def test_a_connection_that_breaks_off_is_told(database):
    with connected(address_of(database.url)) as figures:
        ((number,),) = figures.server.rows("SELECT pg_backend_pid()")
        database.run(f"SELECT pg_terminate_backend({number})")
        with pytest.raises(StatisticsUnreadable, match="cannot be reached: the connection broke"):
            figures.all(NOON)


def test_a_partitioned_table_counts_its_partitions_once(database):
    database.run(
        "CREATE TABLE event (id int, day int) PARTITION BY RANGE (day)",
        "CREATE INDEX ix_event ON event (id)",
        "CREATE TABLE event_1 PARTITION OF event FOR VALUES FROM (0) TO (10)",
        "CREATE TABLE event_2 PARTITION OF event FOR VALUES FROM (10) TO (20)",
        "INSERT INTO event SELECT i, mod(i, 20) FROM generate_series(1, 4000) i",
        "ANALYZE event",
    )
    told = read(database.url)
    database.run("DROP TABLE event")
    parts = [table(told, name) for name in ("event_1", "event_2")]
    whole = table(told, "event")
    assert whole.rows == sum(part.rows for part in parts) == 4000
    assert whole.bytes == sum(part.bytes for part in parts)
    assert whole.index_bytes == sum(part.index_bytes for part in parts)


def test_a_table_of_another_schema_has_its_whole_name(database):
    database.run("CREATE SCHEMA depot", 'CREATE TABLE depot."Über Tisch" (id int)')
    told = read(database.url)
    database.run("DROP SCHEMA depot CASCADE")
    assert table(told, "depot.Über Tisch").rows == 0


def test_rows_that_nobody_counted_are_not_none(database):
    database.run(
        "CREATE TABLE fresh WITH (autovacuum_enabled = off) AS "
        "SELECT repeat('x', 500) FROM generate_series(1, 1000)",
        "SELECT pg_stat_force_next_flush()",
        "SELECT pg_stat_reset_single_table_counters('fresh'::regclass)",
    )
    fresh = table(read(database.url), "fresh")
    database.run("DROP TABLE fresh")
    assert (fresh.rows, fresh.bytes > 500_000) == (None, True)


def test_a_statement_of_another_session_is_in_nothing(database):
    with database.session() as other:
        other.exec_driver_sql("BEGIN")
        other.exec_driver_sql("SELECT 'streng vertraulich'")
        told = read(database.url)
        other.exec_driver_sql("ROLLBACK")
    assert len(told.transactions) == 1
    assert "vertraulich" not in json.dumps(repr(told))
