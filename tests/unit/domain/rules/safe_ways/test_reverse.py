import pytest

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    RenameTable,
)
from domain.rules.safe_ways.reverse import downgrade_of, reverse_of
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Default, ForeignKey, Index
from tests.unit.domain.rules.hand_made import CUSTOMERS, INTEGER, ORDERS, TEXT

ADDED = AddColumn(ORDERS, Column("day", TEXT))
UNDONE = [
    (CreateTable(ORDERS, ()), 'op.drop_table("orders")'),
    (RenameTable(ORDERS, "sales"), 'op.rename_table("sales", "orders")'),
    (ADDED, 'op.drop_column("orders", "day")'),
    (
        CreateIndex(ORDERS, Index("ix_day", ("day",))),
        'op.drop_index("ix_day", table_name="orders")',
    ),
    (
        AddConstraint(ORDERS, ForeignKey("fk", ("customer_id",), CUSTOMERS, ("id",))),
        'op.drop_constraint("fk", "orders", type_="foreignkey")',
    ),
    (
        AlterColumn(ORDERS, "day", new_name="date", existing_type=TEXT),
        'op.alter_column("orders", "date", new_column_name="day", existing_type=sa.Text())',
    ),
    (
        AlterColumn(ORDERS, "id", type=DataType("bigint"), existing_type=INTEGER),
        'op.alter_column("orders", "id", existing_type=sa.BigInteger(), type_=sa.Integer())',
    ),
    (
        AlterColumn(ORDERS, "day", nullable=False, existing_type=TEXT),
        'op.alter_column("orders", "day", existing_type=sa.Text(), nullable=True)',
    ),
]


@pytest.mark.parametrize(("operation", "code"), UNDONE)
def test_undoes(operation, code):
    assert reverse_of(operation, Database.POSTGRESQL) == code


@pytest.mark.parametrize(
    "operation",
    [
        DropColumn(ORDERS, "note"),
        AlterColumn(ORDERS, "id", type=DataType("bigint")),
        AlterColumn(ORDERS, "note", default=Default("x")),
        CreateIndex(ORDERS, Index(None, ("day",))),
    ],
)
def test_does_not_make_up_what_was_there_before(operation):
    assert reverse_of(operation, Database.POSTGRESQL) is None


def test_the_last_operation_is_undone_first_and_rows_are_let_be():
    done = [CreateTable(CUSTOMERS, ()), ChangeRows("UPDATE", ORDERS), ADDED]

    assert downgrade_of(done, Database.POSTGRESQL) == (
        "def downgrade() -> None:\n"
        '    op.drop_column("orders", "day")\n'
        '    op.drop_table("customers")'
    )


def test_a_downgrade_that_cannot_restore_raises():
    code = downgrade_of([ADDED, DropColumn(ORDERS, "note")], Database.POSTGRESQL)

    assert "raise NotImplementedError" in code
    assert "op." not in code
