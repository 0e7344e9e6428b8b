"""Texts that are put together."""

import pytest

from domain.operations import ChangeRows, DropTable, RunSql, Unread
from domain.schema.names import TableName
from tests.unit.adapters.alembic_project.evaluator.reading import operation, operations

NAMES = {
    '"a" + "b"': "ab",
    '"a" "b" + str(1)': "ab1",
    'f"{x}_{y!s}"': "x_7",
    'f"{y:03d}{z:>4}"': "007   z",
    'f"{x!r}"': "'x'",
    '"%s_%d" % (x, y)': "x_7",
    '"%(n)s" % {"n": x}': "x",
    '"100%%_%s" % x': "100%_x",
    '"{}_{n}_{0}".format(x, n=y)': "x_7_x",
    '"{0[k]}".format({"k": x})': "x",
    '"_".join([x, "b"])': "x_b",
    '"_".join(c for c in "abc")': "a_b_c",
    '" T ".strip().lower()': "t",
    '"a-b".replace("-", x)': "axb",
    '"a.b".split(".")[-1]': "b",
    '"abc"[1:]': "bc",
    "x * 3": "xxx",
    'x.upper() if y > 3 else "no"': "X",
    '{"k": x}["k"]': "x",
    '{"k": x}.get("other", "d")': "d",
    '{**{"a": x}, "b": "c"}["a"]': "x",
    '[x, "b"][y - 6]': "b",
    '("a", x)[1]': "x",
    '(x or "b")': "x",
    '("" or "b")': "b",
    "str(2 ** 5 - 1)": "31",
    'max(["a", "c", "b"])': "c",
    'next(n for n in ["a", "b"] if n != "a")': "b",
    "(found := x) + found": "xx",
    'dict(a=x)["a"]': "x",
    '[*["a"], *("b",)][1]': "b",
    'textwrap.dedent("\\n    a\\n").strip()': "a",
    'sa.text("t").text': "t",
    'list(reversed(["a", "b"]))[0]': "b",
    '"".join(a + b for a, b in zip("ab", "cd"))': "acbd",
    "os.path.sep if False else x": "x",
}


@pytest.mark.parametrize(("expression", "text"), NAMES.items())
def test_an_expression_is_evaluated(expression: str, text: str) -> None:
    body = f"import os, textwrap\nx, y, z = 'x', 7, 'z'\nop.drop_table({expression})"
    assert operation(body) == DropTable(TableName(text))


UNKNOWN = "op.get_bind().info"


def test_an_unknown_piece_keeps_a_name_from_being_known() -> None:
    found = operation(f"op.drop_table(f'a_{{{UNKNOWN}}}')")
    assert isinstance(found, Unread)


def test_rows_are_known_though_a_piece_of_their_text_is_not() -> None:
    """The verb, the table and whether there is a WHERE suffice."""
    body = f"op.execute(f\"UPDATE t SET a = '{{{UNKNOWN}}}' WHERE b = 1\")"
    assert operation(body) == ChangeRows("UPDATE", TableName("t"), filtered=True)
    built = f"op.execute('DELETE FROM ' + {UNKNOWN})"
    assert operation(built) == ChangeRows("DELETE", None, filtered=False)


def test_other_sql_is_not() -> None:
    found = operation(f"op.execute('DROP INDEX %s' % {UNKNOWN})")
    assert isinstance(found, Unread)
    assert "text of the SQL" in found.detail


def test_a_select_with_unknown_pieces_is_nothing() -> None:
    assert operations(f"op.execute('SELECT * FROM t WHERE a = %s' % {UNKNOWN})") == []


def test_a_text_of_several_values_is_several_texts() -> None:
    body = f"""
        word = "CONCURRENTLY " if {UNKNOWN} else ""
        op.execute(f"DROP INDEX {{word}}ix")
    """
    assert operations(body) == [RunSql("DROP INDEX CONCURRENTLY ix"), RunSql("DROP INDEX ix")]


def test_a_text_that_a_loop_extends_still_begins_as_it_did() -> None:
    body = f"""
        text = "INSERT INTO t VALUES "
        for row in {UNKNOWN}:
            text += f"({{row}}),"
        op.execute(text[:-1] + ";")
    """
    assert set(operations(body)) == {ChangeRows("INSERT", TableName("t"))}
