"""The rules about keys, indexes and constraints, beside their examples."""

import pytest

from domain.databases.target import Target
from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.history import History
from domain.operations import (
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropConstraint,
    DropTable,
)
from domain.policy import Policy
from domain.review.engine import Subject, review
from domain.review.finding import Level
from domain.rules import RULES
from domain.rules.safe_ways.partitioned import index_by_partition
from domain.schema.elements import Check, Column, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.script import Body
from tests.unit.domain.rules.hand_made import (
    CUSTOMERS,
    INTEGER,
    ORDERS,
    SHOP,
    findings,
    references,
    revision,
    scripts,
)

PARCELS = TableName("parcels")
UNIQUE_NOTE = AddConstraint(ORDERS, Unique("uq_note", ("note",)))


@pytest.mark.parametrize(
    ("index", "found"),
    [
        (Index("i", ("customer_id",)), 0),
        (Index("i", ("customer_id", "total")), 0),
        (Index("i", ("total", "customer_id")), 1),
        (Index("i", ("customer_id",), predicate="customer_id IS NOT NULL"), 0),
        (Index("i", ("customer_id",), predicate="(customer_id is not null)"), 0),
        (Index("i", ("customer_id",), predicate="total > 0"), 1),
    ],
)
def test_an_index_finds_the_rows_of_a_key_where_it_begins_with_it_and_has_all(index, found):
    told = findings(references("fk"), CreateIndex(ORDERS, index), of="foreign-key-without-index")

    assert len(told) == found


def test_a_key_over_two_columns_is_served_in_any_order():
    key = ForeignKey("fk", ("customer_id", "total"), CUSTOMERS, ("id", "total"))
    index = CreateIndex(ORDERS, Index("i", ("total", "customer_id")))

    assert findings(AddConstraint(ORDERS, key), index, of="foreign-key-without-index") == []


def test_the_index_of_a_table_of_the_same_revision_is_a_plain_one():
    made = CreateTable(PARCELS, (Column("order_id", INTEGER),))
    key = AddConstraint(PARCELS, ForeignKey("fk", ("order_id",), ORDERS, ("id",)))
    [found] = findings(made, key, of="foreign-key-without-index")

    assert found.fix == 'op.create_index("ix_parcels_order_id", "parcels", ["order_id"])'


def test_a_key_that_goes_again_needs_no_index():
    undone = DropConstraint(ORDERS, "fk", "foreignkey")

    assert findings(references("fk"), undone, of="foreign-key-without-index") == []


def test_a_table_that_goes_again_needs_no_key():
    made = CreateTable(PARCELS, (Column("id", INTEGER),))

    assert len(findings(made, of="table-without-primary-key")) == 1
    assert findings(made, DropTable(PARCELS), of="table-without-primary-key") == []


def test_a_unique_constraint_beside_an_index_that_does_the_same_is_superfluous():
    same = CreateIndex(ORDERS, Index("ux_note", ("note",), unique=True))
    drop = DropConstraint(ORDERS, "uq_note", "unique")

    assert len(findings(drop, before=(*SHOP, UNIQUE_NOTE), of="drop-constraint")) == 1
    assert findings(drop, before=(*SHOP, same, UNIQUE_NOTE), of="drop-constraint") == []


def test_a_check_for_null_is_dropped_where_the_column_says_so_itself():
    check = AddConstraint(ORDERS, Check("ck", "(note IS NOT NULL)"))
    required = AlterColumn(ORDERS, "note", nullable=False)
    drop = DropConstraint(ORDERS, "ck", "check")

    assert len(findings(drop, before=(*SHOP, check), of="drop-constraint")) == 1
    assert findings(drop, before=(*SHOP, check, required), of="drop-constraint") == []


def test_of_two_checks_that_say_the_same_one_may_go():
    checks = [AddConstraint(ORDERS, Check(name, "total > 0")) for name in ("ck_1", "ck_2")]
    drop = DropConstraint(ORDERS, "ck_1", "check")

    assert len(findings(drop, before=(*SHOP, checks[0]), of="drop-constraint")) == 1
    assert findings(drop, before=(*SHOP, *checks), of="drop-constraint") == []
    other = AddConstraint(ORDERS, Check("ck_3", "total < 100"))
    assert len(findings(drop, before=(*SHOP, checks[0], other), of="drop-constraint")) == 1


def test_a_constraint_goes_with_the_table_that_it_points_at():
    drop = DropConstraint(ORDERS, "fk", "foreignkey")
    told = findings(
        drop, DropTable(CUSTOMERS), before=(*SHOP, references("fk")), of="drop-constraint"
    )

    assert told == []


def test_whether_it_gets_a_name_is_not_said_where_the_convention_is_not_known():
    operation = AddConstraint(ORDERS, Unique(None, ("note",)))
    unread = EnvironmentFacts(naming=Fact(UNKNOWN))

    assert findings(operation, of="unnamed-constraint")
    assert findings(operation, of="unnamed-constraint", environment=unread) == []


def test_the_same_key_with_a_name_does_the_same_when_a_row_goes():
    key = ForeignKey(None, ("customer_id",), CUSTOMERS, ("id",), on_delete="CASCADE")
    [found] = findings(AddConstraint(ORDERS, key), of="unnamed-constraint")

    assert 'ondelete="CASCADE"' in found.fix


@pytest.mark.parametrize(
    ("index", "found"),
    [
        (Index("i", ("id",)), 1),
        (Index("i", ("id",), unique=True), 1),
        (Index("i", ("id",), method="hash"), 0),
        (Index("i", ("id",), predicate="total > 0"), 0),
        (Index("i", ("id", "total"), unique=True), 0),
    ],
)
def test_which_indexes_the_primary_key_makes_redundant(index, found):
    assert len(findings(CreateIndex(ORDERS, index), of="redundant-index")) == found


def test_columns_that_point_at_another_type_are_told_one_by_one():
    made = CreateTable(
        PARCELS,
        (Column("id", INTEGER), Column("order_id", INTEGER)),
        (PrimaryKey(None, ("id",)), ForeignKey("fk", ("order_id",), ORDERS, ("note",))),
    )
    [found] = findings(made, of="foreign-key-type-mismatch")

    assert found.level is Level.ERROR
    assert found.column_name == "order_id"
    assert found.message == (
        "parcels.order_id is integer and points at orders.note, which is text: the server "
        "refuses it"
    )


def test_an_index_over_an_expression_keeps_it_on_a_partitioned_table():
    code = index_by_partition(ORDERS, Index("i", ("lower(note)", "total")), Schema())

    assert "ON ONLY orders ((lower(note)), total)" in code


def test_an_index_that_a_later_revision_makes_counts_too():
    steps = [(references("fk"),), (CreateIndex(ORDERS, Index("i", ("customer_id",))),)]

    assert len(over_revisions(steps[:1])) == 1
    assert over_revisions(steps) == ()


def over_revisions(steps):
    """What is said of the foreign keys of these revisions, one after the other."""
    ids = [str(number) for number in range(len(steps) + 1)]
    history = History.of([revision(i, *ids[:n][-1:]) for n, i in enumerate(ids)])
    bodies = {i: scripts(o, Body.RAISES) for i, o in zip(ids, (SHOP, *steps), strict=True)}
    subject = Subject("shop", history, lambda r, s: bodies[r.id], lambda: ())
    policy = Policy(Target.of("postgresql", "15"))
    rules = [r for r in RULES if r.about.name == "foreign-key-without-index"]
    return review(subject, policy, rules, lambda: None).findings
