"""A document from elsewhere is checked field by field, and the first wrong one is named."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from adapters.reports.json_document import JsonReviewDocument
from domain.errors import ReviewUnreadable
from tests.unit.adapters.reports.test_json_document import OUTCOME

Document = dict[str, Any]


def refusal_of(text: str) -> str:
    with pytest.raises(ReviewUnreadable) as refused:
        JsonReviewDocument().read(text)
    return str(refused.value)


def refusal_after(change: Callable[[Document], object]) -> str:
    document: Document = json.loads(JsonReviewDocument().write(OUTCOME))
    change(document)
    return refusal_of(json.dumps(document))


def put(document: Document, path: str, value: object) -> None:
    *parents, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    target: Any = document
    for part in parents:
        target = target[part]
    target[last] = value


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("project", 7, "project: 7 is no text."),
        ("project", "a\0b", "project: holds the character U+0000, which cannot be stored."),
        ("project", "\ud800", "project: holds the character U+D800, which cannot be stored."),
        (
            "database",
            "oracle",
            "database: 'oracle' is none of postgresql, mysql, mariadb, sqlite.",
        ),
        (
            "server_version",
            "16; drop",
            "server_version: '16; drop' is no server version such as 16 or 8.4.",
        ),
        ("version_assumed", 1, "version_assumed: 1 is neither true nor false."),
        ("fail_level", "fatal", "fail_level: 'fatal' is none of info, warning, error."),
        ("findings", {}, "findings: an object is no list."),
        ("findings/1", "x", "findings[1]: 'x' is no object."),
        ("findings/0/level", "eror", "findings[0].level: 'eror' is none of info, warning, error."),
        ("findings/0/line", 0, "findings[0].line: 0 is not from 1 to 2147483647."),
        ("findings/0/line", 10**40, f"findings[0].line: {10**40} is not from 1 to 2147483647."),
        ("findings/0/line", 1.0, "findings[0].line: 1.0 is no whole number."),
        ("findings/0/line", True, "findings[0].line: true is no whole number."),
        ("findings/0/line", None, "findings[0].line: null is no whole number."),
        ("findings/0/via/0/column", "5", "findings[0].via[0].column: '5' is no whole number."),
        ("findings/0/effect", [], "findings[0].effect: a list is no object."),
        (
            "findings/0/effect/blocks",
            ["writes"],
            "findings[0].effect.blocks: a list is none of nothing, ddl, writes, reads and writes.",
        ),
        (
            "findings/0/effect/scanned/0",
            None,
            "findings[0].effect.scanned[0]: null is no text.",
        ),
        (
            "revisions/1/status",
            "skimmed",
            "revisions[1].status: 'skimmed' is none of read, partly-read, not-read.",
        ),
        (
            "revisions/1/operations_unread",
            -1,
            "revisions[1].operations_unread: -1 is not from 0 to 2147483647.",
        ),
        ("revisions/1/reasons/0/detail", [], "revisions[1].reasons[0].detail: a list is no text."),
        ("colour", "red", "colour: this version of Assay knows no such field."),
        (
            "findings/0/a b",
            1,
            "findings[0].'a b': this version of Assay knows no such field.",
        ),
        ("summary/errors", 0, "summary.errors: 0 contradicts the document: it has 1."),
        (
            "summary/operations_read",
            6,
            "summary.operations_read: 6 contradicts the document: it has 5.",
        ),
        ("verdict", "passed", "verdict: 'passed' contradicts the document: that is failed."),
        ("verdict", "fine", "verdict: 'fine' is none of passed, failed, incomplete."),
    ],
)
def test_names_the_first_field_that_is_wrong(path: str, value: object, told: str) -> None:
    assert refusal_after(lambda document: put(document, path, value)) == told


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("digest", "revisions[0].digest: is missing."),
        ("operations_read", "revisions[0].operations_read: is missing."),
    ],
)
def test_names_a_field_that_is_missing(path: str, told: str) -> None:
    assert refusal_after(lambda document: document["revisions"][0].pop(path)) == told


def test_a_later_schema_version_says_what_to_do() -> None:
    told = refusal_after(lambda document: put(document, "schema_version", 2))
    assert told.startswith("schema_version: 2 is not 1, the one that this version of Assay reads.")
    assert "same version of Assay" in told


@pytest.mark.parametrize("text", ["[]", "7", '"x"', "{}", "null"])
def test_says_of_other_json_that_it_is_no_review(text: str) -> None:
    assert refusal_of(text) == "schema_version: is missing. This is no review of Assay."


def test_names_the_line_and_column_where_it_is_no_json() -> None:
    assert refusal_of('{\n "project": oops}').startswith("line 2, column 13: not JSON")
    assert refusal_of("").startswith("line 1, column 1: not JSON")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"project": NaN}', "NaN is no JSON number."),
        ('{"project": -Infinity}', "-Infinity is no JSON number."),
        ('{"project": 1, "project": 2}', "the field 'project' occurs twice in one object."),
        ("[" * 100_000, "the document is nested too deeply."),
        ('{"schema_version": ' + "9" * 5000 + "}", "a number in the document is too large."),
    ],
)
def test_refuses_json_that_programs_read_differently(text: str, told: str) -> None:
    assert refusal_of(text).startswith(told)


def test_refuses_a_longer_document_than_it_was_told_to_read() -> None:
    with pytest.raises(ReviewUnreadable, match="longer than the 10 that are read"):
        JsonReviewDocument(largest=10).read(JsonReviewDocument().write(OUTCOME))


def test_refuses_calls_nested_beyond_any_real_ones() -> None:
    def nest(document: Document) -> None:
        place = document["findings"][0]
        for _ in range(40):
            place["via"] = [{"path": "a", "line": 1, "column": 1, "via": []}]
            place = place["via"][0]

    told = refusal_after(nest)
    assert told.startswith("findings[0].via[0].via")
    assert told.endswith("is nested too deeply.")


def test_a_long_value_is_told_in_one_line() -> None:
    told = refusal_after(lambda document: put(document, "database", "o\n" * 500))
    assert len(told) < 200
    assert "\n" not in told
