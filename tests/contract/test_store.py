"""What every Store promises."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import create_engine, inspect, make_url, text
from sqlalchemy.pool import NullPool

from adapters.orm.store import AlembicStore
from domain.errors import StoreAhead, StoreUnreachable
from tests.servers import SERVERS, free_port, require

OLDEST, NEWEST = "5ac16e43f34e", "b60e4d91c7f2"


@pytest.fixture
def store(store_url):
    return AlembicStore(store_url)


def move_to(store_url, revision):
    with create_engine(store_url, poolclass=NullPool).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = :r"), {"r": revision})


def tables(store_url):
    return set(inspect(create_engine(store_url, poolclass=NullPool)).get_table_names())


def test_an_untouched_database_is_empty(store):
    assert (store.status().state, store.status().current) == ("empty", None)
    assert store.status().newest == NEWEST


def test_an_upgraded_one_is_at_head(store):
    assert store.upgrade() == store.status()
    assert (store.status().state, store.status().current) == ("at head", NEWEST)


def test_an_older_one_is_behind(store, store_url):
    store.upgrade()
    move_to(store_url, OLDEST)
    assert (store.status().state, store.status().current) == ("behind", OLDEST)


def test_one_newer_than_the_code_is_ahead(store, store_url):
    store.upgrade()
    move_to(store_url, "ffffffffffff")
    for ask in (store.status, store.upgrade):
        with pytest.raises(StoreAhead, match=f"'ffffffffffff'.*{NEWEST}.*Upgrade Assay"):
            ask()


def test_upgrading_twice_does_nothing_more(store):
    first = store.upgrade()
    assert store.upgrade() == first


def test_asking_changes_nothing(store, store_url):
    store.status()
    if store_url.startswith("sqlite"):
        assert not Path(make_url(store_url).database).exists()
    assert tables(store_url) == set()


def test_the_status_tells_the_url(store):
    assert store.status().url == store.upgrade().url == store.url()


@pytest.mark.parametrize("kind", SERVERS)
def test_the_url_masks_every_password(kind):
    url = SERVERS[kind].url.set(password="s%c/ret", query={"sslpassword": "hush", "a": "b"})
    shown = AlembicStore(url.render_as_string(hide_password=False)).url()
    assert "***@127.0.0.1" in shown
    assert "a=b" in shown
    assert "ret" not in shown
    assert "hush" not in shown


@pytest.mark.parametrize("kind", SERVERS)
def test_a_server_that_does_not_answer_is_unreachable(kind):
    url = SERVERS[kind].url.set(port=free_port(), password="s%c/ret")
    store = AlembicStore(url.render_as_string(hide_password=False))
    for ask in (store.status, store.upgrade):
        with pytest.raises(StoreUnreachable, match="refused") as raised:
            ask()
        assert "ret@" not in str(raised.value)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_database_that_is_not_there_is_unreachable(kind):
    url = require(kind).url.set(database="assay_never_made")
    with pytest.raises(StoreUnreachable, match="assay_never_made"):
        AlembicStore(url.render_as_string(hide_password=False)).upgrade()


def test_a_file_that_is_no_database_is_unreachable(tmp_path):
    (tmp_path / "a.db").write_text("certainly not a database, and long enough to tell")
    with pytest.raises(StoreUnreachable, match="file is not a database"):
        AlembicStore(f"sqlite:///{tmp_path}/a.db").status()


def test_a_folder_that_cannot_be_made_is_unreachable(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnreachable, match="file"):
        AlembicStore(f"sqlite:///{tmp_path}/file/a.db").upgrade()


def test_a_table_of_someone_else_in_the_way_is_told_and_left_alone(store, store_url):
    with create_engine(store_url, poolclass=NullPool).begin() as connection:
        connection.execute(text("CREATE TABLE reviews (stars INTEGER)"))
    with pytest.raises(StoreUnreachable, match="exists"):
        store.upgrade()
    columns = inspect(create_engine(store_url, poolclass=NullPool)).get_columns("reviews")
    assert [column["name"] for column in columns] == ["stars"]


def test_several_processes_that_upgrade_at_once_all_succeed(store_url):
    program = (
        "import sys\n"
        "from adapters.orm.store import AlembicStore\n"
        "print(AlembicStore(sys.argv[1]).upgrade().state)\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, store_url],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    ended = [(*process.communicate(timeout=120), process.returncode) for process in processes]
    assert ended == [("at head\n", "", 0)] * 2


def test_several_threads_that_upgrade_at_once_all_succeed(store_url):
    states, failures = [], []

    def upgrade():
        try:
            states.append(AlembicStore(store_url).upgrade().state)
        except Exception as error:  # noqa: BLE001  (a thread cannot raise into the test)
            failures.append(error)

    threads = [Thread(target=upgrade) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    assert (states, failures) == (["at head"] * 2, [])
