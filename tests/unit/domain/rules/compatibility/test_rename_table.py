import pytest

from domain.operations import CreateTable, RenameTable, RunSql
from domain.schema.names import TableName
from domain.sql_operations import CreateView
from tests.unit.domain.rules.hand_made import ORDERS, findings, names

RENAMED = RenameTable(ORDERS, "sales")


def test_speaks_of_a_table_that_was_there():
    [found] = findings(RENAMED)

    assert found.rule == "rename-table"
    assert "renaming table orders to sales" in found.message


def test_is_silent_for_a_table_of_the_same_revision():
    new = TableName("new")

    assert findings(CreateTable(new, ()), RenameTable(new, "newer")) == []


@pytest.mark.parametrize(
    "view",
    [
        CreateView(ORDERS),
        RunSql("CREATE VIEW orders AS SELECT * FROM sales"),
        RunSql('create or replace view "orders" as select * from sales'),
        RunSql("CREATE VIEW public.orders AS SELECT * FROM sales"),
    ],
)
def test_is_silent_where_a_view_gets_the_old_name(view):
    assert findings(RENAMED, view) == []


@pytest.mark.parametrize(
    "other", ["CREATE VIEW orders_by_day AS SELECT 1", "CREATE VIEW v AS SELECT * FROM orders"]
)
def test_another_view_does_not_help(other):
    assert names(findings(RENAMED, RunSql(other))) == ["rename-table"]


def test_a_view_that_came_before_does_not_help():
    before = RunSql("CREATE VIEW orders AS SELECT 1")

    assert names(findings(before, RENAMED)) == ["rename-table"]


def test_is_silent_where_a_table_with_the_old_name_follows():
    assert findings(RENAMED, CreateTable(ORDERS, ())) == []


def test_is_silent_where_the_new_name_is_the_old_one():
    assert findings(RenameTable(ORDERS, "orders")) == []
