"""The comment of a pull request, read back by a parser of Markdown."""

import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from adapters.reports.markdown import MOST, MarkdownReport
from adapters.reports.markdown_text import code, fenced, prose
from domain.review.finding import Level, Waived
from domain.review.outcome import UnreadReason
from domain.rolling import Phase
from domain.rules import RULES
from domain.source import Location, Problem
from tests.contract.test_checklist_report import worked
from tests.generated_outcomes import HOSTILE, hostile_outcomes, outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME, READ
from tests.unit.domain.checklist.reviewed import outcome_of
from tests.unit.domain.checklist.test_answering import DROP

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"h3", "p", "strong", "code", "pre", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
OURS |= {"details", "summary", "sub", "br"}


class Tags(HTMLParser):
    """The tags of a page and its words, and that each tag is closed where it must be."""

    def __init__(self, page):
        super().__init__()
        self.open, self.met, self.words = [], [], []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.met.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def rendered(**changes):
    return MarkdownReport(RULES).render(attrs.evolve(OUTCOME, **changes))


def shown(text):
    """The words that somebody sees, without the spaces of no width."""
    return "".join(Tags(MARKDOWN.render(text)).words).replace("\u200b", "")


@settings(max_examples=60, deadline=None)
@given(outcomes | hostile_outcomes)
def test_no_name_becomes_markup(outcome):
    met = Tags(MARKDOWN.render(MarkdownReport(RULES).render(outcome))).met

    assert {tag for tag, _ in met} <= OURS
    assert {value for _, given in met for value in given.values()} <= {"language-python"}
    errors = sum(f.level is Level.ERROR for f in outcome.counting)
    assert sum(tag == "td" for tag, _ in met) == 3 * errors


@settings(max_examples=30, deadline=None)
@given(hostile_outcomes)
def test_it_is_never_longer_than_github_takes(outcome):
    many = attrs.evolve(outcome, findings=outcome.findings * 40, problems=outcome.problems * 40)

    assert len(MarkdownReport(RULES).render(many)) <= MOST


@pytest.mark.parametrize("text", HOSTILE)
def test_foreign_words_are_shown_as_they_are(text):
    told = re.sub(r"\s+", " ", text).strip()
    if told.isprintable() and len(told) <= 200:
        assert shown(f"{prose(text)}\n").strip() == told
        cell = shown(f"| a |\n|---|\n| {code(text)} |\n").strip().split("\n")[-1]
        assert cell.strip() == (told or "a")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_fix_cannot_end_its_fence(text):
    tokens = MARKDOWN.parse(fenced(text))

    assert [token.type for token in tokens] == ["fence"]


@pytest.mark.parametrize("text", ["@everyone", "#1", "http://x.example", "www.x.example"])
def test_nobody_is_called_and_nothing_is_linked(text):
    """GitHub looks for these in the words themselves: a space of no width parts them."""
    assert text not in MARKDOWN.render(prose(text))
    assert "\u200b" in MARKDOWN.render(prose(text))


def test_the_verdict_and_the_errors_stand_first():
    assert rendered().startswith(
        "<!-- assay review -->\n\n"
        "### Assay: failed, 1 error\n\n"
        "| error | what | where |\n"
        "|---|---|---|\n"
        "| <code>drop-column</code> | dropping orders.note deletes its values for good "
        "| <code>tools.py:4</code> |\n\n"
        "<details>\n<summary>The errors, and the safe way (1)</summary>\n"
    )


def test_the_fix_is_code():
    assert '```python\nop.drop_column("orders", "note")\n```' in rendered()


def test_a_clean_review_is_two_lines():
    text = rendered(findings=())

    assert "### Assay: passed, nothing found" in text
    assert "<details>" not in text
    assert "1 revision: 1 read" in text


def test_more_errors_than_anybody_reads_are_counted():
    text = rendered(findings=(FINDING,) * 50)

    assert text.count("\n| <code>drop-column</code>") == 20
    assert text.count("... and 30 more, which `assay review` tells.") == 2


def test_what_does_not_fit_is_counted():
    report = MarkdownReport(RULES, most=6_000)
    text = report.render(attrs.evolve(OUTCOME, findings=(FINDING,) * 50))

    assert len(text) <= 6_000
    assert re.search(r"\.\.\. and \d+ more, which `assay review` tells\.\n\n</details>", text)


def test_what_a_rolling_deploy_would_break_on_is_told():
    breaking = attrs.evolve(READ, phase=Phase.CONTRACT, breaks=("code that still uses a_b.c",))

    assert "contracts:\n  - code that still uses a_b.c\n" in rendered(revisions=(breaking,))


def test_what_is_waived_is_told_with_its_reason():
    waived = Waived("nobody reads it", "2027-03-01", CALLED)
    text = rendered(findings=(attrs.evolve(FINDING, waived=waived),))

    assert "### Assay: passed, nothing found" in text
    assert "<summary>Waived (1)</summary>" in text
    assert ": nobody reads it, until 2027-03-01\n" in text


def test_what_was_not_read_is_told():
    reason = UnreadReason("raw-sql", "DO $$", "it is no SQL", Location("versions/a.py", 8))
    text = rendered(revisions=(attrs.evolve(READ, reasons=(reason,)),))

    assert "<summary>Not read (1)</summary>" in text
    assert "- versions/a.py:8: raw-sql (it is no SQL): DO $$" in text.replace("<code>", "").replace(
        "</code>", ""
    ).replace("&#36;", "$")


def test_a_problem_is_told_before_the_findings():
    text = rendered(problems=(Problem("no-heads", "a circle", "mend it"),))

    assert "### Assay: incomplete, 1 problem with the input, 1 error" in text
    assert "**Not reviewed:** <code>no-heads</code>. a circle mend it\n" in text
    assert text.index("Not reviewed") < text.index("| error |")


def test_the_checklist_of_the_newest_stands_at_the_end():
    text = MarkdownReport(RULES).render(outcome_of(DROP))

    title = "<summary>Checklist of <code>now</code>: now it is<br>"
    assert text.index("The errors, and the safe way") < text.index(title) < text.index("<sub>")
    assert "- [ ] **C1** " in text
    assert "- [x] **A7** " in text
    assert "**Does not apply:** A6, " in text
    assert "<summary>Checklist: asked once<br>" in text


def test_where_it_is_not_known_what_the_revisions_do_there_is_no_checklist():
    assert "hecklist" not in rendered()


@pytest.mark.parametrize("most", [6_000, 9_000, 12_000])
def test_a_checklist_that_does_not_fit_is_cut_and_says_so(most):
    outcome = outcome_of(DROP)
    text = MarkdownReport(RULES, most=most).render(outcome)

    assert len(text) <= most
    assert "`assay checklist`" in text
    assert "`drop-column`" in text or "<code>drop-column</code>" in text


@settings(max_examples=20, deadline=None)
@given(worked(hostile_outcomes))
def test_no_name_in_a_checklist_becomes_markup_or_makes_it_too_long(outcome):
    text = MarkdownReport(RULES).render(outcome)

    assert {tag for tag, _ in Tags(MARKDOWN.render(text)).met} <= OURS
    assert len(text) <= MOST
