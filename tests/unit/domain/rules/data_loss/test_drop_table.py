from domain.operations import ChangeRows, CreateTable, DropTable, RenameTable, RunSql, Unread
from domain.schema.names import TableName
from tests.unit.domain.rules.hand_made import CUSTOMERS, ORDERS, SHOP, findings, names, references

NEW = TableName("orders_new")
OLD = TableName("orders_old")


def test_speaks_of_a_table_that_was_there():
    [found] = findings(DropTable(ORDERS))

    assert found.rule == "drop-table"
    assert found.table == "orders"
    assert "deletes its rows for good" in found.message


def test_is_silent_for_a_table_of_the_same_revision():
    assert findings(CreateTable(NEW, ()), DropTable(NEW)) == []


def test_speaks_of_a_table_that_is_created_only_afterwards():
    assert names(findings(DropTable(ORDERS), CreateTable(ORDERS, ()))) == ["drop-table"]


def test_is_silent_where_a_copy_takes_the_name():
    copied = [CreateTable(NEW, ()), ChangeRows("INSERT", NEW)]

    assert findings(*copied, DropTable(ORDERS), RenameTable(NEW, "orders")) == []


def test_speaks_where_another_old_table_takes_the_name():
    found = findings(DropTable(ORDERS), RenameTable(CUSTOMERS, "orders"))

    assert "drop-table" in names(found)


def test_is_silent_where_the_table_was_moved_aside_for_its_copy():
    aside = RenameTable(ORDERS, "orders_old")

    assert findings(aside, CreateTable(ORDERS, ()), DropTable(OLD)) == []


def test_is_silent_where_a_copy_that_could_not_be_read_takes_the_name():
    unread = Unread("op.create_table(name, ...)", "unknown-argument")
    copied = [unread, ChangeRows("INSERT", NEW)]

    assert findings(*copied, DropTable(ORDERS), RenameTable(NEW, "orders")) == []


def test_is_silent_for_a_table_that_raw_sql_made():
    made = RunSql('CREATE TEMPORARY TABLE "scratch" AS SELECT * FROM orders')

    assert findings(made, DropTable(TableName("scratch"))) == []


def test_speaks_once_of_a_table_that_is_renamed_and_dropped():
    found = findings(RenameTable(ORDERS, "orders_old"), DropTable(OLD))

    assert names(found) == ["drop-table"]


def test_is_silent_about_what_batch_mode_left_behind():
    assert findings(DropTable(TableName("_alembic_tmp_orders"))) == []


def test_the_foreign_keys_that_point_at_it_go_first():
    [found] = findings(DropTable(CUSTOMERS), before=(*SHOP, references("fk_customer")))

    assert found.fix.index('op.drop_constraint("fk_customer", "orders"') < found.fix.index(
        'op.drop_table("customers")'
    )
