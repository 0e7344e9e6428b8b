"""The URL of a database, taken apart."""

import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.statistics.address import address_of
from adapters.statistics.refusals import by_words
from adapters.statistics.source import UrlStatisticsSource
from domain.errors import StatisticsUnreadable


def test_a_url_is_taken_apart_whatever_its_driver():
    address = address_of("mariadb+asyncmy://me:a%40b@db.example:3307/shop?ssl_ca=ca.pem")
    assert (address.kind, address.host, address.port) == ("mysql", "db.example", 3307)
    assert (address.user, address.password, address.database) == ("me", "a@b", "shop")
    assert address.options == {"ssl_ca": "ca.pem"}


def test_a_url_needs_neither_user_nor_password_nor_host():
    address = address_of("postgresql:///shop?host=/run/postgresql")
    assert (address.host, address.user, address.password) == (None, None, None)


def test_no_password_is_in_what_is_shown_of_it():
    assert "topf" not in repr(address_of("postgresql://me:topf@h/shop?password=topf"))


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:///topf.db",
        "postgresql://me:topf@h/",
        "postgresql://me:topf@h:port/shop",
        "postgresql://me:to#topf@h/shop",
        "postgresql://[topf/shop",
        "topf",
        "",
    ],
)
def test_what_is_none_is_told_without_it(url):
    with pytest.raises(StatisticsUnreadable, match="this is no URL of a database") as told:
        address_of(url)
    assert "topf" not in f"{told.value} {told.value!r} {vars(told.value)}"
    assert told.value.__suppress_context__ or told.value.__context__ is None


@given(st.text(max_size=40))
def test_any_text_is_a_url_or_told_to_be_none(text):
    with suppress(StatisticsUnreadable):
        assert address_of(f"postgresql://{text}").kind == "postgresql"


@pytest.mark.parametrize(
    ("url", "extra", "module"),
    [
        ("postgresql://h/shop", "assay[postgresql]", "psycopg"),
        ("mysql://h/shop", "assay[mysql]", "pymysql"),
    ],
)
def test_a_driver_that_is_not_there_is_told_with_what_to_install(monkeypatch, url, extra, module):
    for name in [each for each in sys.modules if each.partition(".")[0] == module]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, module, None)
    adapter = {"psycopg": "postgresql", "pymysql": "mysql"}[module]
    monkeypatch.delitem(sys.modules, f"adapters.statistics.{adapter}", raising=False)
    with pytest.raises(StatisticsUnreadable) as told:
        UrlStatisticsSource().read(url, "2026-11-23T12:00:00Z")
    assert f"pip install '{extra}'" in str(told.value)


def test_what_libpq_says_is_told_in_words_of_our_own():
    said = 'connection to server at "h", port 5432 failed: FATAL: no pg_hba.conf entry for host "h"'
    assert by_words(said) == "its pg_hba.conf lets nobody in from here"
    assert by_words("FATAL: autre chose") is None
