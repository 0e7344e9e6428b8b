"""How operations change the schema."""

import pytest

from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropDefault,
    DropIndex,
    DropTable,
    Operation,
    RenameTable,
    RunSql,
    TableComment,
    Unread,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema, Table

POSTGRESQL = Target.of("postgresql", "16")
MYSQL = Target.of("mysql")
SQLITE = Target.of("sqlite")
INTEGER, TEXT = DataType("integer"), DataType("text")
BOOKS, AUTHORS = TableName("books"), TableName("authors")

CREATE_AUTHORS = CreateTable(AUTHORS, (Column("id", INTEGER),), (PrimaryKey(None, ("id",)),))
CREATE_BOOKS = CreateTable(
    BOOKS,
    (Column("id", INTEGER), Column("author", INTEGER), Column("title", TEXT)),
    (
        PrimaryKey(None, ("id",)),
        ForeignKey("written_by", ("author",), AUTHORS, ("id",)),
        Unique(None, ("author", "title")),
        Check("titled", "title <> 'author'"),
    ),
    (Index("by_title", ("lower(title)",), predicate="author IS NOT NULL"),),
)


def replayed(*operations: Operation, target: Target = POSTGRESQL) -> Schema:
    schema = Schema()
    for operation in operations:
        schema = apply(operation, schema, target)
    return schema


def books(*operations: Operation, target: Target = POSTGRESQL) -> Table:
    """The table after the operations that follow its creation."""
    return replayed(CREATE_AUTHORS, CREATE_BOOKS, *operations, target=target).tables[BOOKS]


def column(table: Table, name: str) -> Column:
    found = table.column(name)
    assert found is not None
    return found


def names(table: Table) -> set[str | None]:
    return {c.name for c in table.constraints}


def test_knows_all_of_a_table_that_it_saw_created() -> None:
    table = books()
    assert table.complete
    assert [c.name for c in table.columns] == ["id", "author", "title"]
    assert names(table) == {"books_pkey", "written_by", "books_author_title_key", "titled"}
    assert column(table, "id").nullable is False


def test_keeps_a_table_that_is_created_only_if_it_is_not_there() -> None:
    other = CreateTable(BOOKS, (Column("x", TEXT),), if_not_exists=True)
    assert books(other) == books()


def test_a_table_that_only_appears_in_an_alter_is_incomplete() -> None:
    schema = replayed(AddColumn(BOOKS, Column("title", TEXT)))
    assert not schema.tables[BOOKS].complete
    assert column(schema.tables[BOOKS], "title").type == TEXT


def test_learns_of_an_unknown_column_what_the_alter_says() -> None:
    alter = AlterColumn(BOOKS, "title", nullable=False, existing_type=TEXT)
    title = column(replayed(alter).tables[BOOKS], "title")
    assert (title.type, title.nullable) == (TEXT, False)


@pytest.mark.parametrize(
    "operation",
    [
        DropTable(BOOKS),
        DropColumn(BOOKS, "title"),
        DropIndex("by_title"),
        DropIndex("by_title", BOOKS),
        DropIndex(None),
        DropConstraint(BOOKS, "titled"),
        DropConstraint(BOOKS, None, "primary"),
    ],
)
def test_dropping_what_is_not_known_changes_nothing(operation: Operation) -> None:
    assert replayed(operation) == Schema()


def test_a_renamed_table_takes_the_foreign_keys_of_others_along() -> None:
    schema = replayed(CREATE_AUTHORS, CREATE_BOOKS, RenameTable(AUTHORS, "writers"))
    assert AUTHORS not in schema.tables
    assert schema.tables[BOOKS].foreign_keys[0].target == TableName("writers")
    assert schema.tables[TableName("writers")].complete


def test_a_renamed_table_still_points_at_itself() -> None:
    tree = TableName("tree")
    key = ForeignKey("up", ("parent",), tree, ("id",))
    schema = replayed(
        CreateTable(tree, (Column("id", INTEGER), Column("parent", INTEGER)), (key,)),
        RenameTable(tree, "forest"),
    )
    assert schema.tables[TableName("forest")].foreign_keys[0].target == TableName("forest")


def test_a_renamed_table_stays_in_its_schema() -> None:
    schema = replayed(RenameTable(TableName("t", "s"), "u"))
    assert list(schema.tables) == [TableName("u", "s")]


def test_a_renamed_column_is_renamed_wherever_it_was_written() -> None:
    table = books(AlterColumn(BOOKS, "author", new_name="writer"))
    assert table.column("author") is None
    assert table.foreign_keys[0].columns == ("writer",)
    assert Unique("books_author_title_key", ("writer", "title")) in table.constraints
    assert table.indexes[0].predicate == "writer IS NOT NULL"


