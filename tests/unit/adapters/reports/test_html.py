"""The page, read back by a parser of HTML."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings

from adapters.reports.html import HtmlReport
from adapters.reports.html_code import highlighted
from domain.databases.target import Target
from domain.review.finding import Level, Waived
from domain.review.outcome import ReadingStatus, UnreadReason
from domain.rolling import Phase
from domain.rules import RULES
from domain.source import Location, Problem
from tests.contract.test_checklist_report import worked
from tests.generated_outcomes import HOSTILE, hostile_outcomes, outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME, READ
from tests.unit.domain.checklist.reviewed import outcome_of
from tests.unit.domain.checklist.test_answering import DROP

VOID = {"meta", "input", "br", "path", "circle"}
OURS = VOID | {
    *("html", "head", "title", "style", "body", "header", "main", "footer", "nav", "section"),
    *("article", "fieldset", "legend", "label", "details", "summary", "h1", "h2", "h3", "h4"),
    *("p", "a", "b", "code", "pre", "span", "div", "dl", "dt", "dd", "ul", "ol", "li", "svg"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "for", "type"),
    *("checked", "aria-label", "aria-hidden", "viewbox", "width", "height", "cx", "cy", "r", "d"),
}


class Page(HTMLParser):
    """The tags of a page, its words, and that each tag is closed where it must be."""

    def __init__(self, text):
        super().__init__()
        self.open, self.met, self.words = [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.met.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


def rendered(**changes):
    return HtmlReport(RULES).render(attrs.evolve(OUTCOME, **changes))


@settings(max_examples=60, deadline=None)
@given(worked(outcomes | hostile_outcomes))
def test_no_name_becomes_markup(outcome):
    page = Page(HtmlReport(RULES).render(outcome))

    assert {tag for tag, _ in page.met} <= OURS
    assert {name for _, given in page.met for name in given} <= ATTRIBUTES
    links = {given["href"] for _, given in page.met if "href" in given}
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= {given.get("id") for _, given in page.met}
    assert sum(tag == "article" for tag, _ in page.met) >= len(outcome.counting)


@settings(max_examples=30, deadline=None)
@given(hostile_outcomes)
def test_no_character_steers_what_shows_it(outcome):
    text = HtmlReport(RULES).render(outcome)

    assert [c for c in set(text) - {"\n"} if not c.isprintable()] == []
    assert text.encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_code_is_shown_as_it_is(text):
    shown = Page(f"<pre>{highlighted(text)}</pre>")

    assert {tag for tag, _ in shown.met} <= {"pre", "span"}
    if text.replace("\n", "").isprintable():
        assert shown.text == text.rstrip()


def test_the_words_of_python_are_told_apart():
    told = highlighted("# none\nwith op.f('a # b') as x: return 1")

    assert '<span class="comment"># none</span>' in told
    assert '<span class="keyword">with</span> op.f(<span class="string">&#39;a # b&#39;' in told
    assert '<span class="number">1</span>' in told


def test_it_loads_nothing_and_runs_nothing():
    text = rendered()

    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1]
    policy = re.search(r'Security-Policy" content="([^"]*)"', text)[1].replace("&#39;", "'")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert not re.search(
        r"<script|<link|<iframe|<img|\son\w+=|\sstyle=|https?://|@import|url\(", text
    )


def test_a_finding_has_its_place_effect_and_safe_way():
    page = Page(rendered())

    assert "dropping orders.note deletes its values for good" in page.text
    assert "migrations/tools.py:4:9" in page.text
    assert "versions/a b.py:21:5" in page.text
    assert "ACCESS EXCLUSIVE" in page.text
    assert 'op.drop_column("orders", "note")' in page.text
    assert "1 of 1 finding at level error" in page.text


def test_what_a_policy_made_of_a_level_is_told():
    told = attrs.evolve(FINDING, level=Level.INFO, level_of_rule=Level.ERROR)

    assert "By itself the rule is of level error" in rendered(findings=(told,))


def test_what_it_holds_on_is_told():
    told = attrs.evolve(FINDING, holds_on=("PostgreSQL 10 to 12",))

    assert "<dt>Holds on</dt><dd>PostgreSQL 10 to 12</dd>" in rendered(findings=(told,))


def test_what_is_waived_stays_in_sight_and_does_not_count():
    waived = Waived("nobody reads it", "2027-03-01", CALLED)
    text = rendered(findings=(attrs.evolve(FINDING, waived=waived),))

    assert "<b>Allowed:</b> nobody reads it, until 2027-03-01" in text
    assert "nothing was found" in text
    assert 'class="finding error"' not in text


def test_what_a_baseline_accepts_is_listed_apart():
    accepted = Waived("", None, CALLED, by_baseline=True)
    text = rendered(findings=(attrs.evolve(FINDING, waived=accepted),))

    assert "Accepted by the baseline" in text
    assert '<section id="waived">' not in text


def test_what_was_not_read_and_what_would_break_are_told():
    reason = UnreadReason("raw-sql", "DO $$", "it is no SQL", Location("versions/a.py", 8))
    revision = attrs.evolve(
        READ,
        status=ReadingStatus.PARTLY_READ,
        reasons=(reason,),
        phase=Phase.CONTRACT,
        breaks=("code that uses orders.note",),
    )
    text = Page(rendered(revisions=(revision,))).text

    assert "it is no SQL" in text
    assert "DO $$" in text
    assert "code that uses orders.note" in text


def test_a_problem_stands_first():
    text = rendered(problems=(Problem("no-heads", "a circle", "mend it"),))

    assert "a circle" in text
    assert "1 problem with the input" in text
    assert text.index('id="problems"') < text.index('id="findings"')


def test_the_checklist_is_at_the_end_where_it_is_known():
    text = HtmlReport(RULES).render(outcome_of(DROP))

    assert '<section id="checklist">' in text
    assert "alembic upgrade now &amp;&amp; alembic check" in text
    assert '<section id="checklist">' not in rendered()


def test_each_of_several_databases_is_named():
    targets = (Target.of("postgresql", "16"), Target.of("sqlite"))

    assert "postgresql 16 and sqlite 3.40 (assumed)" in rendered(targets=targets)
    assert "postgresql 16 (assumed) · 1 revision" in rendered(version_assumed=True)
