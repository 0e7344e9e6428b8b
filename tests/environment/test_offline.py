"""`alembic ... --sql`: text for someone else to run."""

import sqlite3

import psycopg
import pymysql
import pytest
from alembic import command
from pymysql.constants.CLIENT import MULTI_STATEMENTS
from sqlalchemy import make_url, text

from adapters.orm.store import AlembicStore
from tests.conftest import DATABASES
from tests.environment.conftest import HEAD, REVIEWS, alembic, engine_on, schema, sql_of, tables

POSTGRESQL = "postgresql+psycopg://h/d"


def run(url, script):
    """As a person would: the whole text at once, through the driver alone."""
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        connection = sqlite3.connect(url.database)
        connection.executescript(script)
    elif url.get_backend_name() == "postgresql":
        connection = psycopg.connect(
            host=url.host, port=url.port, user=url.username, password=url.password,
            dbname=url.database, autocommit=True,
        )  # fmt: skip
        connection.execute(script)
    else:
        connection = pymysql.connect(
            host=url.host, port=url.port, user=url.username, password=url.password or "",
            database=url.database, client_flag=MULTI_STATEMENTS, autocommit=True,
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(script)
            while cursor.nextset():
                pass
    connection.close()


@pytest.fixture(params=DATABASES)
def two_urls(request, new_store_url):
    return new_store_url(request.param), new_store_url(request.param)


def test_the_text_makes_what_the_migrations_make(two_urls):
    by_text, by_running = two_urls
    run(by_text, sql_of(by_text, command.upgrade, "head"))
    AlembicStore(by_running).upgrade()
    assert schema(by_text) == schema(by_running)
    assert AlembicStore(by_text).status().state == "at head"


def test_the_text_for_the_way_back_takes_it_all_away(store_url):
    AlembicStore(store_url).upgrade()
    run(store_url, sql_of(store_url, command.downgrade, f"{HEAD}:base"))
    assert tables(store_url) == {"alembic_version"}


@pytest.mark.parametrize("kind", DATABASES)
def test_no_database_is_asked_and_none_is_made(kind, tmp_path):
    url = {
        "sqlite": f"sqlite:///{tmp_path}/none/a.db",
        "postgresql": "postgresql+psycopg://nobody:secret@assay.invalid/none",
        "mariadb": "mariadb+pymysql://nobody:secret@assay.invalid/none",
        "mysql": "mysql+pymysql://nobody:secret@assay.invalid/none",
    }[kind]
    script = sql_of(url, command.upgrade, f"{REVIEWS}:head")
    assert "CREATE TABLE findings" in script
    assert "secret" not in script
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("url", "setting"),
    [
        (POSTGRESQL, "SET lock_timeout = '2500ms';"),
        ("mariadb+pymysql://h/d", "SET SESSION lock_wait_timeout = 2;"),
    ],
)
def test_the_text_gives_up_on_locks_before_anything_else(url, setting, monkeypatch):
    monkeypatch.setenv("ASSAY_LOCK_TIMEOUT", "2.5")
    assert sql_of(url, command.upgrade, "head").startswith(setting)


@pytest.mark.parametrize("kind", DATABASES)
def test_values_stand_in_the_text(kind, new_store_url, more_versions):
    body = (
        """op.execute(sa.table("kept", sa.column("it", sa.String)).insert().values(it="o'clock"))"""
    )
    url, versions = new_store_url(kind), more_versions(body)
    with engine_on(url).begin() as connection:
        connection.execute(text("CREATE TABLE kept (it VARCHAR(20))"))
    run(url, sql_of(url, command.upgrade, "head", versions))
    with engine_on(url).connect() as connection:
        assert connection.execute(text("SELECT it FROM kept")).scalar_one() == "o'clock"


@pytest.mark.parametrize("url", [POSTGRESQL, "sqlite:///a.db"])
def test_each_migration_is_a_transaction_of_the_text(url):
    script = sql_of(url, command.upgrade, "head")
    assert script.count("BEGIN;") == script.count("COMMIT;") == 7


def test_no_log_line_gets_into_the_text():
    done = alembic(POSTGRESQL, "upgrade", "head", "--sql")
    assert done.stdout == sql_of(POSTGRESQL, command.upgrade, "head")
    assert "Running upgrade" in done.stderr
