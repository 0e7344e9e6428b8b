import pytest

from domain.operations import AddColumn, AddConstraint, AlterColumn
from domain.review.finding import Level
from domain.schema.elements import Check, Column, Default
from domain.schema.names import TableName
from tests.unit.domain.rules.hand_made import INTEGER, ORDERS, SHOP, TEXT, findings, names

REQUIRED = AlterColumn(ORDERS, "note", nullable=False)
RULE = "set-not-null-scans"


def proved(validated):
    return (*SHOP, AddConstraint(ORDERS, Check("ck", "note IS NOT NULL", validated)))


@pytest.mark.parametrize("on", ["postgresql 10", "postgresql 18"])
def test_reads_the_table_on_postgresql(on):
    [found] = findings(REQUIRED, on=on)

    assert found.rule == RULE
    assert found.effect.duration == "scan"
    assert found.assumption == ""


@pytest.mark.parametrize("on", ["mariadb 10.11", "mysql 8.4", "sqlite 3.40"])
def test_is_silent_elsewhere(on):
    changed = AlterColumn(ORDERS, "note", nullable=False, existing_type=TEXT)

    assert findings(changed, on=on) == []


@pytest.mark.parametrize(("on", "said"), [("postgresql 11", [RULE]), ("postgresql 12", [])])
def test_believes_a_validated_check_since_12(on, said):
    assert names(findings(REQUIRED, before=proved(True), on=on)) == said


def test_does_not_believe_a_check_that_is_not_valid():
    assert names(findings(REQUIRED, before=proved(False))) == [RULE]


def test_is_silent_where_the_column_is_not_null_already():
    assert findings(AlterColumn(ORDERS, "total", nullable=False)) == []


def test_believes_the_source_where_the_history_does_not_know():
    elsewhere = TableName("elsewhere")

    assert findings(AlterColumn(elsewhere, "x", nullable=False, existing_nullable=False)) == []


def test_says_that_it_is_not_known_whether_the_column_may_hold_null():
    [found] = findings(AlterColumn(TableName("elsewhere"), "x", nullable=False))

    assert found.assumption == "elsewhere.x may hold NULL so far"
    assert found.level is Level.ERROR


def test_not_null_beside_another_change_may_be_nothing_new_and_is_only_a_warning():
    restated = AlterColumn(TableName("elsewhere"), "x", type=TEXT, nullable=False)

    assert {f.rule: f.level for f in findings(restated)}[RULE] is Level.WARNING


def test_a_column_with_a_default_that_was_added_a_moment_ago_is_read_all_the_same():
    added = AddColumn(ORDERS, Column("pieces", INTEGER, default=Default("0")))

    assert names(findings(added, AlterColumn(ORDERS, "pieces", nullable=False))) == [RULE]


def test_a_change_of_type_that_also_sets_not_null_is_two_findings():
    both = AlterColumn(ORDERS, "customer_id", type=TEXT, nullable=False)

    assert sorted(names(findings(both))) == ["alter-column-type-rewrite", RULE]
