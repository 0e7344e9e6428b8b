import pytest

from domain.operations import AddColumn, AddConstraint, CreateIndex, CreateTable
from domain.schema.elements import Column, Index, Unique
from domain.schema.names import TableName
from tests.unit.domain.rules.hand_made import CUSTOMERS, TEXT, findings, names

UNIQUE = Unique("uq_email", ("email",))
RULE = "add-unique-constraint-blocking"


@pytest.mark.parametrize("on", ["postgresql 10", "postgresql 18"])
def test_readers_wait_too_on_postgresql(on):
    [found] = findings(AddConstraint(CUSTOMERS, UNIQUE), on=on)

    assert found.rule == RULE
    assert found.effect.lock == "ACCESS EXCLUSIVE"
    assert "makes reads and writes of customers wait" in found.message


@pytest.mark.parametrize("on", ["mariadb 10.11", "mysql 8.4"])
def test_is_silent_where_it_is_built_without_a_lock(on):
    assert findings(AddConstraint(CUSTOMERS, UNIQUE), on=on) == []


def test_speaks_of_one_that_comes_with_a_column():
    added = AddColumn(CUSTOMERS, Column("code", TEXT), (Unique(None, ("code",)),))
    [found] = findings(added)

    assert found.rule == RULE
    assert "unique constraint on (code)" in found.message


def test_leaves_a_unique_index_to_the_rule_about_indexes():
    index = Index("ux_email", ("email",), unique=True)

    assert names(findings(CreateIndex(CUSTOMERS, index))) == ["create-index-blocking"]


def test_is_silent_for_a_table_of_the_same_revision():
    new = TableName("new")

    assert findings(CreateTable(new, ()), AddConstraint(new, UNIQUE)) == []
