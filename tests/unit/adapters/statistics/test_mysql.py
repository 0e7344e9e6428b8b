"""What MariaDB and MySQL are asked, and what they are not asked."""

from time import monotonic

import pytest

from adapters.statistics.address import address_of
from adapters.statistics.figures import Refused
from adapters.statistics.mysql import LARGEST, connected, largest
from adapters.statistics.source import UrlStatisticsSource
from domain.errors import StatisticsUnreadable
from tests.databases_in_use import ROWS, database_in_use, new_user
from tests.servers import MYSQLS

NOON = "2026-11-23T12:00:00Z"
PASSWORD = "topfgeheim"
READ_ONLY = r"the transaction only reads \(1792\)"


@pytest.fixture(scope="module", params=MYSQLS)
def database(request):
    with database_in_use(request.param) as made:
        yield made


def read(url):
    return UrlStatisticsSource().read(url, NOON)


def table(statistics, name):
    return next(each for each in statistics.tables if each.name == name)


def test_bytes_are_those_of_the_server(database):
    ((bytes_, index),) = database.run(
        "SELECT data_length, index_length FROM information_schema.tables "
        "WHERE table_schema = DATABASE() AND table_name = 'book'"
    )
    book = table(read(database.url), "book")
    assert (book.bytes, book.indexes) == (bytes_, {"ix_book_title": index})
    assert abs(book.rows - ROWS) < ROWS / 10


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO book (title) VALUES ('new')",
        "DELETE FROM book",
        "CREATE TABLE mine (id int)",
        "TRUNCATE book",
    ],
)
def test_the_server_refuses_what_writes(database, statement):
    with connected(address_of(database.url)) as figures:
        with pytest.raises(Refused, match=READ_ONLY):
            figures.server.rows(statement)
        figures.server.rows("COMMIT")
        with pytest.raises(Refused, match=READ_ONLY):
            figures.server.rows(statement)
    assert database.run("SELECT count(*) FROM book") == [(ROWS,)]


def test_a_table_under_a_lock_holds_nothing_up(database):
    with database.session() as other:
        other.exec_driver_sql("LOCK TABLES book WRITE, alembic_version WRITE")
        start = monotonic()
        told = read(database.url)
        assert monotonic() - start < 20
        other.exec_driver_sql("UNLOCK TABLES")
    assert "the revisions that it stands at: somebody holds a lock on it (1205)" in told.missing


def test_what_a_user_may_not_see_is_missing(database):
    kind = database.address.get_backend_name()
    if kind == "mysql":
        pytest.importorskip("cryptography", reason="MySQL's way to sign in wants it")
    with new_user(kind, PASSWORD) as name:
        database.run(f"GRANT SELECT ON book TO {name}@'%%'")
        told = read(database.url_of(name, PASSWORD))
        database.run(f"REVOKE SELECT ON book FROM {name}@'%%'")
    assert [each.name for each in told.tables] == ["book"]
    assert list(table(told, "book").indexes) == ["(all together)"]
    assert any(each.startswith("open transactions: ") for each in told.missing)
    assert name not in repr(told)


def test_that_writes_are_not_counted_is_missing(database):
    ((counted,),) = database.run("SELECT @@performance_schema")
    told = read(database.url)
    assert ("writes: performance_schema is off" in told.missing) is not bool(counted)


def test_a_wrong_password_is_told_without_it(database):
    with pytest.raises(StatisticsUnreadable) as told:
        read(database.url_of("nobody_of_that_name", "falschesgeheimnis"))
    assert "it refuses the user or the password" in str(told.value)
    assert "nobody_of_that_name" not in repr(told.value)
    assert "falschesgeheimnis" not in repr(told.value)
    assert told.value.__suppress_context__


def test_a_database_that_is_not_there_is_told(database):
    url = database.address.set(database="keller").render_as_string(hide_password=False)
    with pytest.raises(StatisticsUnreadable, match="it has no such database"):
        read(url)


def test_a_connection_that_breaks_off_is_told(database):
    with connected(address_of(database.url)) as figures:
        ((number,),) = figures.server.rows("SELECT CONNECTION_ID()")
        database.run(f"KILL {number}")
        with pytest.raises(StatisticsUnreadable, match="cannot be reached: the connection broke"):
            figures.all(NOON)


def test_an_open_transaction_is_told_by_its_age_and_state(database):
    with database.session() as other:
        other.exec_driver_sql("START TRANSACTION")
        other.exec_driver_sql("UPDATE book SET price = 0 WHERE id = 1")
        told = read(database.url)
        other.exec_driver_sql("ROLLBACK")
    assert [one.state for one in told.transactions] == ["running"]


def test_a_partitioned_table_has_the_indexes_of_its_partitions(database):
    database.run(
        "CREATE TABLE event (id int, day int, KEY ix_event (id)) "
        "PARTITION BY RANGE (day) (PARTITION p1 VALUES LESS THAN (10), "
        "PARTITION p2 VALUES LESS THAN (20))",
        "INSERT INTO event SELECT id, id %% 20 FROM book WHERE id <= 4000",
        "ANALYZE TABLE event",
    )
    event = table(read(database.url), "event")
    database.run("DROP TABLE event")
    assert abs(event.rows - 4000) < 400
    assert list(event.indexes) == ["ix_event"]
    assert event.indexes["ix_event"] >= 2 * 16_384


def test_a_table_without_a_key_is_not_its_own_index(database):
    database.run("CREATE TABLE heap (a int)", "ANALYZE TABLE heap")
    heap = table(read(database.url), "heap")
    database.run("DROP TABLE heap")
    assert heap.indexes == {}


@pytest.mark.parametrize(
    ("written", "limit"),
    [
        ("tinyint(4)", 127),
        ("smallint(5) unsigned", 65_535),
        ("int", 2_147_483_647),
        ("int(10) unsigned", 4_294_967_295),
        ("bigint unsigned", 2**64 - 1),
    ],
)
def test_a_number_without_a_sign_goes_twice_as_far(written, limit):
    kind = next(each for each in LARGEST if written.startswith(each))
    assert largest(kind, written) == limit
