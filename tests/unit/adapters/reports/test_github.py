"""Workflow commands, read back as the runner of GitHub Actions reads them."""

import re

import attrs
from hypothesis import given, settings

from adapters.reports.github import GitHubReport
from domain.review.finding import Waived
from domain.review.outcome import BaselineUse, Outcome
from domain.source import Location, Problem
from tests.generated_outcomes import hostile_outcomes, outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME

COMMAND = re.compile(r"::(\w+) ([^:]*)::(.*)")
KINDS = {"error", "warning", "notice"}


def unescaped(text):
    for code, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, meant)
    return text


def commands(outcome: Outcome):
    """Kind, properties and message of each; every line of the report must be one."""
    read = []
    for line in re.split(r"\r\n|\r|\n", GitHubReport().render(outcome).rstrip("\n")):
        found = COMMAND.fullmatch(line)
        assert found, line
        pairs = (pair.partition("=") for pair in found[2].split(","))
        properties = {name: unescaped(value) for name, _, value in pairs}
        read.append((found[1], properties, unescaped(found[3])))
    return read


def told(**changes):
    return commands(attrs.evolve(OUTCOME, **changes))


@settings(max_examples=60, deadline=None)
@given(outcomes | hostile_outcomes)
def test_no_name_makes_a_command_or_a_property_of_its_own(outcome):
    read = commands(outcome)

    found = len(outcome.counting) + len(outcome.waived) + bool(outcome.baseline)
    assert len(read) == 1 + len(outcome.problems) + found
    for kind, properties, _ in read:
        assert kind in KINDS
        assert set(properties) in ({"title"}, {"file", "line", "col", "title"})


def test_the_verdict_stands_first():
    kind, properties, message = told()[0]

    assert (kind, properties) == ("error", {"title": "Assay"})
    assert message.endswith(
        "1 error, 0 warnings, 0 infos: failed (findings of level error or above)"
    )


def test_a_finding_is_annotated_at_its_place_with_the_safe_way():
    assert told()[1] == (
        "error",
        {"file": "migrations/tools.py", "line": "4", "col": "9", "title": "drop-column"},
        "dropping orders.note deletes its values for good\n"
        "lock: ACCESS EXCLUSIVE on orders, blocks reads and writes, "
        "an instant of work, held until commit\n"
        "called from versions/a b.py:21:5\n"
        'safe way:\nop.drop_column("orders", "note")',
    )


def test_what_the_baseline_accepts_is_one_notice():
    place = Location("assay-baseline.json", 6)
    known = attrs.evolve(FINDING, waived=Waived("it was there", None, place, by_baseline=True))

    read = told(findings=(known, known), baseline=BaselineUse("assay-baseline.json", 3))

    assert [(kind, properties) for kind, properties, _ in read[1:]] == [
        ("notice", {"title": "Baseline"})
    ]
    assert read[1][2].startswith("assay-baseline.json: accepts 2 findings: drop-column 2\n")
    assert "can shrink by 3" in read[1][2]


def test_errors_stand_before_warnings_for_only_ten_are_shown():
    warning = attrs.evolve(FINDING, level=type(FINDING.level).WARNING)

    read = told(findings=(warning, FINDING))

    assert [kind for kind, _, _ in read[1:]] == ["error", "warning"]


def test_what_is_waived_is_a_notice_with_its_reason():
    kind, properties, message = told(
        findings=(attrs.evolve(FINDING, waived=Waived("nobody reads it", None, CALLED)),)
    )[1]

    assert (kind, properties["title"]) == ("notice", "waived: drop-column")
    assert message.endswith("\nwaived: nobody reads it")


def test_a_problem_without_a_place_has_none():
    read = told(problems=(Problem("no-heads", "100% wrong", "mend it"),))

    assert read[1] == ("error", {"title": "not reviewed: no-heads"}, "100% wrong\nmend it")
