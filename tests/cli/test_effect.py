"""`assay effect`, as a user meets it."""

import io
import json
import sys
from pathlib import Path

import jsonschema
import pytest

DOCS = Path(__file__).parents[2] / "docs"
SCHEMA = json.loads((DOCS / "effects.schema.json").read_text(encoding="utf-8"))
POSTGRESQL = ("--database", "postgresql", "--server-version", "15")

REPORT = """\
PostgreSQL 15, in one transaction, on the schema of shop.sql

1. ALTER TABLE books ALTER COLUMN isbn TYPE varchar(13)
   locks       books  ACCESS EXCLUSIVE  reads and writes wait
               ACCESS EXCLUSIVE on indexes books_author, books_pkey
   held        until commit
   work        writes books anew, builds 2 indexes: takes longer the more rows there are
   may fail    on existing rows: value too long for type character varying(13)

2. ALTER TABLE books ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES authors (id)
   locks       authors  SHARE ROW EXCLUSIVE  writes wait
               books    SHARE ROW EXCLUSIVE  writes wait
   held        until commit
               still, from before: ACCESS EXCLUSIVE on books, books_author, books_pkey
   work        looks up every row for the foreign key fk: takes longer the more rows there are
   may fail    on existing rows: insert or update on table "books" violates foreign key constraint
               "fk"

2 statements: 1 makes reads and writes wait, 2 grow with the rows
"""
TABLES = """
CREATE TABLE authors (id bigint PRIMARY KEY);
CREATE TABLE books (id bigint PRIMARY KEY, isbn varchar(20), author bigint);
CREATE INDEX books_author ON books (author);
"""
CHANGES = """
ALTER TABLE books ALTER COLUMN isbn TYPE varchar(13);
ALTER TABLE books ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES authors (id);
"""


@pytest.fixture
def files(shop):
    Path("shop.sql").write_text(TABLES)
    Path("changes.sql").write_text(CHANGES)


def test_tells_a_person(assay, files):
    ran = assay("effect", *POSTGRESQL, "--schema", "shop.sql", "--file", "changes.sql")

    assert ran.out == REPORT
    assert (ran.status, ran.err) == (0, "")


def test_tells_a_program(assay, files):
    ran = assay(
        *("effect", *POSTGRESQL, "--schema", "shop.sql", "--format", "json"),
        "ALTER TABLE books DROP COLUMN author",
    )

    document = json.loads(ran.out)
    jsonschema.validate(document, SCHEMA)
    [statement] = document["statements"]
    assert statement["locks"] == {"books": "AccessExclusive", "books_author": "AccessExclusive"}
    assert statement["blocks"]["books"] == "reads and writes"
    assert statement["loses"] == "all values of books.author"
    assert statement["error"] is None


def test_reads_stdin(assay, shop, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"DROP TABLE t")))

    assert "loses       t with all its rows" in assay("effect", "-").out


def test_each_alone_lets_run_what_no_transaction_may_hold(assay, shop):
    sql = "CREATE INDEX CONCURRENTLY i ON t (a)"
    assert "refused" in assay("effect", *POSTGRESQL, sql).out

    alone = assay("effect", *POSTGRESQL, "--each-alone", sql)
    assert "refused" not in alone.out
    assert "only outside of a transaction" in alone.out


def test_the_settings_name_the_database(assay, shop):
    Path("pyproject.toml").write_text(
        '[tool.assay]\ndatabase = "mariadb"\nserver-version = "10.6"\n'
    )

    assert assay("effect", "ALTER TABLE t ADD COLUMN a INT").out.startswith("MariaDB 10.6,")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("ALTER TABEL t",), 'statement:1: syntax error at or near "TABEL", in: ALTER TABEL t'),
        (("",), "statement: there is no SQL statement in it."),
        ((), "name the statements once"),
        (("--file", "gone.sql"), "gone.sql: No such file or directory."),
        (("--file", "latin.sql"), "latin.sql:2: not UTF-8."),
        (("--file", "changes.sql", "DROP TABLE t"), "name the statements once"),
        (("--database", "oracle", "DROP TABLE t"), "unknown database 'oracle'"),
        (("--database", "mysql", "--server-version", "5.7", "DROP TABLE t"), "5.7"),
    ],
)
def test_wrong_input_is_one_clear_message(assay, files, arguments, message):
    Path("latin.sql").write_bytes("drop table t;\n-- ä".encode("latin-1"))
    ran = assay("effect", *arguments)

    assert ran.status == 2
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert ran.out == ""


def test_a_statement_that_is_not_understood_is_status_2(assay, shop):
    ran = assay("effect", *POSTGRESQL, "CALL p(); DROP TABLE t")

    assert ran.status == 2
    assert "what this statement does is not understood" in ran.out
    assert "t with all its rows" in ran.out
    assert "1 is not understood" in ran.out


def test_a_dump_of_psql_is_read_past_its_commands_and_rows(assay, shop):
    Path("dump.sql").write_text(
        "\\restrict x\nSET x = 1;\nCREATE TABLE public.t (a integer, b text);\n"
        "COPY public.t (a, b) FROM stdin;\n1\tit's; one\n2\t\\N\n\\.\n\n"
        "CREATE INDEX i ON public.t USING btree (a);\n\\unrestrict x\n"
    )
    ran = assay("effect", *POSTGRESQL, "--schema", "dump.sql", "DROP INDEX i")

    assert "not understood" not in ran.out
    assert "t  ACCESS EXCLUSIVE  reads and writes wait" in ran.out
