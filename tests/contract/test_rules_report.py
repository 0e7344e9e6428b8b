"""What every report about the rules promises."""

import pytest

from adapters.reports.rules_json import JsonRulesReport
from adapters.reports.rules_text import TextRulesReport
from domain.rules import RULES

ABOUTS = [rule.about for rule in RULES]
REPORTS = [TextRulesReport(), TextRulesReport(colour=True), JsonRulesReport()]


@pytest.mark.parametrize("report", REPORTS)
def test_the_listing_names_all_of_them(report):
    text = report.listing(ABOUTS)

    assert [about.name for about in ABOUTS if about.name not in text] == []


@pytest.mark.parametrize("report", REPORTS)
def test_the_page_names_the_rule_and_its_level(report):
    for about in ABOUTS:
        text = report.page(about)
        assert about.name in text
        assert about.level.value in text


@pytest.mark.parametrize("report", REPORTS)
def test_both_end_with_one_line_break(report):
    for text in (report.listing(ABOUTS), report.page(ABOUTS[0])):
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
