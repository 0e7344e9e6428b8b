"""Models of the application, and libraries that lie beside it."""

from pathlib import Path
from typing import Any

import pytest

from domain.operations import CreateTable, DropConstraint, DropTable, EnumType, Unread
from domain.schema.elements import Column, ForeignKey, Index
from domain.schema.names import TableName
from domain.schema.objects import Objects
from domain.schema.schema import Schema, Table
from tests.unit.adapters.alembic_project.evaluator.reading import steps

MODELS = """
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base

Base = declarative_base()

class Author(Base):
    __tablename__ = "authors"
    __table_args__ = {"schema": "shop"}
    key = sa.Column("id", sa.Integer, primary_key=True)
    name = sa.Column(sa.String(20))

class Mixin:
    number = sa.Column(sa.Integer)

class Book(Mixin, Base):
    __tablename__ = "books"
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(text)
    return folder


def test_a_foreign_key_points_at_the_column_of_a_model(tmp_path: Path) -> None:
    (found,) = steps(
        """
        from shop import Author

        def upgrade():
            op.create_table(
                "books",
                sa.Column("author", sa.Integer),
                sa.ForeignKeyConstraint(["author"], [Author.key]),
            )
        """,
        root=written(tmp_path, shop=MODELS),
    )
    assert isinstance(found.operation, CreateTable)
    assert found.operation.constraints == (
        ForeignKey(None, ("author",), TableName("authors", "shop"), ("id",)),
    )


def test_a_column_of_a_mixin_is_of_the_table_of_the_model(tmp_path: Path) -> None:
    (found,) = steps(
        """
        from shop import Book

        def upgrade():
            op.create_table("pages", sa.Column("book", sa.Integer, sa.ForeignKey(Book.number)))
        """,
        root=written(tmp_path, shop=MODELS),
    )
    assert isinstance(found.operation, CreateTable)
    (key,) = found.operation.constraints
    assert isinstance(key, ForeignKey)
    assert (key.target, key.target_columns) == (TableName("books"), ("number",))


def test_what_is_understood_of_a_library_is_not_read_where_it_is_installed(tmp_path: Path) -> None:
    (found,) = steps(
        """
        from lazy_object_proxy import Proxy

        def upgrade():
            op.drop_table(Proxy(lambda: "books"))
        """,
        root=written(tmp_path, lazy_object_proxy="from .cext import Proxy"),
    )
    assert found.operation == DropTable(TableName("books"))


REFLECTED = """
books = sa.Table("books", sa.MetaData(), autoload_with=op.get_bind())
for key in books.foreign_key_constraints:
    if key.referred_table.name == "authors" and key.column_keys[0] == "author":
        op.drop_constraint(key.name, "books", type_="foreignkey")
"""


def test_a_reflected_table_has_the_foreign_keys_of_the_replayed_schema() -> None:
    books = Table(
        TableName("books"),
        (Column("author", None),),
        (
            ForeignKey("books_author_fkey", ("author",), TableName("authors"), ("id",)),
            ForeignKey("books_shelf_fkey", ("shelf",), TableName("shelves"), ("id",)),
        ),
        complete=True,
    )
    (found,) = steps(REFLECTED, schema=Schema({books.name: books}))
    assert found.operation == DropConstraint(books.name, "books_author_fkey", "foreignkey")
    assert not found.conditional


def test_the_foreign_keys_of_a_table_that_is_not_known_are_not_made_up() -> None:
    found = steps(REFLECTED)
    assert [type(step.operation) for step in found] == [Unread]


@pytest.mark.parametrize(
    ("database", "told"), [("mysql", True), ("mariadb", True), ("postgresql", False)]
)
def test_a_unique_index_is_a_unique_constraint_on_mysql(database: str, told: bool) -> None:
    books = Table(
        TableName("books"),
        (Column("isbn", None),),
        indexes=(Index("by_isbn", ("isbn",), unique=True), Index("by_shelf", ("shelf",))),
        complete=True,
    )
    body = """
    for found in sa.inspect(op.get_bind()).get_unique_constraints("books"):
        op.drop_constraint(found["name"], "books", type_="unique")
    """
    found = steps(body, database, Schema({books.name: books}))
    dropped = [DropConstraint(books.name, "by_isbn", "unique")] if told else []
    assert [step.operation for step in found] == dropped


DECLARED = """
import sqlalchemy as sa
from sqlalchemy.orm import declarative_base, declared_attr

