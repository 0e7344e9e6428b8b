"""The names of what the source leaves unnamed, where no server is asked."""

import pytest

from domain.databases.target import Target
from domain.schema.datatypes import DataType
from domain.schema.default_names import composed, cut, named, named_index
from domain.schema.elements import (
    Check,
    Column,
    Constraint,
    Exclusion,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.schema.schema import Table

BOOKS = Table(
    TableName("books", "shop"),
    (Column("isbn", DataType("text")), Column("pages", DataType("integer"))),
)
KEY = ForeignKey(None, ("isbn", "pages"), TableName("editions"), ("isbn", "pages"))


def name(constraint: Constraint, database: str, version: str | None = None) -> str | None:
    return named(constraint, BOOKS, Target.of(database, version)).name


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (PrimaryKey(None, ("isbn",)), "books_pkey"),
        (Unique(None, ("isbn", "pages")), "books_isbn_pages_key"),
        (KEY, "books_isbn_pages_fkey"),
        (Check(None, "pages > 0"), "books_pages_check"),
        (Check(None, "pages > 0 OR isbn IS NULL"), "books_check"),
        (Check(None, None), "books_check"),
        (Exclusion(None), "books_excl"),
        (NotNull(None, "isbn"), "books_isbn_not_null"),
        (Unique("as_given", ("isbn",)), "as_given"),
        (Unique("é" * 40, ("isbn",)), "é" * 31),
    ],
)
def test_postgresql_names(constraint: Constraint, expected: str) -> None:
    assert name(constraint, "postgresql", "16") == expected


def test_before_version_12_a_foreign_key_has_the_name_of_its_first_column() -> None:
    assert name(KEY, "postgresql", "11") == "books_isbn_fkey"


def test_a_name_that_is_taken_gets_a_number() -> None:
    postgresql = Target.of("postgresql")
    first = named(Unique(None, ("isbn",)), BOOKS, postgresql)
    table = Table(BOOKS.name, BOOKS.columns, (first,))
    assert named(Unique(None, ("isbn",)), table, postgresql).name == "books_isbn_key1"


@pytest.mark.parametrize("database", ["mysql", "mariadb"])
@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (PrimaryKey(None, ("isbn",)), "PRIMARY"),
        (Unique(None, ("isbn", "pages")), "isbn"),
        (KEY, "books_ibfk_1"),
    ],
)
def test_mysql_names(constraint: Constraint, database: str, expected: str) -> None:
    assert name(constraint, database) == expected


def test_mysql_and_mariadb_number_checks_in_words_of_their_own() -> None:
    check = Check(None, "pages > 0")
    assert name(check, "mysql") == "books_chk_1"
    assert name(check, "mariadb") == "CONSTRAINT_1"


def test_sqlite_gives_no_name() -> None:
    assert name(PrimaryKey(None, ("isbn",)), "sqlite") is None


def test_sqlalchemy_names_an_index_everywhere() -> None:
    assert named_index(Index(None, ("isbn", "pages")), BOOKS).name == "ix_shop_books_isbn"


def test_a_name_is_cut_between_characters() -> None:
    assert cut("x" + "é" * 40) == "x" + "é" * 31


def test_a_name_that_no_server_would_take_breaks_nothing() -> None:
    assert composed("\ud800", "a" * 80, "key").endswith("_key")
    assert cut("\ud800" * 80)
