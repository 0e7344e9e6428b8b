"""Two keys on the same columns, as the databases take them (seen on PostgreSQL 15)."""

import pytest

from domain.databases.target import Target
from domain.operations import CreateTable
from domain.schema.elements import Column, Constraint, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema

T = TableName("t")


def made(database: str, *constraints: Constraint) -> set[Constraint]:
    columns = (Column("a", None), Column("b", None))
    schema = apply(CreateTable(T, columns, constraints), Schema(), Target.of(database))
    return set(schema.known_or_blank(T).constraints)


def test_postgresql_makes_one_key_of_two_on_the_same_columns() -> None:
    twice = Unique("u", ("a",)), PrimaryKey("p", ("a",))
    assert made("postgresql", *twice) == {PrimaryKey("p", ("a",))}


def test_the_key_that_stays_takes_the_name_of_the_other_where_it_has_none() -> None:
    twice = PrimaryKey(None, ("a",)), Unique("u", ("a",))
    assert made("postgresql", *twice) == {PrimaryKey("u", ("a",))}


def test_the_order_of_the_columns_makes_another_key() -> None:
    two = PrimaryKey("p", ("a", "b")), Unique("u", ("b", "a"))
    assert made("postgresql", *two) == set(two)


@pytest.mark.parametrize("database", ["mariadb", "sqlite"])
def test_other_databases_keep_both(database: str) -> None:
    both = PrimaryKey("p", ("a",)), Unique("u", ("a",))
    assert len(made(database, *both)) == 2