class Numbered:
    number = sa.Column(sa.Integer)

class Audited(Numbered):
    created = sa.Column(sa.Integer)

    @declared_attr
    def created_by(cls):
        return sa.Column(sa.Integer, sa.ForeignKey("users.id"))

    changed = sa.Column(sa.Integer)

    @declared_attr.directive
    def __tablename__(cls):
        return cls.__name__.lower() + "s"

class Unique:
    uuid = sa.Column(sa.Integer)

    @declared_attr
    def __table_args__(cls):
        return (sa.UniqueConstraint("uuid", name="uq_" + cls.__name__.lower()),)

Base = declarative_base()

class Note(Audited, Unique, Base):
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.Text)
"""


def test_what_a_mixin_declares_by_functions_is_in_the_table() -> None:
    (step,) = steps(f"{DECLARED}\ndef upgrade():\n    Note.__table__.create(op.get_bind())\n")
    names: dict[str, Any] = {}
    exec(DECLARED, names)
    real = names["Note"].__table__

    assert isinstance(step.operation, CreateTable)
    assert step.operation.table == TableName(real.name)
    assert [c.name for c in step.operation.columns] == [c.name for c in real.columns]
    told = {type(c).__name__: c.name for c in step.operation.constraints}
    assert told == {"PrimaryKey": None, "ForeignKey": None, "Unique": "uq_note"}


ENUMS = """
from enum import Enum
class Kind(Enum):
    BOOK = "book"
    FILM = "film"
Base = sa.orm.declarative_base()
class Work(Base):
    __tablename__ = "work"
    id = sa.Column(sa.Integer, primary_key=True)
    kind = sa.Column(sa.Enum(Kind))
    second = sa.Column(sa.Enum(Kind))
def upgrade():
    Work.__table__.create(op.get_bind())
"""


def test_a_model_on_postgresql_makes_the_types_of_its_columns_first() -> None:
    made, table = (step.operation for step in steps(ENUMS))
    assert made == EnumType("kind", ("BOOK", "FILM"), create=True)
    assert isinstance(table, CreateTable)
    assert made_elsewhere(table) == [True, True]
    (alone,) = (step.operation for step in steps(ENUMS, "sqlite"))
    assert isinstance(alone, CreateTable)


def made_elsewhere(table: CreateTable) -> list[bool]:
    return [c.type.made_elsewhere for c in table.columns if c.type and c.type.type_name]


def test_a_type_that_is_there_is_taken_where_the_model_looks_first() -> None:
    schema = Schema().with_objects(Objects(enums=frozenset({"kind"})))
    for arguments, taken in (("op.get_bind(), checkfirst=True", True), ("op.get_bind()", False)):
        body = ENUMS.replace("op.get_bind()", arguments)
        (table,) = (step.operation for step in steps(body, schema=schema))
        assert isinstance(table, CreateTable)
        assert made_elsewhere(table) == [taken, taken]


def test_a_table_that_may_not_be_there_is_dropped_on_that_condition() -> None:
    body = ENUMS.replace(
        "Work.__table__.create(op.get_bind())",
        "Base.metadata.drop_all(op.get_bind(), tables=[Work.__table__])",
    )
    there = Schema({TableName("work"): Table(TableName("work"), complete=True)})
    assert [s.conditional for s in steps(body)] == [True]
    assert [s.conditional for s in steps(body, schema=there)] == [False]
