import attrs
import pytest

from domain.operations import AddColumn, AddConstraint, ChangeRows, CreateTable
from domain.schema.elements import Column, ForeignKey
from domain.schema.names import TableName
from tests.unit.domain.rules.hand_made import (
    CUSTOMERS,
    INTEGER,
    ORDERS,
    findings,
    names,
    references,
)

KEY = references("fk_customer")
RULE = "add-foreign-key-validates"
OTHER = ForeignKey("fk_other", ("other_id",), CUSTOMERS, ("id",))
OTHER_COLUMN = AddColumn(ORDERS, Column("other_id", INTEGER))


@pytest.mark.parametrize("on", ["postgresql 10", "postgresql 18"])
def test_writers_of_both_tables_wait_on_postgresql(on):
    [found] = findings(KEY, on=on)

    assert found.rule == RULE
    assert found.message == (
        "adding foreign key fk_customer checks every row of orders while writes to orders and "
        "writes to customers wait"
    )


def test_writers_of_its_own_table_wait_on_mariadb():
    [found] = findings(KEY, on="mariadb 10.11")

    assert found.message == (
        "adding foreign key fk_customer copies orders while writes to orders wait"
    )


def test_is_silent_on_one_that_is_not_validated():
    not_valid = attrs.evolve(KEY.constraint, validated=False)

    assert findings(AddConstraint(ORDERS, not_valid)) == []


def test_is_silent_for_a_table_of_the_same_revision_though_its_partner_is_old():
    new = TableName("new")
    key = ForeignKey("fk", ("customer_id",), CUSTOMERS, ("id",))

    assert findings(CreateTable(new, ()), AddConstraint(new, key)) == []


def test_speaks_of_one_that_comes_with_a_column_for_alembic_sends_it_by_itself():
    with_key = attrs.evolve(OTHER_COLUMN, constraints=(OTHER,))

    assert names(findings(with_key)) == [RULE]
    assert findings(attrs.evolve(with_key, inline_references=True)) == []


def test_a_column_that_is_still_empty_can_bring_its_key_along():
    [found] = findings(OTHER_COLUMN, AddConstraint(ORDERS, OTHER))

    assert "inline_references=True" in found.fix


def test_a_column_that_was_filled_meanwhile_needs_the_two_steps():
    filled = ChangeRows("UPDATE", ORDERS)
    [found] = findings(OTHER_COLUMN, filled, AddConstraint(ORDERS, OTHER))

    assert "VALIDATE CONSTRAINT" in found.fix
