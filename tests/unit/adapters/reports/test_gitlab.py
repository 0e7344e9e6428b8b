"""GitLab's code quality: the fields that it asks for, and nothing that counts twice."""

import json

import attrs
from hypothesis import given, settings

from adapters.reports.gitlab import GitLabReport
from domain.review.finding import Level, Waived
from domain.review.outcome import UnreadReason
from domain.source import Location, Problem
from tests.generated_outcomes import hostile_outcomes, outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME, READ

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def issues(**changes):
    return json.loads(GitLabReport().render(attrs.evolve(OUTCOME, **changes)))


@settings(max_examples=60, deadline=None)
@given(outcomes | hostile_outcomes)
def test_each_issue_has_what_gitlab_asks_for(outcome):
    for issue in json.loads(GitLabReport().render(outcome)):
        assert isinstance(issue["description"], str)
        assert isinstance(issue["check_name"], str)
        assert issue["severity"] in SEVERITIES
        assert isinstance(issue["location"]["path"], str)
        assert issue["location"]["lines"]["begin"] >= 1


def test_a_finding_is_an_issue():
    (issue,) = issues()

    assert issue["check_name"] == "drop-column"
    assert issue["severity"] == "critical"
    assert issue["location"] == {"path": "migrations/tools.py", "lines": {"begin": 4}}
    assert issue["description"].startswith(
        "dropping orders.note deletes its values for good; lock:"
    )


def test_severities_follow_levels():
    findings = tuple(attrs.evolve(FINDING, level=level) for level in Level)

    assert [issue["severity"] for issue in issues(findings=findings)] == [
        "info",
        "major",
        "critical",
    ]


def test_fingerprints_differ_and_survive_a_move():
    moved = attrs.evolve(FINDING, location=Location("new.py", 7))
    before, after = issues(findings=(FINDING, FINDING)), issues(findings=(moved, moved))

    names = [issue["fingerprint"] for issue in before]
    assert len(set(names)) == 2
    assert names == [issue["fingerprint"] for issue in after]


def test_what_is_waived_weighs_nothing():
    waived = Waived("nobody reads it", None, CALLED)
    (issue,) = issues(findings=(attrs.evolve(FINDING, waived=waived),))

    assert issue["severity"] == "info"
    assert issue["description"].startswith("waived (nobody reads it): dropping")


def test_a_problem_of_the_whole_project_stands_at_its_folder():
    (issue,) = issues(findings=(), problems=(Problem("no-heads", "a circle", "mend it"),))

    assert (issue["severity"], issue["location"]["path"]) == ("blocker", ".")
    assert issue["description"] == "a circle mend it"


def test_what_was_not_read_is_told():
    reason = UnreadReason("raw-sql", "DO $$", "", Location("versions/a.py", 8))
    (issue,) = issues(findings=(), revisions=(attrs.evolve(READ, reasons=(reason,)),))

    assert (issue["check_name"], issue["severity"]) == ("unread-raw-sql", "info")
    assert issue["description"] == "not read: DO $$"
