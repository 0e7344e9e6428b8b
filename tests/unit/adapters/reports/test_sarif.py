"""SARIF 2.1.0: as its schema says, with fingerprints that live longer than lines."""

import json
from pathlib import Path
from urllib.parse import unquote

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

from adapters.reports.sarif import SarifReport
from domain.direction import Direction
from domain.review.finding import Waived
from domain.review.outcome import ReadingStatus, UnreadReason
from domain.rules import RULES
from domain.source import Location, Problem
from tests.generated_outcomes import hostile_outcomes, outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME, READ

# The standard's own, as editors are served it by schemastore.
SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
ABOUT = tuple(rule.about for rule in RULES)


def run_of(**changes):
    document = json.loads(SarifReport(ABOUT).render(attrs.evolve(OUTCOME, **changes)))
    jsonschema.Draft4Validator(SCHEMA).validate(document)
    return document["runs"][0]


def fingerprints_of(*findings):
    results = run_of(findings=findings)["results"]
    return [result["partialFingerprints"]["assayFinding/v1"] for result in results]


@settings(max_examples=30, deadline=None)
@given(outcomes)
def test_what_it_writes_is_as_the_schema_says(outcome):
    jsonschema.Draft4Validator(SCHEMA).validate(json.loads(SarifReport(ABOUT).render(outcome)))


@settings(max_examples=30, deadline=None)
@given(hostile_outcomes)
def test_hostile_names_change_nothing_in_its_shape(outcome):
    document = json.loads(SarifReport(ABOUT).render(outcome))

    jsonschema.Draft4Validator(SCHEMA).validate(document)
    (run,) = document["runs"]
    assert [result["ruleId"] for result in run["results"]] == [f.rule for f in outcome.findings]
    texts = [result["message"]["text"] for result in run["results"]]
    assert not any("[x](" in told or "{0} " in told.replace("{{0}}", "") for told in texts)


def test_a_result_has_level_place_object_and_message():
    (result,) = run_of()["results"]
    (location,) = result["locations"]

    assert (result["ruleId"], result["level"]) == ("drop-column", "error")
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "migrations/tools.py"
    assert location["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 9}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "orders.note", "kind": "column"}]
    assert result["message"]["text"].startswith(
        "dropping orders.note deletes its values for good\n"
    )
    assert '```python\nop.drop_column("orders", "note")\n```' in result["message"]["markdown"]


def test_the_calls_that_led_to_a_helper_are_related():
    (result,) = run_of()["results"]
    (call,) = result["relatedLocations"]

    uri = call["physicalLocation"]["artifactLocation"]["uri"]
    assert (uri, unquote(uri)) == ("versions/a%20b.py", "versions/a b.py")
    assert call["physicalLocation"]["region"]["startLine"] == 21


def test_a_rule_that_found_something_is_told_whole():
    run = run_of()
    (rule,) = run["tool"]["driver"]["rules"]

    assert run["results"][0]["ruleIndex"] == 0
    assert rule["id"] == "drop-column"
    assert rule["defaultConfiguration"]["level"] == "error"
    about = next(each for each in ABOUT if each.name == "drop-column")
    for told in (about.finds, about.why, about.way_out, *about.silent_when):
        assert told in rule["help"]["text"]
        assert told in rule["help"]["markdown"]


def test_a_fingerprint_survives_another_line_another_file_and_other_words():
    moved = attrs.evolve(FINDING, location=Location("new.py", 400), message="worded anew")

    assert fingerprints_of(moved) == fingerprints_of(FINDING)


def test_a_fingerprint_survives_a_waiver():
    allowed = attrs.evolve(FINDING, waived=Waived("fine", None, CALLED))

    assert fingerprints_of(allowed, FINDING) == fingerprints_of(FINDING, FINDING)


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "drop-table"},
        {"revision": "b"},
        {"direction": Direction.DOWNGRADE},
        {"table": None},
        {"column_name": "other"},
        {"operation": "c0ffee"},
    ],
)
def test_what_is_about_something_else_has_another_fingerprint(change):
    assert fingerprints_of(attrs.evolve(FINDING, **change)) != fingerprints_of(FINDING)


def test_equals_are_told_apart_by_their_order():
    first, second = fingerprints_of(FINDING, FINDING)

    assert first == fingerprints_of(FINDING)[0] != second


@pytest.mark.parametrize(
    ("path", "kind"), [("versions/a.py", "inSource"), ("pyproject.toml", "external")]
)
def test_a_waiver_is_a_suppression_with_its_reason(path, kind):
    waived = Waived("nobody reads it", "2027-03-01", Location(path, 3))
    (result,) = run_of(findings=(attrs.evolve(FINDING, waived=waived),))["results"]
    (suppression,) = result["suppressions"]

    assert (suppression["kind"], suppression["status"]) == (kind, "accepted")
    assert suppression["justification"] == "nobody reads it (until 2027-03-01)"


def test_what_is_not_waived_has_no_suppression():
    """An empty list says that it was asked: the standard tells it from none at all."""
    assert run_of()["results"][0]["suppressions"] == []


def test_a_problem_means_that_the_run_was_no_success():
    problem = Problem("syntax-error", "it is no Python", "mend it", Location("versions/b.py", 2))
    (invocation,) = run_of(problems=(problem,))["invocations"]
    (told,) = invocation["toolConfigurationNotifications"]

    assert not invocation["executionSuccessful"]
    assert told["message"]["text"] == "it is no Python\nmend it"
    assert told["descriptor"]["id"] == "syntax-error"
    assert run_of()["invocations"][0]["executionSuccessful"]


def test_what_was_not_read_is_a_note():
    reason = UnreadReason("dynamic-name", "f'{t}'", "the value of t", Location("versions/a.py", 8))
    partly = attrs.evolve(READ, status=ReadingStatus.PARTLY_READ, reasons=(reason,))
    (told,) = run_of(revisions=(partly,))["invocations"][0]["toolExecutionNotifications"]

    assert told["level"] == "note"
    assert told["message"]["text"] == "not read (the value of t): f'{t}'"
