import ast

from hypothesis import given
from hypothesis import strategies as st

from domain.databases.target import Database
from domain.rules.safe_ways.code import call, execute, lines_of, quoted, sql_name, sql_table
from domain.schema.names import TableName


@given(st.text())
def test_a_quoted_text_is_python_for_that_text(text):
    assert ast.literal_eval(quoted(text)) == text


@given(st.text(alphabet="ab \n", max_size=300))
def test_cutting_a_text_into_lines_loses_nothing(text):
    assert "".join(lines_of(text)) == text


def test_a_short_call_stays_on_its_line():
    assert call("op.drop_table", '"a"', schema='"s"') == 'op.drop_table("a", schema="s")'


def test_a_long_call_has_an_argument_a_line():
    written = call("op.create_index", *[quoted("x" * 40)] * 3)

    assert written.count("\n") == 4
    assert written.endswith(",\n)")


def test_an_argument_that_is_not_given_is_left_out():
    assert call("op.drop_table", '"a"', schema=None) == 'op.drop_table("a")'


def test_a_colon_that_sqlalchemy_would_take_for_a_parameter_is_escaped():
    code = execute("UPDATE t SET a = b::int, c = ':x'")

    assert code == "op.execute(\"UPDATE t SET a = b::int, c = '\\\\:x'\")"


def test_plain_names_are_not_quoted_in_sql():
    assert sql_name("order_lines", Database.POSTGRESQL) == "order_lines"


def test_names_that_sql_would_misread_are_quoted_in_its_own_way():
    assert sql_name("order", Database.POSTGRESQL) == '"order"'
    assert sql_name("Note", Database.SQLITE) == '"Note"'
    assert sql_name("a`b", Database.MARIADB) == "`a``b`"
    assert sql_table(TableName("user", "shop"), Database.MYSQL) == "shop.`user`"
