import pytest

from domain.operations import (
    AddColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropIndex,
    DropTable,
    InsertRows,
    RunSql,
    Unread,
)
from domain.schema.elements import Column, Index
from domain.schema.names import TableName
from domain.script import Body, Step
from domain.source import Location
from domain.sql_operations import AlterTable, EnumValue, SetSetting, Truncate, ValidateConstraint
from tests.unit.domain.rules.hand_made import ORDERS, TEXT, findings, names

SCRATCH = TableName("scratch")
INDEX = Index("ix_note", ("note",))
HERE = Location("versions/now.py", 10)
ADDED = AddColumn(ORDERS, Column("day", TEXT))


def test_tells_a_downgrade_that_is_not_there_from_an_empty_one():
    [missing] = findings(ADDED, downgrade=Body.MISSING)
    [empty] = findings(ADDED, downgrade=Body.EMPTY)

    assert missing.rule == empty.rule == "missing-downgrade"
    assert "AttributeError" in missing.message
    assert "leaves the schema as it is" in empty.message


def test_stands_at_the_downgrade():
    assert findings(ADDED, downgrade=Body.EMPTY)[0].location.line == 90


@pytest.mark.parametrize("body", [Body.RAISES, Body.PRESENT])
def test_is_silent_where_something_was_decided(body):
    assert findings(ADDED, downgrade=body) == []


@pytest.mark.parametrize(
    "operations",
    [
        [],
        [InsertRows(ORDERS), ChangeRows("UPDATE", ORDERS)],
        [RunSql("UPDATE orders SET note = 'CREATE'")],
        [RunSql("SET lock_timeout = '5s'")],
        [Unread("conn.execute(query)", "unknown-argument")],
        [ValidateConstraint(ORDERS, "ck")],
        [EnumValue("mood", "glad", if_not_exists=True)],
        [Truncate((ORDERS,)), SetSetting("lock_timeout", "5s")],
        [CreateTable(SCRATCH, ()), CreateIndex(SCRATCH, INDEX), DropTable(SCRATCH)],
        [RunSql("CREATE TEMP TABLE scratch AS SELECT 1"), DropTable(SCRATCH)],
        [DropIndex("ix_note"), CreateIndex(ORDERS, INDEX, concurrently=True)],
        [AlterTable(ORDERS, "disable trigger"), AlterTable(ORDERS, "enable trigger")],
    ],
)
def test_is_silent_where_the_schema_stays_as_it_is_or_nobody_knows(operations):
    assert "missing-downgrade" not in names(findings(*operations, downgrade=Body.EMPTY))


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW v AS SELECT 1",
        "-- a comment\nALTER TABLE orders SET LOGGED",
        "UPDATE orders SET note = ''; DROP VIEW v",
    ],
)
def test_raw_sql_that_defines_something_counts(sql):
    assert names(findings(RunSql(sql), downgrade=Body.EMPTY)) == ["missing-downgrade"]


def test_an_enum_value_that_the_next_upgrade_would_stumble_over_counts():
    added = EnumValue("mood", "glad")

    assert names(findings(added, downgrade=Body.EMPTY)) == ["missing-downgrade"]


def test_is_silent_where_a_missing_index_of_another_revision_is_made_again():
    again = CreateIndex(ORDERS, INDEX, concurrently=True, if_not_exists=True)

    assert "missing-downgrade" not in names(
        findings(Step(again, HERE, conditional=True), downgrade=Body.EMPTY)
    )
    assert "missing-downgrade" in names(findings(again, downgrade=Body.EMPTY))
