"""SQL given as text."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from adapters.alembic_project.evaluator.sql_text import operations
from domain.operations import ChangeRows, RunSql
from domain.schema.names import TableName

A = TableName("a")
ROWS = {
    "UPDATE t SET a = 1": ("UPDATE", "t", None, False),
    "update only s.t set a = 1 where b": ("UPDATE", "t", "s", True),
    "UPDATE t SET a = (SELECT 1 FROM u WHERE u.x)": ("UPDATE", "t", None, False),
    "UPDATE `t` JOIN u ON u.id = t.id SET t.a = 1": ("UPDATE", "t", None, False),
    "DELETE FROM t": ("DELETE", "t", None, False),
    "DELETE FROM \"My Table\" WHERE a = 'x'": ("DELETE", "My Table", None, True),
    "DELETE FROM t WHERE a = 'no WHERE'": ("DELETE", "t", None, True),
    "DELETE FROM t -- WHERE not here": ("DELETE", "t", None, False),
    "INSERT INTO t (a) VALUES (1)": ("INSERT", "t", None, None),
    "INSERT INTO s.t SELECT * FROM u WHERE a": ("INSERT", "t", "s", None),
    "INSERT OR REPLACE INTO t VALUES (1)": ("INSERT", "t", None, None),
    "REPLACE INTO t VALUES (1)": ("INSERT", "t", None, None),
    "/* note */ DELETE FROM t WHERE a": ("DELETE", "t", None, True),
    "WITH x AS (SELECT 1) UPDATE t SET a = 1 WHERE b": ("UPDATE", "t", None, True),
    "UPDATE (SELECT 1) SET a = 1": ("UPDATE", None, None, False),
}


@pytest.mark.parametrize(("text", "expected"), ROWS.items())
def test_changes_of_rows_are_known(
    text: str, expected: tuple[str, str | None, str | None, bool | None]
) -> None:
    verb, name, schema, filtered = expected
    table = TableName(name, schema) if name else None
    [changed] = operations(text)
    assert evolve(changed, sets=(), reads=(), says=()) == ChangeRows(verb, table, filtered)


@pytest.mark.parametrize("condition", ["true", "1=1", "(1 = 1)", "1"])
def test_a_condition_that_always_holds_filters_nothing(condition: str) -> None:
    [changed] = operations(f"DELETE FROM t WHERE {condition};")
    assert changed == ChangeRows("DELETE", TableName("t"), filtered=False)


def test_a_change_tells_the_strings_in_it() -> None:
    [changed] = operations("UPDATE t SET a = 'new', b = 'it''s' WHERE a IN ('old', 'new')")
    assert isinstance(changed, ChangeRows)
    assert changed.says[0] == "new"
    assert "old" in changed.says


@pytest.mark.parametrize(
    ("text", "sets", "reads"),
    [
        ("UPDATE t SET a = lower(b), c = 'd = e'", {"a", "c"}, {("t", "b")}),
        ("UPDATE t SET a = u.b FROM u WHERE u.id = t.x", {"a"}, {("u", "b"), ("t", "x")}),
        ("UPDATE `t` JOIN u ON u.id = t.x SET t.a = u.b", {"a"}, {("u", "b")}),
        ("INSERT INTO t (a, c) SELECT b, d FROM u", {"a", "c"}, {("u", "b"), ("u", "d")}),
        ("INSERT INTO t SELECT * FROM u", set(), {("u", "*")}),
        ("INSERT INTO t (a) VALUES (1)", {"a"}, set()),
    ],
)
def test_a_change_tells_what_it_sets_and_reads(
    text: str, sets: set[str], reads: set[tuple[str, str]]
) -> None:
    [changed] = operations(text)
    assert set(changed.sets) == sets
    assert {(TableName(table), column) for table, column in reads} <= set(changed.reads)
    assert not {column for _, column in changed.reads} & sets


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1",
        "SHOW x",
        "  ",
        "",
        "-- only a comment",
        "VALUES (1)",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "EXPLAIN SELECT 1",
    ],
)
def test_reading_is_nothing(text: str) -> None:
    assert operations(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "ALTER TABLE t ADD a int",
        "SET lock_timeout = '2s'",
        "TRUNCATE t",
        "DO $$ BEGIN UPDATE t SET a = 1; END $$",
        "CREATE FUNCTION f() RETURNS trigger AS $x$ BEGIN DELETE FROM t; END $x$ LANGUAGE plpgsql;",
        "CREATE TRIGGER x AFTER INSERT ON t BEGIN UPDATE t SET a = 1; END;",
        "CREATE VIEW v AS SELECT ';'",
    ],
)
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert operations(text) == (RunSql(text),)


def test_statements_are_taken_apart() -> None:
    text = "ALTER TABLE a ADD b int; UPDATE a SET b = ';';\nDELETE FROM a;"
    assert operations(text) == (
        RunSql("ALTER TABLE a ADD b int"),
        ChangeRows("UPDATE", A, filtered=False, sets=("b",), reads=((A, "a"),), says=(";",)),
        ChangeRows("DELETE", A, filtered=False),
    )


@pytest.mark.parametrize("before", ["", "DROP TRIGGER IF EXISTS g;", "DELETE FROM t;\n-- why\n"])
def test_the_body_of_a_routine_stays_in_one(before: str) -> None:
    body = (
        "/* so */ CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = 1; DELETE FROM u; END;"
    )
    *_, last = operations(f"{before}{body}")
    assert isinstance(last, RunSql)
    assert last.text.strip().endswith(body)
    assert len(operations(f"{before}{body}")) == 1 + bool(before)


def test_many_comments_take_no_time() -> None:
    assert len(operations("/* */ " * 10_000 + "SELECT 1; DELETE FROM t")) == 1


@pytest.mark.parametrize(
    "text", ["ALTER TABLE a; SELECT 'never closed", r"ALTER TABLE a; SELECT 'it\'s;'"]
)
def test_statements_stay_together_where_quotes_are_doubtful(text: str) -> None:
    assert operations(text) == (RunSql(text),)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(operations(text), tuple)
