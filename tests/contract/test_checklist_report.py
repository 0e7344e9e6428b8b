"""What every report of a checklist promises."""

import json

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.reports.checklist_json import JsonChecklist
from adapters.reports.checklist_markdown import MarkdownChecklist
from adapters.reports.checklist_text import TextChecklist
from domain.checklist.answering import checklist_of
from domain.checklist.items import ITEMS
from domain.review.work import Deed, Done, Work
from domain.rules import RULES
from tests.generated_outcomes import hostile, hostile_outcomes, outcomes

REPORTS = [MarkdownChecklist(), TextChecklist(), TextChecklist(colour=True), JsonChecklist()]
WORKS = st.builds(
    Work,
    message=hostile,
    parents=st.lists(hostile, max_size=2).map(tuple),
    done=st.lists(
        st.builds(
            Done,
            deeds=st.sampled_from(Deed).map(lambda deed: (deed,)),
            what=hostile,
            line=st.integers(1, 99),
            table=st.none() | hostile,
        ),
        max_size=3,
    ).map(tuple),
    way_back=st.sampled_from(["present", "empty", "raises", "missing"]),
)


@st.composite
def worked(draw, reviews):
    """Outcomes of which it is known what their revisions do."""
    outcome = draw(reviews)
    done = tuple(evolve(r, work=draw(st.none() | WORKS)) for r in outcome.revisions)
    return evolve(outcome, revisions=done)


def checklists():
    return worked(outcomes | hostile_outcomes).map(lambda o: checklist_of(o, RULES, o.revisions))


@pytest.mark.parametrize("report", REPORTS)
@settings(max_examples=20, deadline=None)
@given(checklist=checklists())
def test_it_has_every_item_and_ends_with_one_line_break(report, checklist):
    text = report.render(checklist)

    asked = [item for item in ITEMS if item.of_project or checklist.revisions]
    said = text if not isinstance(report, MarkdownChecklist) else text.replace("&#45;", "-")
    assert [item.id for item in asked if item.id not in said] == []
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("report", REPORTS)
@settings(max_examples=10, deadline=None)
@given(checklist=checklists())
def test_it_is_the_same_for_the_same_checklist(report, checklist):
    assert report.render(checklist) == report.render(checklist)


@settings(max_examples=20, deadline=None)
@given(checklist=checklists())
def test_nothing_in_it_steers_a_terminal(checklist):
    assert set(TextChecklist().render(checklist)) - {"\n"} <= {
        c for c in TextChecklist().render(checklist) if c.isprintable()
    }
    assert json.loads(JsonChecklist().render(checklist))["project"] == checklist.project
