"""add-column-rewrite, drop-index-blocking and add-primary-key-blocking, beside their examples."""

import pytest

from domain.environment import UNKNOWN, EnvironmentFacts, Fact, LockTimeout
from domain.operations import (
    AddColumn,
    AddConstraint,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropIndex,
)
from domain.review.finding import Level
from domain.schema.elements import Column, Default, ForeignKey, Index, PrimaryKey, Unique
from domain.script import Step
from domain.source import Location
from domain.sql_operations import AlterTable
from tests.unit.domain.rules.hand_made import (
    CUSTOMERS,
    INTEGER,
    ORDERS,
    SHOP,
    TEXT,
    findings,
    references,
)

NOTE = Index("ix_note", ("note",))
KEYLESS = DropConstraint(ORDERS, "orders_pkey", "primary")
WITH_INDEX = (*SHOP, CreateIndex(ORDERS, NOTE))


def test_a_function_that_nobody_knows_may_be_volatile():
    column = Column("code", TEXT, default=Default("make_code()", is_expression=True))
    [found] = findings(AddColumn(ORDERS, column), of="add-column-rewrite")

    assert found.level is Level.WARNING
    assert "make_code" in found.assumption


def test_what_is_copied_for_a_foreign_key_is_not_laid_to_the_column():
    column = Column("buyer_id", INTEGER, default=Default("0"))
    key = ForeignKey("fk_buyer", ("buyer_id",), CUSTOMERS, ("id",))

    assert (
        findings(AddColumn(ORDERS, column, (key,)), on="mysql 8.4", of="add-column-rewrite") == []
    )


def test_a_long_default_is_not_repeated_in_the_message():
    default = Default(f"md5(random()::text || '{'x' * 60}')", is_expression=True)
    column = Column("code", TEXT, default=default)
    [found] = findings(AddColumn(ORDERS, column), of="add-column-rewrite")

    assert "with a default that differs by row" in found.message


def test_an_index_is_dropped_for_free_where_the_lock_is_needed_anyway():
    drop = DropIndex("ix_note", ORDERS)

    assert findings(drop, before=WITH_INDEX, of=drop_rule()) != []
    assert findings(drop, DropColumn(ORDERS, "total"), before=WITH_INDEX, of=drop_rule()) == []
    unique = AddConstraint(ORDERS, Unique("uq_note", ("note",)))
    assert findings(drop, unique, before=WITH_INDEX, of=drop_rule()) == []
    assert len(findings(drop, references("fk"), before=WITH_INDEX, of=drop_rule())) == 1
    earlier = AlterTable(ORDERS, "enable row level security")
    assert findings(earlier, drop, before=WITH_INDEX, of=drop_rule()) == []


def drop_rule() -> str:
    return "drop-index-blocking"


def test_a_later_lock_counts_only_in_the_same_transaction():
    drop = Step(DropIndex("ix_note", ORDERS), Location("a.py", 1))
    later = Step(DropColumn(ORDERS, "total"), Location("a.py", 2), autocommit=True)

    assert len(findings(drop, later, before=WITH_INDEX, of=drop_rule())) == 1


def test_the_index_of_a_table_that_is_not_known_is_left_alone():
    assert findings(DropIndex("ix_unheard_of"), of=drop_rule()) == []


@pytest.mark.parametrize("value", [LockTimeout("4s"), UNKNOWN])
def test_a_lock_timeout_in_env_py_is_enough(value):
    facts = EnvironmentFacts(lock_timeout=Fact(value))

    assert (
        findings(DropIndex("ix_note", ORDERS), before=WITH_INDEX, of=drop_rule(), environment=facts)
        == []
    )


def test_columns_of_a_new_key_that_may_be_null_are_made_not_null_first():
    key = PrimaryKey("orders_note_pkey", ("note",))
    [found] = findings(KEYLESS, AddConstraint(ORDERS, key), of="add-primary-key-blocking")

    assert found.fix.index("note IS NOT NULL") < found.fix.index("PRIMARY KEY USING INDEX")


def test_columns_of_a_new_key_that_are_not_null_need_only_the_index():
    key = PrimaryKey("orders_total_pkey", ("total",))
    [found] = findings(KEYLESS, AddConstraint(ORDERS, key), of="add-primary-key-blocking")

    assert "NOT NULL" not in found.fix