def test_a_column_that_has_its_new_name_already_stays_as_it_is() -> None:
    rename = AlterColumn(BOOKS, "author", new_name="writer")
    assert books(rename, rename) == books(rename)


def test_a_renamed_column_is_renamed_in_expressions_but_not_in_strings() -> None:
    table = books(AlterColumn(BOOKS, "title", new_name="name"), AlterColumn(BOOKS, "id"))
    assert table.indexes[0].elements == ("lower(name)",)
    assert Check("titled", "name <> 'author'") in table.constraints


def test_a_renamed_column_takes_the_foreign_keys_that_point_at_it_along() -> None:
    schema = replayed(CREATE_AUTHORS, CREATE_BOOKS, AlterColumn(AUTHORS, "id", new_name="number"))
    assert schema.tables[BOOKS].foreign_keys[0].target_columns == ("number",)


def test_a_constraint_of_a_name_that_is_taken_replaces_the_other() -> None:
    again = AddConstraint(BOOKS, Unique("by_title", ("title",)))
    wider = AddConstraint(BOOKS, Unique("by_title", ("title", "author")))

    kept = [c for c in books(again, wider).constraints if c.name == "by_title"]
    assert kept == [wider.constraint]


def test_a_changed_type_brings_its_check_and_takes_the_one_before() -> None:
    first = AlterColumn(BOOKS, "title", check=Check("kind", "title IN ('a')"))
    second = AlterColumn(BOOKS, "title", check=Check(None, "title IN ('b')"), existing_check="kind")

    assert books(first).constraint("kind") == first.check
    assert books(first, second).constraint("kind") is None
    assert books(first, second).constraint("books_title_check") is not None


def test_an_altered_column_keeps_what_was_not_mentioned() -> None:
    title = column(books(AlterColumn(BOOKS, "title", default=Default("untitled"))), "title")
    assert title == Column("title", TEXT, default=Default("untitled"))
    dropped = AlterColumn(BOOKS, "title", default=DropDefault())
    assert column(books(AlterColumn(BOOKS, "title"), dropped), "title").default is None


def test_mysql_forgets_what_an_alter_does_not_restate() -> None:
    before = AlterColumn(
        BOOKS, "title", nullable=False, default=Default("untitled"), existing_type=TEXT
    )
    longer = DataType("varchar", length=200)
    careless = column(
        books(before, AlterColumn(BOOKS, "title", type=longer), target=MYSQL), "title"
    )
    assert (careless.nullable, careless.default) == (True, None)
    careful = AlterColumn(
        BOOKS,
        "title",
        type=longer,
        existing_nullable=False,
        existing_default=Default("untitled"),
    )
    kept = column(books(before, careful, target=MYSQL), "title")
    assert (kept.nullable, kept.default) == (False, Default("untitled"))


def test_mysql_forgets_nothing_when_only_the_default_is_set() -> None:
    before = AlterColumn(BOOKS, "title", nullable=False, existing_type=TEXT)
    after = AlterColumn(BOOKS, "title", default=Default("untitled"))
    assert column(books(before, after, target=MYSQL), "title").nullable is False


def test_a_dropped_column_takes_its_constraints_and_indexes_along() -> None:
    table = books(DropColumn(BOOKS, "author"))
    assert names(table) == {"books_pkey", "titled"}
    assert table.indexes == ()


def test_mysql_takes_a_dropped_column_out_of_its_keys_and_indexes() -> None:
    index = CreateIndex(BOOKS, Index("both", ("author", "title")))
    table = books(
        DropConstraint(BOOKS, "written_by"), index, DropColumn(BOOKS, "author"), target=MYSQL
    )
    assert Unique("author", ("title",)) in table.constraints
    assert Index("both", ("title",)) in table.indexes


def test_a_dropped_column_with_cascade_takes_the_keys_that_point_at_it() -> None:
    schema = replayed(CREATE_AUTHORS, CREATE_BOOKS, DropColumn(AUTHORS, "id", cascade=True))
    assert schema.tables[BOOKS].foreign_keys == ()


def test_a_dropped_table_with_cascade_takes_the_keys_that_point_at_it() -> None:
    schema = replayed(CREATE_AUTHORS, CREATE_BOOKS, DropTable(AUTHORS, cascade=True))
    assert AUTHORS not in schema.tables
    assert schema.tables[BOOKS].foreign_keys == ()


def test_a_column_is_added_once() -> None:
    again = AddColumn(BOOKS, Column("title", INTEGER), if_not_exists=True)
    assert books(again) == books()


def test_a_column_brings_its_constraints_and_indexes() -> None:
    table = books(
        AddColumn(
            BOOKS,
            Column("isbn", TEXT),
            (Unique(None, ("isbn",)),),
            (Index(None, ("isbn",)),),
        )
    )
    assert "books_isbn_key" in names(table)
    assert table.index("ix_books_isbn") is not None


