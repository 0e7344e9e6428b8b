"""Tests that need a server say aloud when there is none, and CI does without no test."""

import pytest

from tests.servers import SERVERS, free_port, new_database, require, why_missing


@pytest.fixture
def no_server(monkeypatch):
    url = f"postgresql+psycopg://u:hush@127.0.0.1:{free_port()}/d"
    monkeypatch.setenv("ASSAY_TEST_POSTGRESQL_URL", url)
    monkeypatch.delenv("CI", raising=False)
    why_missing.cache_clear()
    yield
    why_missing.cache_clear()


@pytest.mark.usefixtures("no_server")
def test_a_missing_server_skips_and_says_why():
    with pytest.raises(pytest.skip.Exception, match="refused") as skipped:
        require("postgresql")
    assert "ASSAY_TEST_POSTGRESQL_URL" in str(skipped.value)
    assert "hush" not in str(skipped.value)


@pytest.mark.usefixtures("no_server")
def test_a_missing_server_fails_in_ci(monkeypatch):
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="no postgresql at"):
        require("postgresql")


@pytest.mark.parametrize("kind", SERVERS)
def test_a_database_of_a_test_is_gone_afterwards(kind):
    with new_database(kind) as url:
        pass
    server = require(kind)
    server.execute(f"CREATE DATABASE {url.database}")
    server.execute(server.drop.format(url.database))
