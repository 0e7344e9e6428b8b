"""Which statements may have changed tables unseen."""

import pytest

from domain.databases.target import Target
from domain.operations import Operation, Reach, RunSql, Unread
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema, Table
from domain.schema.unseen_changes import may_define

BOOKS = Table(TableName("books"), complete=True)
WRITERS = Table(TableName("writers"), complete=True)

BODY = "BEFORE UPDATE ON t FOR EACH ROW BEGIN SELECT RAISE(ABORT, 'no'); UPDATE u SET a = 1; END"


@pytest.mark.parametrize(
    "text",
    [
        f"CREATE TRIGGER guard {BODY}",
        f"create trigger if not exists guard {BODY};",
        "CREATE OR REPLACE TRIGGER guard BEFORE UPDATE ON t FOR EACH ROW SET NEW.a = 1",
        "CREATE DEFINER=`root`@`%` TRIGGER g AFTER INSERT ON t FOR EACH ROW BEGIN IF 1 THEN"
        " SET @a = 1; END IF; END",
        "DROP TRIGGER IF EXISTS guard",
        "SELECT 1; -- CREATE TABLE t",
    ],
)
def test_a_trigger_changes_no_table_when_it_is_made(text: str) -> None:
    assert not may_define(text)


@pytest.mark.parametrize(
    "text",
    [
        "CREATE TABLE trigger (a int)",
        f"CREATE TRIGGER guard {BODY}; ALTER TABLE t ADD a int",
        f"CREATE TRIGGER a {BODY}; ALTER TABLE t ADD a int; CREATE TRIGGER b {BODY}",
        "DROP TRIGGER guard; DROP TABLE t",
        "CALL grow()",
    ],
)
def test_what_is_not_known_to_be_harmless_may_change_one(text: str) -> None:
    assert may_define(text)


def after(operation: Operation, database: str = "postgresql") -> Schema:
    schema = Schema({table.name: table for table in (BOOKS, WRITERS)})
    return apply(operation, schema, Target.of(database))


@pytest.mark.parametrize(
    "operation",
    [
        RunSql("ALTER TABLE books ADD isbn text"),
        RunSql('alter table if exists only "books" drop column isbn'),
        RunSql("ALTER TABLE Books ADD isbn text"),
        Unread("op.alter_column('books', x)", "unknown-argument", "", BOOKS.name, Reach.TABLE),
    ],
)
def test_a_gap_costs_the_table_that_it_names(operation: Operation) -> None:
    schema = after(operation)
    assert schema.gaps == 0
    assert schema.tables[WRITERS.name] == WRITERS
    assert schema.tables[BOOKS.name].unsure
    assert schema.tables[BOOKS.name].doubtful


@pytest.mark.parametrize(
    "operation",
    [
        RunSql("CREATE UNIQUE INDEX CONCURRENTLY by_isbn ON books (isbn)"),
        Unread("op.drop_constraint(x, 'books')", "database-read", "", BOOKS.name, Reach.KEYS),
    ],
)
def test_columns_are_sure_where_a_key_was_not_read(operation: Operation) -> None:
    table = after(operation).tables[BOOKS.name]
    assert (table.doubtful, table.unsure) == (True, False)


@pytest.mark.parametrize(
    "operation",
    [
        Unread("grow(op)", "unknown-call"),
        Unread("op.add_column('books', c)", "unknown-argument", "", BOOKS.name),
        RunSql("ALTER TABLE books ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES writers"),
        RunSql("ALTER TABLE books RENAME TO works"),
        RunSql("CALL grow()"),
    ],
)
def test_what_may_reach_other_tables_makes_a_gap(operation: Operation) -> None:
    assert after(operation).gaps == 1


def test_names_keep_their_case_where_the_database_does() -> None:
    assert not after(RunSql("ALTER TABLE Books ADD a int"), "mysql").tables[BOOKS.name].unsure


def test_what_changes_rows_alone_leaves_all_as_it_was() -> None:
    told = Unread("fill(session)", "limit", reach=Reach.NOTHING)
    assert after(told).tables == {BOOKS.name: BOOKS, WRITERS.name: WRITERS}


def test_the_body_of_a_function_does_not_run_when_it_is_made() -> None:
    assert not may_define("CREATE FUNCTION f() RETURNS void AS $$ BEGIN DROP TABLE t; END $$")


def test_a_quoted_name_may_have_dots_in_it() -> None:
    name = TableName("a..b", "s")
    schema = apply(
        RunSql('ALTER TABLE s."a..b" ADD a int'),
        Schema({name: Table(name, complete=True)}),
        Target.of("postgresql"),
    )
    assert schema.tables[name].unsure
