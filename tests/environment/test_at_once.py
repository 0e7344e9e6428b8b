"""Several processes that start on an old store."""

import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from alembic import command
from sqlalchemy import make_url, text

from adapters.orm.store import AlembicStore
from domain.errors import StoreUnreachable
from tests.environment.conftest import FIRST, command_line, configured, engine_on
from tests.servers import MYSQLS

HOLD = {
    "postgresql": f"SELECT pg_try_advisory_lock({int.from_bytes(b'assay')})",
    "mysql": "SELECT GET_LOCK(CONCAT('assay-', SHA2(DATABASE(), 224)), 0)",
}
HOLD["mariadb"] = HOLD["mysql"]


@contextmanager
def migrating(url):
    """As if another process were in the middle of it."""
    database = make_url(url)
    if database.get_backend_name() == "sqlite":
        file = f"{database.database}-migrating"
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            yield
        return
    with engine_on(url).connect() as connection:
        assert connection.execute(text(HOLD[database.get_backend_name()])).scalar_one()
        yield


@pytest.fixture
def old_store(store_url):
    command.upgrade(configured(store_url), FIRST)
    return store_url


@pytest.fixture
def start():
    """Starts `alembic upgrade head`; what still runs when the test ends is ended."""
    started = []

    def start(url):
        process = subprocess.Popen(
            **command_line(url, "upgrade", "head"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def until_waiting(process):
    for line in process.stderr:
        if "waiting for it" in line:
            return
    pytest.fail("it did not wait")


def test_one_migrates_and_the_other_waits_and_both_succeed(old_store, start):
    with migrating(old_store):
        processes = [start(old_store), start(old_store)]
        for process in processes:
            until_waiting(process)
        assert [process.poll() for process in processes] == [None, None]
        assert AlembicStore(old_store).status().current == FIRST
    logs = [process.communicate(timeout=120)[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(log.count("Running upgrade") for log in logs) == [0, 6]
    assert AlembicStore(old_store).status().state == "at head"


def test_the_lock_of_a_process_that_was_killed_is_free(new_store_url):
    """On a file above all: a server ends the session by itself."""
    url = new_store_url("sqlite")
    program = (
        "import sqlite3, sys, time\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "time.sleep(60)\n"
    )
    file = f"{make_url(url).database}-migrating"
    killed = subprocess.Popen([sys.executable, "-c", program, file], stdout=subprocess.PIPE)
    assert killed.stdout.readline() == b"held\n"
    killed.kill()
    killed.communicate()
    assert AlembicStore(url).upgrade().state == "at head"


def test_waiting_blocks_no_index_that_is_built_meanwhile(new_store_url, start):
    """CREATE INDEX CONCURRENTLY waits for whoever holds a snapshot."""
    url = new_store_url("postgresql")
    command.upgrade(configured(url), FIRST)
    autocommit = engine_on(url).execution_options(isolation_level="AUTOCOMMIT")
    with migrating(url), autocommit.connect() as connection:
        until_waiting(start(url))
        connection.execute(text("CREATE TABLE t (a INTEGER)"))
        connection.execute(text("SET lock_timeout = '5s'"))
        connection.execute(text("CREATE INDEX CONCURRENTLY i ON t (a)"))


def test_databases_of_one_server_do_not_wait_for_each_other(new_store_url):
    for kind in ("postgresql", *MYSQLS):
        with migrating(new_store_url(kind)):
            assert AlembicStore(new_store_url(kind)).upgrade().state == "at head"


def test_waiting_ends_with_a_clear_error(new_store_url, monkeypatch):
    url, slept = new_store_url("sqlite"), []
    monkeypatch.setattr("time.sleep", slept.append)
    with migrating(url), pytest.raises(StoreUnreachable, match="migrating for 600 seconds"):
        AlembicStore(url).upgrade()
    assert sum(slept) == pytest.approx(600)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_has_no_lock_file(url, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    command.upgrade(configured(url), "head")
    assert list(tmp_path.iterdir()) == []
