"""What a downgrade leaves behind, or does not bring back, in one table."""

from domain.operations import AddColumn, CreateTable, DropColumn, Operation
from domain.schema.elements import Column, ForeignKey, Index, Unique
from domain.schema.names import TableName
from domain.script import Body
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, SHOP, TEXT, findings

LINES = TableName("lines")
NOTE = Column("note", TEXT)
# The last column goes and comes back, so that nothing differs but the order of columns.
AWAY, BACK = DropColumn(LINES, "order_id"), AddColumn(LINES, Column("order_id", INTEGER))


def told(upgrade: Operation, undone: Operation, *constraints: ForeignKey | Unique, on: str) -> list:
    columns = (Column("order_id", INTEGER), Column("a", INTEGER), Column("b", INTEGER))
    before = (*SHOP, CreateTable(LINES, columns, constraints, (Index("ix_lines_a", ("a",)),)))
    return findings(
        upgrade,
        before=before,
        on=on,
        downgrade=Body.PRESENT,
        undone=(undone,),
        of="downgrade-asymmetry",
    )


def key(column: str) -> ForeignKey:
    return ForeignKey(None, (column,), ORDERS, ("id",))


def test_keys_without_names_are_not_taken_for_one_another() -> None:
    assert told(AWAY, BACK, key("a"), key("b"), on="sqlite 3.40") == []
    assert told(AWAY, BACK, Unique(None, ("a",)), Unique(None, ("b",)), on="sqlite 3.40") == []


def test_columns_in_another_order_are_the_same_columns() -> None:
    assert told(AWAY, BACK, key("a"), on="postgresql 15") == []


def test_a_column_that_stays_is_told_whatever_the_order_is() -> None:
    found = told(AddColumn(LINES, NOTE), DropColumn(LINES, "other"), on="postgresql 15")
    assert [finding.message for finding in found] == [
        "downgrade() leaves column note of lines, which upgrade() added, and drops other, "
        "which is not there"
    ]


def test_a_key_that_went_with_its_column_is_told_as_lost() -> None:
    [lost] = told(AWAY, BACK, key("order_id"), on="postgresql 15")
    assert lost.message == (
        "downgrade() does not bring back foreign key lines_order_id_fkey of lines"
    )
