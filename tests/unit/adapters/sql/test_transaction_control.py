import pytest

from adapters.sql.reader import SqlTextReader
from domain.databases.target import Target
from domain.operations import ChangeRows, RunSql
from domain.schema.names import TableName
from domain.sql_operations import TransactionControl


def read(text, database="postgresql"):
    return SqlTextReader().operations(text, Target.of(database))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("BEGIN", "BEGIN"),
        ("BEGIN;", "BEGIN"),
        ("start transaction isolation level serializable", "BEGIN"),
        ("COMMIT", "COMMIT"),
        ("-- at last\nEND", "COMMIT"),
        ("ROLLBACK", "ROLLBACK"),
        ("ABORT", "ROLLBACK"),
        ("SAVEPOINT a", "SAVEPOINT"),
        ("RELEASE SAVEPOINT a", "RELEASE"),
        ("ROLLBACK TO SAVEPOINT a", "ROLLBACK TO"),
    ],
)
def test_postgresql(text, verb):
    assert read(text) == (TransactionControl(verb),)


@pytest.mark.parametrize("database", ["mysql", "mariadb", "sqlite"])
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("BEGIN", "BEGIN"),
        ("COMMIT", "COMMIT"),
        ("COMMIT;", "COMMIT"),
        ("ROLLBACK", "ROLLBACK"),
        ("SAVEPOINT a", "SAVEPOINT"),
        ("release savepoint a;", "RELEASE"),
        ("ROLLBACK TO SAVEPOINT a", "ROLLBACK TO"),
    ],
)
def test_the_others(database, text, verb):
    assert read(text, database) == (TransactionControl(verb),)


def test_sqlite_begins_at_once_and_mysql_starts():
    assert read("BEGIN IMMEDIATE", "sqlite") == (TransactionControl("BEGIN"),)
    assert read("START TRANSACTION", "mysql") == (TransactionControl("BEGIN"),)


@pytest.mark.parametrize("database", ["postgresql", "mysql", "mariadb"])
def test_a_commit_that_begins_the_next_transaction(database):
    assert read("COMMIT AND CHAIN", database) == (TransactionControl("COMMIT", chain=True),)


@pytest.mark.parametrize("database", ["postgresql", "mysql", "mariadb", "sqlite"])
def test_a_commit_in_the_middle_stands_where_it_stood(database):
    rows = ChangeRows("DELETE", TableName("a"), filtered=False)

    assert read("DELETE FROM a; COMMIT; DELETE FROM a", database) == (
        rows,
        TransactionControl("COMMIT"),
        rows,
    )


def test_what_ends_a_transaction_in_two_phases_stays_sql():
    assert read("PREPARE TRANSACTION 'a'") == (RunSql("PREPARE TRANSACTION 'a'"),)
    assert read("COMMIT PREPARED 'a'") == (RunSql("COMMIT PREPARED 'a'"),)


def test_a_trigger_is_no_transaction():
    text = "CREATE TRIGGER a AFTER INSERT ON b BEGIN UPDATE c SET d = 1; END"

    assert not [o for o in read(text, "sqlite") if isinstance(o, TransactionControl)]
