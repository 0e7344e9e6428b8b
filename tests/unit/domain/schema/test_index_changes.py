"""The indexes that MySQL makes for foreign keys, and those that take their place."""

from domain.databases.target import Target
from domain.operations import AddConstraint, CreateTable, DropConstraint, Operation
from domain.schema.elements import Column, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema

BOOKS, AUTHORS = TableName("books"), TableName("authors")
COLUMNS = (Column("author", None), Column("year", None))


def key(name: str | None, *columns: str) -> ForeignKey:
    return ForeignKey(name, columns, AUTHORS, columns)


def indexes(*operations: Operation, given: tuple[Index, ...] = ()) -> list[tuple[str | None, ...]]:
    """Name and columns of each index, after a table with one foreign key, "first"."""
    schema = Schema()
    made = CreateTable(BOOKS, COLUMNS, (key("first", "author"),), given)
    for operation in (made, *operations):
        schema = apply(operation, schema, Target.of("mariadb"))
    return [(i.name, *i.elements) for i in schema.tables[BOOKS].indexes]


def test_a_foreign_key_has_an_index_by_its_name_or_its_column() -> None:
    assert indexes() == [("first", "author")]
    assert indexes(AddConstraint(BOOKS, key(None, "year")))[1] == ("year", "year")


def test_the_index_outlives_its_foreign_key() -> None:
    assert indexes(DropConstraint(BOOKS, "first", "foreignkey")) == [("first", "author")]


def test_that_of_a_later_foreign_key_takes_its_place() -> None:
    dropped = DropConstraint(BOOKS, "first", "foreignkey")
    assert indexes(dropped, AddConstraint(BOOKS, key("second", "author"))) == [("second", "author")]
    wider = AddConstraint(BOOKS, key("wider", "author", "year"))
    assert indexes(wider) == [("wider", "author", "year")]
    assert indexes(wider, AddConstraint(BOOKS, key("narrow", "author"))) == indexes(wider)


def test_one_that_was_asked_for_stays_in_its_place() -> None:
    asked = Index("asked", ("author", "year"))
    assert indexes(given=(asked,)) == [("asked", "author", "year")]
    second = AddConstraint(BOOKS, key("second", "author"))
    assert indexes(second, given=(asked,)) == [("asked", "author", "year")]


def test_a_unique_constraint_takes_its_place() -> None:
    assert indexes(AddConstraint(BOOKS, Unique("once", ("author", "year")))) == []
    assert indexes(AddConstraint(BOOKS, PrimaryKey(None, ("author",)))) == []
