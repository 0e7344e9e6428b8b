"""DO blocks of PostgreSQL, taken apart."""

import pytest

from adapters.sql.reader import SqlTextReader
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    ChangeRows,
    DropColumn,
    DropTable,
    EnumType,
    Operation,
    RunSql,
)
from domain.sql_operations import TransactionControl

READER = SqlTextReader()
POSTGRESQL = Target.of("postgresql")


def told(body: str, declare: str = "") -> list[tuple[type[Operation], str]]:
    """What a block asks: c where it may not run, g where an error of it may be swallowed."""
    text = f"DO $$ {declare} BEGIN\n{body}\nEND $$"
    return [
        (type(operation), "c" * statement.conditional + "g" * statement.guarded)
        for statement in READER.statements(text, POSTGRESQL)
        for operation in statement.operations
    ]


DROP = "ALTER TABLE book DROP COLUMN isbn;"
TYPE = "CREATE TYPE mood AS ENUM ('sad');"


def test_a_plain_list_of_statements_is_what_they_are():
    assert told(TYPE + DROP) == [(EnumType, ""), (DropColumn, "")]


def test_an_error_may_be_swallowed():
    body = f"{TYPE} EXCEPTION WHEN duplicate_object THEN NULL;"
    assert told(body) == [(EnumType, "g")]
    assert told(f"BEGIN {TYPE} EXCEPTION WHEN others THEN RAISE NOTICE 'x'; END; {DROP}") == [
        (EnumType, "g"),
        (DropColumn, ""),
    ]


def test_an_error_that_is_raised_again_is_not_swallowed():
    assert told(f"{TYPE} EXCEPTION WHEN others THEN RAISE;") == [(EnumType, "")]
    assert told(f"{TYPE} EXCEPTION WHEN others THEN {DROP} RAISE EXCEPTION 'no';") == [
        (EnumType, ""),
        (DropColumn, "c"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN {} END IF;",
        "IF false THEN NULL; ELSIF true THEN {} END IF;",
        "IF false THEN NULL; ELSE {} END IF;",
        "CASE WHEN true THEN {} END CASE;",
        "CASE 1 WHEN 2 THEN NULL; ELSE {} END CASE;",
        "FOR i IN 1..3 LOOP {} END LOOP;",
        "WHILE false LOOP {} END LOOP;",
        "IF true THEN RETURN; END IF; {}",
        "BEGIN NULL; EXCEPTION WHEN others THEN {} END;",
    ],
)
def test_what_stands_under_a_condition_may_not_run(body):
    for inner, kind in ((DROP, DropColumn), ("EXECUTE 'DROP TABLE book';", DropTable)):
        assert told(body.replace("{}", inner)) == [(kind, "c")]


def test_a_text_that_is_executed_is_the_statement_in_it():
    assert told("EXECUTE 'ALTER TABLE book ADD COLUMN a int; DROP TABLE pen';") == [
        (AddColumn, ""),
        (DropTable, ""),
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("format('ALTER TABLE book DROP CONSTRAINT %I', n)", "ALTER TABLE book DROP CONSTRAINT %I"),
        ("'DROP TABLE ' || n", "EXECUTE 'DROP TABLE ' || n"),
    ],
)
def test_a_text_that_is_put_together_stays_raw_sql(words, text):
    (statement,) = READER.statements(
        f"DO $$ DECLARE n text; BEGIN EXECUTE {words}; END $$", POSTGRESQL
    )
    assert statement.operations == (RunSql(text),)


def test_rows_and_variables():
    declare = "DECLARE n int; r record;"
    body = """
n := 3;
SELECT count(*) INTO n FROM book;
UPDATE book SET pages = n WHERE pages IS NULL;
FOR r IN SELECT * FROM book LOOP DELETE FROM pen WHERE id = r.id; END LOOP;
PERFORM 1;
RAISE NOTICE 'done';
"""
    assert told(body, declare) == [(ChangeRows, ""), (ChangeRows, "c")]


def test_a_block_may_commit():
    assert told(f"{DROP} COMMIT;") == [(DropColumn, ""), (TransactionControl, "")]


def test_each_statement_has_its_line():
    block = f"DO\n$x$\nBEGIN\n  {TYPE}\n\n  EXECUTE '\n{DROP}';\nEND\n$x$;"
    text = f"SELECT 1;\n\n-- now\n{block}\nDROP TABLE book;"
    lines = [(s.line, s.operations[0]) for s in READER.statements(text, POSTGRESQL) if s.operations]
    assert [line for line, _ in lines] == [7, 10, 13]


@pytest.mark.parametrize(
    "text",
    [
        "DO LANGUAGE plpython3u $$ plpy.execute('DROP TABLE book') $$",
        "DO $$ BEGIN ALTER TABEL book; END $$",
        "DO $$ BEGIN IF END $$",
    ],
)
def test_a_block_that_cannot_be_taken_apart_stays_raw_sql(text):
    assert READER.operations(text, POSTGRESQL) == (RunSql(text),)


def test_a_key_is_added_by_the_idiom_of_many_projects():
    body = """
IF NOT EXISTS (
    SELECT 1 FROM information_schema.table_constraints
    WHERE constraint_type = 'FOREIGN KEY' AND constraint_name = 'book_writer_fkey'
) THEN
    ALTER TABLE book ADD CONSTRAINT book_writer_fkey
    FOREIGN KEY (writer_id) REFERENCES writer (id) ON DELETE CASCADE;
END IF;
"""
    assert told(body) == [(AddConstraint, "c")]
