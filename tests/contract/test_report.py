"""What every report promises."""

import attrs
import pytest
from hypothesis import given

from adapters.reports.github import GitHubReport
from adapters.reports.gitlab import GitLabReport
from adapters.reports.html import HtmlReport
from adapters.reports.json_document import JsonReviewDocument
from adapters.reports.junit import JUnitReport
from adapters.reports.markdown import MarkdownReport
from adapters.reports.relocating import ToldFromRepository
from adapters.reports.sarif import SarifReport
from adapters.reports.text import TextReport
from domain.rules import RULES
from tests.generated_outcomes import outcomes

REPORTS = [
    TextReport(),
    TextReport(colour=True, explain_reading=True),
    JsonReviewDocument(),
    SarifReport(()),
    GitHubReport(),
    GitLabReport(),
    JUnitReport(),
    MarkdownReport(RULES),
    HtmlReport(RULES),
    ToldFromRepository(GitLabReport(), "/shop"),
]


@pytest.mark.parametrize("report", REPORTS)
@given(outcome=outcomes)
def test_ends_with_a_line_break(report, outcome):
    assert report.render(outcome).endswith("\n")


@pytest.mark.parametrize("report", REPORTS)
@given(outcome=outcomes)
def test_is_the_same_for_the_same_outcome(report, outcome):
    assert report.render(outcome) == report.render(outcome)


@pytest.mark.parametrize("report", REPORTS)
@given(outcome=outcomes)
def test_names_each_finding_by_its_rule(report, outcome):
    """What a baseline accepts may be summed up."""
    named = [attrs.evolve(f, rule=f"rule-{n}") for n, f in enumerate(outcome.findings)]

    text = report.render(attrs.evolve(outcome, findings=tuple(named)))

    accepted = [f.waived is not None and f.waived.by_baseline for f in named]
    assert all(f.rule in text for f, summed in zip(named, accepted, strict=True) if not summed)
