"""What a checklist answers, and what it leaves to others."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from domain.checklist.item import Status
from domain.databases.target import Database, Target
from domain.levels import Levels
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropTable,
    InsertRows,
    RunSql,
    Unread,
)
from domain.policy import Settled
from domain.review.finding import Waived
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.script import Body
from domain.source import Location
from domain.sql_operations import SetSetting
from tests.unit.domain.checklist.reviewed import ORDERS, answered, answers, outcome_of

NOTE = AddColumn(ORDERS, Column("memo", DataType("text")))
DROP = DropColumn(ORDERS, "note")
INDEX = CreateIndex(ORDERS, Index("ix_orders_note", ("note",)))
WIDER = AlterColumn(TableName("customers"), "email", type=DataType("varchar", length=200))
NARROWER = AlterColumn(TableName("customers"), "email", type=DataType("varchar", length=20))
NEW = TableName("notes")
TABLE = CreateTable(
    NEW, (Column("id", DataType("bigint"), nullable=False),), (PrimaryKey("notes_pkey", ("id",)),)
)
UNREAD = Unread("op.execute(text)", "unknown-argument")
TIMEOUT = SetSetting("lock_timeout", "4s", local=True)


def test_what_a_rule_found_fails_with_the_finding():
    answer = answers(DROP)["C1"]

    assert answer.status is Status.FAILED
    assert [finding.rule for finding in answer.findings] == ["drop-column"]
    assert answer.evidence == "drop-column at now.py:10"


def test_what_is_not_done_is_passed_and_says_among_how_much():
    answer = answers(NOTE, WIDER, TIMEOUT)["C1"]

    assert (answer.status, answer.findings) == (Status.PASSED, ())
    assert answer.evidence == "no DROP of a table, column or schema in 3 operations"


def test_a_change_of_type_passes_with_both_types_and_what_it_costs():
    answer = answers(WIDER)["C6"]

    assert answer.status is Status.PASSED
    assert answer.evidence == (
        "customers.email: varchar(100) -> varchar(200), no rewrite and no scan"
    )
    assert answers(WIDER)["D6"].evidence == answer.evidence
    assert answers(NARROWER)["C6"].status is Status.FAILED


def test_what_changes_rows_is_told_by_its_verb():
    fill = ChangeRows("UPDATE", ORDERS, filtered=True)

    assert "(UPDATE of orders)" in answers(fill)["H6"].evidence
    assert "(INSERT into orders)" in answers(InsertRows(ORDERS))["H6"].evidence


def test_what_the_revision_has_nothing_of_does_not_apply():
    assert answers(NOTE)["C6"].status is Status.NOT_APPLICABLE
    assert answers(NOTE)["K1"].evidence == "not about postgresql"
    assert answers(NOTE, on="sqlite 3.40")["D4"].status is Status.NOT_APPLICABLE


@pytest.mark.parametrize("unread", [UNREAD, RunSql("DO $$ x $$")])
def test_nothing_is_passed_where_the_answer_may_stand_in_what_was_not_read(unread):
    given = answers(NOTE, unread)

    passed = [answer.item for answer in given.values() if answer.status is Status.PASSED]
    assert [item.id for item in passed if item.reads and not item.backwards and item.rules] == []
    assert given["C1"].status is Status.NEEDS_PERSON
    assert "1 operation not read: line 11" in given["C1"].evidence


def test_what_was_not_read_of_the_downgrade_leaves_that_open_alone():
    given = answers(NOTE, back=(UNREAD,))

    assert given["C4"].status is Status.PASSED
    assert given["I1"].status is Status.PASSED
    assert "1 operation of downgrade() not read" in given["I5"].evidence


def test_a_new_table_alone_locks_nobody():
    for item in ("D1", "D2", "D3", "D10", "D12"):
        assert answers(TABLE)[item].status in (Status.PASSED, Status.NOT_APPLICABLE), item


def test_a_revision_that_was_not_read_at_all_passes_nothing():
    outcome = outcome_of(NOTE)
    blind = tuple(evolve(revision, work=None) for revision in outcome.revisions)

    given = answered(evolve(outcome, revisions=blind))

    passed = {i for i, a in given.items() if a.status is Status.PASSED and not a.item.of_project}
    assert passed == set()


def test_a_table_that_nobody_uses_yet_bears_any_lock():
    index = CreateIndex(NEW, Index("ix_notes_id", ("id",)))

    assert answers(TABLE, index)["D4"].status is Status.PASSED
    assert answers(INDEX)["D4"].status is Status.FAILED


def test_a_lock_without_a_timeout_is_not_passed_though_the_rule_spoke_elsewhere():
    """missing-lock-timeout is told once in a review, be it of another revision."""
    outcome = outcome_of(DROP)
    (told,) = (f for f in outcome.findings if f.rule == "missing-lock-timeout")
    others = tuple(f for f in outcome.findings if f is not told)
    elsewhere = evolve(outcome, findings=(*others, evolve(told, revision="before")))

    assert answered(elsewhere)["D2"].status is Status.FAILED
    assert answered(evolve(outcome, findings=others))["D2"].status is Status.NEEDS_PERSON
    assert "lock_timeout 4s" in answers(TIMEOUT, DROP)["D2"].evidence


def test_two_busy_tables_in_one_transaction_are_not_passed():
    other = DropColumn(TableName("customers"), "email")

    answer = answers(DROP, other)["D10"]

    assert answer.status is not Status.PASSED
    assert answers(DROP)["D10"].status is Status.PASSED


def test_what_speaks_in_the_place_of_a_rule_fails_its_item():
    """rename-as-drop-and-add tells the cause of what drop-column would say."""
    add = AddColumn(ORDERS, Column("notes", DataType("text")))
    given = answers(add, DROP)

    assert [finding.rule for finding in given["C3"].findings] == ["rename-as-drop-and-add"]
    assert given["C1"].status is Status.FAILED


def test_what_is_waived_is_for_a_person_with_the_reason():
    outcome = outcome_of(DROP)
    waived = Waived("nobody reads it", None, Location("versions/now.py", 9))
    findings = tuple(evolve(finding, waived=waived) for finding in outcome.findings)

    given = answered(evolve(outcome, findings=findings))

    assert given["C1"].status is Status.NEEDS_PERSON
    assert "drop-column: nobody reads it" in given["C1"].evidence
    assert given["M7"].status is Status.NEEDS_PERSON


def test_what_nobody_was_asked_about_is_not_passed():
    assert answers(INDEX)["J2"].status is Status.NEEDS_PERSON
    assert "--enable redundant-index" in answers(INDEX)["J2"].evidence
    assert answers(INDEX, enabled=frozenset({"redundant-index"}))["J2"].status is Status.PASSED
    assert answers(NOTE)["J2"].status is Status.PASSED


def test_a_rule_that_a_team_switched_off_passes_nothing():
    outcome = outcome_of(NOTE, DROP)
    off = Levels(everywhere=(("rename-as-drop-and-add", None),))
    silenced = evolve(outcome, policy=Settled(levels=off), findings=())

    assert answered(silenced)["C3"].status is Status.NEEDS_PERSON


def test_a_command_has_the_names_in_it():
    given = answers(DROP, DropTable(TableName("customers")))

    assert given["C2"].command == "SELECT count(*) FROM orders; SELECT count(*) FROM customers"
    assert given["I4"].command == (
        "alembic downgrade now:before --sql | "
        "assay effect - --database postgresql --server-version 16"
    )
    assert given["C2"].status is Status.NEEDS_DATABASE


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (Body.PRESENT, Status.PASSED),
        (Body.RAISES, Status.PASSED),
        (Body.EMPTY, Status.FAILED),
        (Body.MISSING, Status.FAILED),
    ],
)
def test_there_is_a_way_back_or_it_says_that_there_is_none(body, status):
    back = (DropColumn(ORDERS, "memo"),) if body is Body.PRESENT else ()

    assert answers(NOTE, back=back, body=body)["I1"].status is status


def test_a_downgrade_that_is_not_there_needs_no_trial():
    assert answers(NOTE, body=Body.RAISES)["I2"].status is Status.NOT_APPLICABLE


def test_of_a_revision_that_does_nothing_hardly_anything_is_asked():
    given = answers(body=Body.EMPTY)

    own = {i: a.status for i, a in given.items() if not a.item.of_project}
    asked = {i for i, status in own.items() if status is not Status.NOT_APPLICABLE}
    assert asked == {"A7", "F1", "F3", "I1"}
    assert given["C1"].evidence == "it does nothing"


def test_only_what_is_said_of_the_downgrade_fails_it():
    narrow = answers(NARROWER)

    assert narrow["C6"].status is Status.FAILED
    assert narrow["I4"].status is not Status.FAILED


def test_the_project_is_asked_once():
    given = answers(NOTE)

    assert given["A1"].evidence == "one head of 1 revision"
    assert given["A3"].status is Status.NEEDS_PERSON
    assert given["M1"].status is Status.NEEDS_PERSON


operations = st.sampled_from(
    [
        *(NOTE, DROP, INDEX, WIDER, NARROWER, TABLE, UNREAD, RunSql("x"), TIMEOUT),
        AddConstraint(ORDERS, Unique("uq", ("note",))),
        ChangeRows("UPDATE", ORDERS, filtered=False),
    ]
)


@given(st.lists(operations, max_size=5), st.lists(operations, max_size=3))
def test_every_item_is_answered_once_and_nothing_passes_against_a_finding(up, down):
    outcome = outcome_of(*up, back=tuple(down))
    given = answered(outcome)
    unread = any(isinstance(operation, Unread | RunSql) for operation in up)

    assert len(given) == 96
    for answer in given.values():
        item = answer.item
        heard = any(f.rule in item.rules for f in outcome.counting if f.revision == "now")
        spoken_of = Database.POSTGRESQL in item.databases and not item.backwards
        assert answer.status is Status.FAILED or not (heard and spoken_of)
        assert bool(answer.findings) == (answer.status is Status.FAILED)
        assert answer.evidence
        assert not (unread and may_stand_in_it(item) and answer.status is Status.PASSED)
        assert "{" not in answer.command


def may_stand_in_it(item):
    """In an operation of the upgrade that was not read."""
    return item.reads and not item.backwards and not item.of_project


def test_of_several_databases_each_is_asked_and_the_locks_are_of_the_first():
    outcome = outcome_of(TIMEOUT, NOTE)
    targets = (Target.of("postgresql", "16"), Target.of("sqlite", "3.40"))
    first = answered(evolve(outcome, targets=targets))
    last = answered(
        evolve(outcome, database="sqlite", server_version="3.40", targets=targets[::-1])
    )

    assert first["K1"].status is Status.PASSED
    assert first["D2"].evidence.endswith("(on postgresql 16)")
    assert last["D2"].status is Status.NEEDS_PERSON
    assert first["D16"].evidence == "not about postgresql or sqlite"


def test_what_was_not_read_for_another_database_is_passed_for_none():
    outcome = outcome_of(NOTE)
    partly = tuple(evolve(revision, operations_unread=1) for revision in outcome.revisions)

    assert answered(evolve(outcome, revisions=partly))["C1"].status is Status.NEEDS_PERSON
