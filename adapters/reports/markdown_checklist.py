"""The checklists at the end of a comment: one folded block a revision, in two lengths."""

from collections.abc import Iterator, Sequence

from adapters.reports.checklist_markdown import boxes, heading
from adapters.reports.checklist_words import TITLES, summary
from adapters.reports.markdown_text import code
from domain.checklist.answering import checklist_of
from domain.checklist.checklist import Answer
from domain.checklist.item import Status
from domain.checklist.newest import newest
from domain.classes import frozen
from domain.review.outcome import Outcome
from domain.rules.rule import Rule

# Of whatever else there is, nobody reads in a comment; and each takes time to answer.
MOST_CHECKLISTS = 20
DONE = (Status.PASSED, Status.NOT_APPLICABLE)


@frozen
class Folded:
    """A checklist with all its answers, and with those alone that are open."""

    whole: str
    short: str


def checklist_blocks(outcome: Outcome, rules: Sequence[Rule]) -> list[Folded]:
    """None where nothing is known of what the revisions do."""
    wanted = newest(outcome)
    if not wanted:
        return []
    checklist = checklist_of(outcome, rules, wanted[:MOST_CHECKLISTS])
    told = [
        folded(f"Checklist of {heading(revision)}", revision.answers, code(revision.id))
        for revision in checklist.revisions
    ]
    once = folded("Checklist: asked once", checklist.answers, "")
    return [*told, once, *too_many(len(wanted))]


def too_many(number: int) -> Iterator[Folded]:
    more = number - MOST_CHECKLISTS
    if more > 0:
        cut = f"... and the checklists of {more} more revisions, which `assay checklist` prints."
        yield Folded(cut, cut)


def folded(title: str, answers: tuple[Answer, ...], name: str) -> Folded:
    summed = f"{title}<br>{summary(answers)}"
    opened = [each for each in answers if each.status not in DONE]
    cut = f"What passed and what does not apply is left out here: `assay checklist` {name} has it."
    return Folded(
        block(summed, [*grouped(opened), *grouped(a for a in answers if a.status in DONE)]),
        block(summed, [*grouped(opened), cut]),
    )


def block(title: str, parts: list[str]) -> str:
    inner = "\n\n".join(parts)
    return f"<details>\n<summary>{title}</summary>\n\n{inner}\n\n</details>"


def grouped(answers: Iterator[Answer] | list[Answer]) -> Iterator[str]:
    given = list(answers)
    for status in Status:
        own = [answer for answer in given if answer.status is status]
        if status is Status.NOT_APPLICABLE and own:
            yield f"**{TITLES[status]}:** {', '.join(answer.item.id for answer in own)}"
        elif own:
            yield f"**{TITLES[status]}**\n\n{boxes(own)}"
