"""A checklist as Markdown, read back by a parser of it."""

import re

from hypothesis import given, settings

from adapters.reports.checklist_markdown import MarkdownChecklist
from domain.checklist.answering import checklist_of
from domain.rules import RULES
from tests.contract.test_checklist_report import checklists
from tests.unit.adapters.reports.test_markdown import MARKDOWN, OURS, Tags
from tests.unit.domain.checklist.reviewed import outcome_of
from tests.unit.domain.checklist.test_answering import DROP

OF_A_CHECKLIST = OURS | {"h2"}


def written(*operations):
    outcome = outcome_of(*operations)
    return MarkdownChecklist().render(checklist_of(outcome, RULES, outcome.revisions))


@settings(max_examples=30, deadline=None)
@given(checklists())
def test_no_name_becomes_markup(checklist):
    met = Tags(MARKDOWN.render(MarkdownChecklist().render(checklist))).met

    assert {tag for tag, _ in met} <= OF_A_CHECKLIST
    assert {value for _, given in met for value in given.values()} == set()


def test_a_box_is_ticked_for_what_passed_alone():
    text = written(DROP)

    assert "- [ ] **C1** Drops are meant, announced, and of what no running code uses.<br>" in text
    assert "- [x] **A7** The message says what the revision is for.<br>" in text
    assert not re.search(r"\[[ x]\] \*\*K1\*\*", text)
    assert "- **K1** " in text


def test_what_is_open_stands_before_what_is_done():
    text = written(DROP)

    assert text.startswith("## Checklist: shop on postgresql 16\n\n### <code>now</code>: now it is")
    titles = re.findall(
        r"^(?:\*\*|<summary>)([A-Z][a-z ]+)(?:\*\*| \(\d+\)</summary>)$", text, re.M
    )
    assert titles[:5] == [
        *("Failed", "Needs a person", "Needs a database", "Passed", "Does not apply"),
    ]


def test_a_command_stands_beside_its_question():
    assert "<code>SELECT count&#40;&#42;&#41; FROM orders</code>" in written(DROP).replace(
        "(", "&#40;"
    ).replace(")", "&#41;")
