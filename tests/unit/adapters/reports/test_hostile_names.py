"""Names that were chosen to break out, in the reports whose own suites read no such names."""

import json

from click import unstyle
from hypothesis import given, settings

from adapters.reports.json_document import JsonReviewDocument
from adapters.reports.text import TextReport, finding_lines
from tests.generated_outcomes import hostile_outcomes


@settings(max_examples=60, deadline=None)
@given(hostile_outcomes)
def test_nothing_in_the_text_steers_a_terminal(outcome):
    text = TextReport(explain_reading=True).render(outcome)

    assert [c for c in set(text) - {"\n"} if not c.isprintable()] == []


@settings(max_examples=60, deadline=None)
@given(hostile_outcomes)
def test_a_finding_that_breaks_its_line_forges_no_other(outcome):
    for finding in outcome.findings:
        lines = unstyle("\n".join(finding_lines(finding))).split("\n")
        assert [line for line in lines[1:] if line and not line.startswith("    ")] == []


@settings(max_examples=60, deadline=None)
@given(hostile_outcomes)
def test_the_json_has_every_name_as_it_is_in_ascii(outcome):
    text = JsonReviewDocument().render(outcome)

    read = json.loads(text)
    assert text.isascii()
    assert read["project"] == outcome.project
    assert [f["message"] for f in read["findings"]] == [f.message for f in outcome.findings]
    assert [r["path"] for r in read["revisions"]] == [r.path for r in outcome.revisions]
