"""JUnit's XML, read back by a parser of XML."""

from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings

from adapters.reports.junit import JUnitReport
from domain.review.finding import Level, Waived
from domain.review.outcome import ReadingStatus, UnreadReason
from domain.source import Location, Problem
from tests.generated_outcomes import hostile_outcomes, outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME, READ


def read(outcome):
    return ElementTree.fromstring(JUnitReport().render(outcome).encode())


def cases(**changes):
    return list(read(attrs.evolve(OUTCOME, **changes)).iter("testcase"))


@settings(max_examples=60, deadline=None)
@given(outcomes | hostile_outcomes)
def test_no_name_breaks_out_of_the_xml(outcome):
    root = read(outcome)

    known = {"testsuites", "testsuite", "properties", "property", "testcase"}
    known |= {"failure", "error", "skipped", "system-out"}
    assert {element.tag for element in root.iter()} <= known
    for case in root.iter("testcase"):
        assert len([part for part in case if part.tag != "system-out"]) <= 1
    assert len(root.findall(".//error")) == len(outcome.problems)


@settings(max_examples=30, deadline=None)
@given(outcomes)
def test_the_numbers_are_those_of_what_is_in_it(outcome):
    root = read(outcome)

    for element in (root, root.find("testsuite")):
        assert int(element.get("tests")) == len(root.findall(".//testcase"))
        assert int(element.get("failures")) == len(root.findall(".//failure"))
        assert int(element.get("errors")) == len(root.findall(".//error"))
        assert int(element.get("skipped")) == len(root.findall(".//skipped"))


def test_a_revision_with_findings_at_the_fail_level_fails():
    (case,) = cases()

    assert case.get("name") == "versions/a b.py a"
    failure = case.find("failure")
    assert failure.get("message") == "1 finding: drop-column"
    assert "migrations/tools.py:4:9: error drop-column" in failure.text
    assert 'op.drop_column("orders", "note")' in failure.text


def test_a_second_finding_is_told_in_the_same_failure():
    other = attrs.evolve(FINDING, rule="drop-table")
    (case,) = cases(findings=(FINDING, other))

    (failure,) = case.findall("failure")
    assert failure.get("message") == "2 findings: drop-column, drop-table"


@pytest.mark.parametrize(
    "changes",
    [
        {"findings": (attrs.evolve(FINDING, level=Level.WARNING),)},
        {"fail_level": None},
        {"findings": (attrs.evolve(FINDING, waived=Waived("fine", None, CALLED)),)},
    ],
)
def test_what_does_not_fail_is_output(changes):
    (case,) = cases(**changes)

    assert case.find("failure") is None
    assert "drop-column" in case.find("system-out").text


def test_a_revision_that_was_not_read_is_skipped_with_the_reason():
    reason = UnreadReason("raw-sql", "DO $$", "", Location("versions/a.py", 8))
    unread = attrs.evolve(READ, status=ReadingStatus.NOT_READ, reasons=(reason,))
    (case,) = cases(findings=(), revisions=(unread,))

    assert case.find("skipped") is not None
    assert case.find("system-out").text == "versions/a.py:8:1: not read: DO $$"


def test_findings_of_a_revision_that_is_not_listed_are_not_lost():
    first, second = cases(findings=(attrs.evolve(FINDING, revision="b"),))

    assert first.find("failure") is None
    assert second.find("failure") is not None


def test_a_problem_is_an_error():
    first, _ = cases(problems=(Problem("no-heads", "a circle", "mend it"),))

    assert first.find("error").get("message") == "a circle"
    assert first.find("error").text == "the project\nmend it"