def test_an_index_is_dropped_without_naming_its_table() -> None:
    assert books(DropIndex("by_title")).indexes == ()


def test_mysql_drops_a_unique_constraint_as_the_index_that_it_is() -> None:
    assert "author" not in names(books(DropIndex("author", BOOKS), target=MYSQL))
    made = CreateIndex(BOOKS, Index("u", ("title",), unique=True))
    dropped = DropConstraint(BOOKS, "u", "unique")
    assert books(made, dropped, target=MYSQL).index("u") is None
    assert books(made, dropped, target=POSTGRESQL).index("u") is not None


def test_mysql_drops_the_primary_key_by_whatever_name() -> None:
    table = books(DropConstraint(BOOKS, "any_name", "primary"), target=MYSQL)
    assert table.primary_key is None


def test_a_primary_key_leaves_no_column_nullable() -> None:
    alone = CreateTable(BOOKS, (Column("id", INTEGER),))
    table = replayed(alone, AddConstraint(BOOKS, PrimaryKey(None, ("id",)))).tables[BOOKS]
    assert column(table, "id").nullable is False


def test_a_constraint_that_takes_over_an_index_has_its_columns() -> None:
    table = books(
        CreateIndex(BOOKS, Index("one_title", ("title",), unique=True)),
        AddConstraint(BOOKS, Unique(None, (), using_index="one_title")),
    )
    assert table.constraint("one_title") == Unique("one_title", ("title",), "one_title")
    assert table.index("one_title") is None


FOREIGN_KEY = ForeignKey(None, ("author",), AUTHORS, ("id",))
UNNAMED = CreateTable(BOOKS, (Column("author", INTEGER), Column("title", TEXT)), (FOREIGN_KEY,))


@pytest.mark.parametrize("target", [POSTGRESQL, MYSQL, SQLITE])
def test_an_unnamed_key_is_dropped_by_the_name_that_a_convention_gives(target: Target) -> None:
    drop = DropConstraint(BOOKS, "fk_books_author_authors", "foreignkey")
    table = replayed(UNNAMED, drop, target=target).tables[BOOKS]
    assert table.foreign_keys == ()
    assert not table.doubtful


def test_a_key_that_has_a_name_is_not_dropped_by_another() -> None:
    table = books(DropConstraint(BOOKS, "fk_books_author_authors", "foreignkey"))
    assert len(table.foreign_keys) == 1
    assert table.doubtful


def test_it_is_doubtful_what_a_table_has_that_loses_what_it_was_not_known_to_have() -> None:
    assert books(DropIndex("other", BOOKS)).doubtful
    assert books(DropConstraint(BOOKS, "other")).doubtful
    assert not books(DropConstraint(BOOKS, "other", if_exists=True)).doubtful
    assert not books(DropIndex("by_title", BOOKS)).doubtful


def test_a_key_that_is_dropped_with_cascade_takes_those_that_need_it() -> None:
    drop = DropConstraint(AUTHORS, "authors_pkey", cascade=True)
    assert books(drop).foreign_keys == ()


def test_a_name_too_long_is_dropped_by_the_name_that_was_given() -> None:
    check = Check("c" * 70, "id > 0")
    made = AddConstraint(BOOKS, check)
    assert "c" * 63 in names(books(made))
    assert names(books(made, DropConstraint(BOOKS, "c" * 70))) == names(books())


def test_a_comment_is_kept() -> None:
    assert books(TableComment(BOOKS, "read them")).comment == "read them"


def test_sqlite_names_nothing() -> None:
    assert names(books(target=SQLITE)) == {None, "written_by", "titled"}


@pytest.mark.parametrize(
    ("operation", "gaps"),
    [
        (Unread("op.something()", "unknown-call"), 1),
        (RunSql("DROP TABLE books"), 1),
        (RunSql("ALTER TABLE books ADD isbn text"), 0),
        (RunSql("UPDATE books SET title = ''; CREATE TABLE x (a int)"), 1),
        (RunSql("DO $$ BEGIN PERFORM 1; END $$"), 1),
        (RunSql("UPDATE books SET title = 'ALTER TABLE'"), 0),
        (RunSql("-- ALTER TABLE books\nDELETE FROM books"), 0),
        (RunSql("  ;; "), 0),
    ],
)
def test_counts_what_may_have_changed_the_schema_unseen(operation: Operation, gaps: int) -> None:
    assert replayed(operation).gaps == gaps


def test_leaves_the_schema_before_as_it_was() -> None:
    before = replayed(CREATE_AUTHORS, CREATE_BOOKS)
    kept = dict(before.tables)
    apply(DropTable(BOOKS), before, POSTGRESQL)
    apply(AlterColumn(AUTHORS, "id", new_name="number"), before, POSTGRESQL)
    assert before.tables == kept
