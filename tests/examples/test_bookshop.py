"""The example is no fiction: its migrations run, and what a review finds in them really hurts."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen
from sqlalchemy import URL, NullPool, create_engine, make_url

from tests.servers import new_database

INI = Path(__file__).resolve().parents[2] / "examples" / "bookshop" / "alembic.ini"
LEFT = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
"""


@frozen
class Shop:
    """The bookshop on a database of its own, worked on from another folder."""

    url: URL
    elsewhere: Path

    def alembic(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "alembic", "-c", str(INI), *arguments],
            cwd=self.elsewhere,
            env=os.environ | {"BOOKSHOP_DATABASE_URL": self.url.render_as_string(False)},
            capture_output=True,
            text=True,
        )

    def goes(self, *arguments: str) -> str:
        told = self.alembic(*arguments)
        assert told.returncode == 0, told.stderr
        return told.stdout

    def run(self, statement: str) -> list[str]:
        engine = create_engine(self.url, poolclass=NullPool)
        with engine.begin() as connection:
            result = connection.exec_driver_sql(statement)
            return sorted(str(row[0]) for row in result) if result.returns_rows else []


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    with new_database("postgresql") as url:
        yield Shop(url, tmp_path)


def test_goes_up_and_down_without_a_trace_and_up_again(shop: Shop) -> None:
    shop.goes("upgrade", "head")
    shop.goes("downgrade", "base")
    mine = [name for name in shop.run(LEFT) if not name.lstrip("_").startswith("alembic_version")]
    assert mine == []
    shop.goes("upgrade", "head")


def test_its_models_say_what_its_migrations_made(shop: Shop) -> None:
    shop.goes("upgrade", "head")
    assert "No new upgrade operations detected" in shop.goes("check")


def test_can_be_written_as_sql_without_a_server(tmp_path: Path) -> None:
    nowhere = Shop(make_url("postgresql+psycopg://nobody@256.0.0.1/nothing"), tmp_path)
    written = nowhere.goes("upgrade", "head", "--sql")
    assert "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS uq_books_isbn" in written
    assert "NOT VALID" in written


def test_the_phone_number_cannot_be_added_once_there_is_a_customer(shop: Shop) -> None:
    shop.goes("upgrade", "e3a7714b5c09")
    shop.run("INSERT INTO customers (email, fullname) VALUES ('ada@example.org', 'Ada')")
    told = shop.alembic("upgrade", "0f62d8b94e7a")
    assert told.returncode != 0
    assert 'column "phone" of relation "customers" contains null values' in told.stderr


def test_the_covers_cannot_be_put_back_after_a_downgrade_that_took_nothing(shop: Shop) -> None:
    shop.goes("upgrade", "19cd5e7f80b6")
    shop.goes("downgrade", "-1")
    told = shop.alembic("upgrade", "19cd5e7f80b6")
    assert told.returncode != 0
    assert 'column "cover_url" of relation "books" already exists' in told.stderr
