"""Drops of a downgrade that a foreign key of another table stands in the way of."""

import pytest

from domain.operations import AddColumn, AddConstraint, DropColumn, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Computed, ForeignKey, Unique
from domain.script import Body
from tests.unit.domain.rules.hand_made import CUSTOMERS, INTEGER, ORDERS, SHOP, findings

CODE = AddColumn(CUSTOMERS, Column("code", INTEGER), (Unique("uq_code", ("code",)),))
KEY = AddConstraint(ORDERS, ForeignKey("fk_code", ("customer_id",), CUSTOMERS, ("code",)))
LENGTH = AddColumn(CUSTOMERS, Column("length", INTEGER, computed=Computed("length(email)", True)))
DATABASES = ("postgresql 15", "mysql 8.4", "mariadb 10.11")


def refused(dropped: str, on: str, *upgrade: Operation) -> list[str]:
    found = findings(
        *upgrade,
        before=(*SHOP, CODE, KEY),
        on=on,
        downgrade=Body.PRESENT,
        undone=[DropColumn(CUSTOMERS, dropped)],
        of="downgrade-wrong-order",
    )
    return [finding.fix for finding in found]


@pytest.mark.parametrize("on", DATABASES)
def test_a_column_that_a_key_points_at_does_not_go_before_the_key(on: str) -> None:
    [fix] = refused("code", on)
    assert 'op.drop_constraint("fk_code", "orders"' in fix


@pytest.mark.parametrize("on", DATABASES)
def test_another_column_of_the_table_goes(on: str) -> None:
    assert refused("email", on) == []
    assert refused("day", on, AddColumn(CUSTOMERS, Column("day", DataType("date")))) == []


@pytest.mark.parametrize("on", DATABASES)
def test_of_a_table_that_is_pointed_at_other_things_are_looked_at_as_well(on: str) -> None:
    to_itself = ForeignKey("fk_self", ("id",), CUSTOMERS, ("code",))
    refuses = len(refused("id", on, AddConstraint(CUSTOMERS, to_itself)))
    assert refuses == (0 if on.startswith("postgresql") else 1)
    assert len(refused("email", on, LENGTH)) == (1 if on.startswith("postgresql") else 0)
