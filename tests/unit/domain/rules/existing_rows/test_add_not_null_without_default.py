import pytest

from domain.operations import AddColumn, ChangeRows, CreateTable, RenameTable, RunSql
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Computed, Default, Unique
from domain.schema.names import TableName
from domain.script import Step
from domain.source import Location
from domain.sql_operations import Truncate
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, SHOP, TEXT, findings, names

REQUIRED = Column("pieces", INTEGER, nullable=False)
RULE = "add-not-null-without-default"


@pytest.mark.parametrize("on", ["postgresql 10", "postgresql 18", "sqlite 3.40"])
def test_says_that_it_fails(on):
    [found] = findings(AddColumn(ORDERS, REQUIRED), on=on)

    assert found.rule == RULE
    assert found.message.endswith("fails as soon as orders has a row")


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (INTEGER, "0"),
        (DataType("numeric", precision=8, scale=2), "0"),
        (DataType("varchar", length=5), "''"),
        (DataType("longtext"), "''"),
        (DataType("enum", values=("sad", "ok")), "'sad'"),
        (DataType("date"), "the zero value of its type"),
        (None, "the zero value of its type"),
    ],
)
@pytest.mark.parametrize("on", ["mariadb 10.11", "mysql 8.4"])
def test_names_the_value_that_nobody_chose(on, type_, value):
    [found] = findings(AddColumn(ORDERS, Column("x", type_, nullable=False)), on=on)

    assert f"fills every row of orders with {value}, and inserts" in found.message


@pytest.mark.parametrize(
    "column",
    [
        Column("x", INTEGER, nullable=True),
        Column("x", INTEGER, nullable=None),
        Column("x", INTEGER, nullable=False, default=Default("0")),
        Column("x", INTEGER, nullable=False, default=Default(None)),
        Column("x", DataType("jsonb"), nullable=False, default=Default("null")),
        Column("x", INTEGER, nullable=False, identity=True),
        Column("x", DataType("bigserial"), nullable=False),
        Column("x", INTEGER, nullable=False, computed=Computed("id", persisted=True)),
    ],
)
def test_is_silent_where_each_row_has_a_value_or_need_not_have_one(column):
    assert RULE not in names(findings(AddColumn(ORDERS, column)))


@pytest.mark.parametrize("null", ["NULL", "null::integer"])
def test_a_default_of_null_is_none(null):
    column = Column("x", INTEGER, nullable=False, default=Default(null, is_expression=True))

    assert names(findings(AddColumn(ORDERS, column))) == [RULE]


@pytest.mark.parametrize(
    "emptied",
    [
        ChangeRows("DELETE", ORDERS, filtered=False),
        RunSql("TRUNCATE TABLE orders"),
        RunSql('truncate "orders";'),
        RunSql("DELETE FROM orders"),
        Truncate((TableName("customers"), ORDERS)),
    ],
)
def test_is_silent_once_the_table_is_empty(emptied):
    assert findings(emptied, AddColumn(ORDERS, REQUIRED)) == []


def test_a_table_that_may_have_been_emptied_may_have_rows():
    emptied = ChangeRows("DELETE", ORDERS, filtered=False)
    maybe = Step(emptied, Location("a.py", 1), conditional=True)

    assert names(findings(maybe, AddColumn(ORDERS, REQUIRED))) == [RULE]


def test_knows_that_a_table_was_emptied_under_another_name():
    sales = TableName("sales")
    emptied = [ChangeRows("DELETE", ORDERS, filtered=False), RenameTable(ORDERS, "sales")]

    assert RULE not in names(findings(*emptied, AddColumn(sales, REQUIRED)))


@pytest.mark.parametrize(
    "left",
    [
        ChangeRows("DELETE", ORDERS, filtered=True),
        ChangeRows("UPDATE", ORDERS, filtered=False),
        ChangeRows("DELETE", TableName("customers"), filtered=False),
        RunSql("DELETE FROM orders WHERE id > 5"),
        RunSql("TRUNCATE orders_archive"),
    ],
)
def test_speaks_where_rows_may_be_left(left):
    assert names(findings(left, AddColumn(ORDERS, REQUIRED))) == [RULE]


def test_is_silent_for_a_table_of_the_same_revision():
    new = TableName("new")

    assert findings(CreateTable(new, ()), AddColumn(new, REQUIRED)) == []


def test_is_silent_where_the_column_is_there_already():
    added = AddColumn(ORDERS, REQUIRED, if_not_exists=True)

    assert findings(added, before=(*SHOP, AddColumn(ORDERS, REQUIRED))) == []


def test_a_default_is_no_way_out_for_a_column_that_has_to_be_unique():
    column = Column("code", TEXT, nullable=False)
    found = findings(AddColumn(ORDERS, column, (Unique(None, ("code",)),)), on="mariadb 10.11")

    assert "server_default" not in found[0].fix
