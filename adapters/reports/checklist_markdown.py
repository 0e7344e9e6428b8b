"""A checklist as Markdown to paste: boxes to tick, what is open first, the rest folded."""

from collections.abc import Iterable, Iterator

from adapters.reports.checklist_words import TITLES, summary
from adapters.reports.markdown_text import code, prose
from domain.checklist.checklist import Answer, Checklist, RevisionAnswers
from domain.checklist.item import Status
from domain.classes import frozen

FOLDED = (Status.PASSED, Status.NOT_APPLICABLE)


@frozen
class MarkdownChecklist:
    def render(self, checklist: Checklist) -> str:
        return "\n\n".join(parts(checklist)) + "\n"


def parts(checklist: Checklist) -> Iterator[str]:
    yield f"## Checklist: {prose(checklist.project)} on {prose(checklist.target)}"
    if not checklist.revisions:
        yield "There is no revision to ask about."
    for revision in checklist.revisions:
        yield f"### {heading(revision)}"
        yield from answers(revision.answers)
    yield "### Asked once"
    yield from answers(checklist.answers)


def heading(revision: RevisionAnswers) -> str:
    message = f": {prose(revision.message, 200)}" if revision.message else ""
    return f"{code(revision.id)}{message}"


def answers(given: tuple[Answer, ...]) -> Iterator[str]:
    yield summary(given)
    for status in Status:
        own = [answer for answer in given if answer.status is status]
        if own and status in FOLDED:
            yield folded(f"{TITLES[status]} ({len(own)})", own)
        elif own:
            yield f"**{TITLES[status]}**\n\n{boxes(own)}"


def folded(title: str, given: list[Answer]) -> str:
    return f"<details>\n<summary>{title}</summary>\n\n{boxes(given)}\n\n</details>"


def boxes(given: Iterable[Answer]) -> str:
    return "\n".join(box(answer) for answer in given)


def box(answer: Answer) -> str:
    """What does not apply has no box: there is nothing to tick."""
    tick = {Status.PASSED: "[x] ", Status.NOT_APPLICABLE: ""}.get(answer.status, "[ ] ")
    command = f": {code(answer.command, 300)}" if answer.command else ""
    evidence = f"<br>{prose(answer.evidence, 400)}" if answer.evidence else ""
    return f"- {tick}**{answer.item.id}** {prose(answer.item.question)}{evidence}{command}"
