from domain.operations import AddColumn, AlterColumn, DropTable, RenameTable
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName
from tests.unit.domain.rules.hand_made import ORDERS, TEXT, findings, names

RENAMED = AlterColumn(ORDERS, "note", new_name="remark", existing_type=TEXT)


def test_speaks_of_a_column_that_was_there():
    [found] = findings(RENAMED)

    assert found.rule == "rename-column"
    assert found.column_name == "note"
    assert "orders.note to remark" in found.message


def test_is_silent_for_a_column_of_the_same_revision():
    added = AddColumn(ORDERS, Column("day", TEXT))

    assert findings(added, AlterColumn(ORDERS, "day", new_name="date")) == []


def test_is_silent_where_a_column_with_the_old_name_follows():
    assert findings(RENAMED, AddColumn(ORDERS, Column("note", TEXT))) == []


def test_is_silent_where_the_new_name_is_the_old_one():
    assert findings(AlterColumn(ORDERS, "note", new_name="note", existing_type=TEXT)) == []


def test_leaves_it_to_drop_table_where_the_whole_table_goes():
    assert names(findings(RENAMED, DropTable(ORDERS))) == ["drop-table"]


def test_a_rename_that_also_changes_the_type_is_two_findings():
    both = AlterColumn(ORDERS, "customer_id", new_name="buyer", type=TEXT)

    assert sorted(names(findings(both))) == ["alter-column-type-rewrite", "rename-column"]


def test_the_new_column_has_the_type_that_the_rename_gives_it():
    short = DataType("varchar", length=50)
    both = AlterColumn(ORDERS, "customer_id", new_name="buyer", type=short)
    [found] = findings(both, of="rename-column")

    assert 'sa.Column("buyer", sa.String(50)' in found.fix
    assert "mapped_column" not in found.fix


def test_in_a_renamed_table_the_release_asks_by_both_old_names():
    moved = RenameTable(ORDERS, "sales")
    column = AlterColumn(TableName("sales"), "note", new_name="remark", existing_type=TEXT)
    [found] = findings(moved, column, of="rename-column")

    assert found.message.endswith("it asks for orders.note")
