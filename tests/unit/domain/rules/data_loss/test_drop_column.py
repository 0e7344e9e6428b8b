import pytest

from domain.operations import AddColumn, AlterColumn, ChangeRows, DropColumn, DropTable
from domain.schema.elements import Column, Computed
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, SHOP, TEXT, findings, names
from tests.unit.domain.rules.offline import run_on_sqlite

NEW = AddColumn(ORDERS, Column("note_new", TEXT))
TAKES_THE_NAME = AlterColumn(ORDERS, "note_new", new_name="note", existing_type=TEXT)


def test_speaks_of_a_column_that_was_there():
    [found] = findings(DropColumn(ORDERS, "note"))

    assert (found.rule, found.table, found.column_name) == ("drop-column", "orders", "note")


def test_is_silent_for_a_column_of_the_same_revision():
    assert findings(NEW, DropColumn(ORDERS, "note_new")) == []


def test_is_silent_where_a_copy_takes_the_name():
    filled = ChangeRows("UPDATE", ORDERS)

    assert findings(NEW, filled, DropColumn(ORDERS, "note"), TAKES_THE_NAME) == []


def test_speaks_where_a_column_of_the_same_name_is_added_afterwards_for_it_is_empty():
    again = AddColumn(ORDERS, Column("note", INTEGER))

    assert names(findings(DropColumn(ORDERS, "note"), again)) == ["drop-column"]


def test_is_silent_where_the_column_was_moved_aside_for_its_copy():
    aside = AlterColumn(ORDERS, "note", new_name="note_old", existing_type=TEXT)
    copy = AddColumn(ORDERS, Column("note", TEXT))

    assert findings(aside, copy, DropColumn(ORDERS, "note_old")) == []


def test_does_not_speak_of_values_where_the_table_was_emptied():
    emptied = ChangeRows("DELETE", ORDERS, filtered=False)
    [found] = findings(emptied, DropColumn(ORDERS, "note"))

    assert found.message == (
        "dropping orders.note breaks the release that is still running wherever it uses the column"
    )


def test_leaves_it_to_drop_table_where_the_whole_table_goes():
    assert names(findings(DropColumn(ORDERS, "note"), DropTable(ORDERS))) == ["drop-table"]


@pytest.mark.parametrize(("persisted", "said"), [(False, []), (True, ["drop-column"])])
def test_a_virtual_column_has_no_values_to_lose(persisted, said):
    computed = AddColumn(ORDERS, Column("sum", INTEGER, computed=Computed("id + 1", persisted)))

    found = findings(DropColumn(ORDERS, "sum"), before=(*SHOP, computed), on="postgresql 18")

    assert names(found) == said


def test_a_column_that_has_to_be_given_is_made_optional_first():
    [must] = findings(DropColumn(ORDERS, "total"))
    [may] = findings(DropColumn(ORDERS, "note"))

    assert "nullable=True" in must.fix
    assert "alter_column" not in may.fix


def test_the_way_on_sqlite_drops_a_column_that_a_constraint_has():
    [found] = findings(DropColumn(ORDERS, "note"), on="sqlite 3.40")
    setup = "CREATE TABLE orders (id INTEGER, note TEXT, UNIQUE (id, note))"

    [table] = run_on_sqlite(found.fix, setup)
    assert "note" not in table
