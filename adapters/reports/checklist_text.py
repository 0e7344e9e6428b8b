"""A checklist for a terminal: what is open first, a line a question and one for the answer."""

from collections.abc import Iterator

from click import style, unstyle

from adapters.reports.checklist_words import summary
from adapters.reports.text import paragraph, printable
from domain.checklist.checklist import Answer, Checklist
from domain.checklist.item import Status
from domain.classes import frozen

COLOURS = {
    Status.FAILED: "red",
    Status.NEEDS_PERSON: "yellow",
    Status.NEEDS_DATABASE: "cyan",
    Status.PASSED: "green",
    Status.NOT_APPLICABLE: None,
}


@frozen
class TextChecklist:
    colour: bool = False

    def render(self, checklist: Checklist) -> str:
        text = "\n".join(lines(checklist)) + "\n"
        return text if self.colour else unstyle(text)


def lines(checklist: Checklist) -> Iterator[str]:
    for revision in checklist.revisions:
        told = f": {printable(revision.message)}" if revision.message else ""
        yield style(f"{printable(revision.id)}{told}", bold=True)
        yield from answers(revision.answers)
        yield ""
    yield style("Asked once", bold=True)
    yield from answers(checklist.answers)
    yield ""
    counts = summary(checklist.everything)
    yield f"{printable(checklist.project)} on {printable(checklist.target)}: {counts}"


def answers(given: tuple[Answer, ...]) -> Iterator[str]:
    for status in Status:
        for answer in given:
            if answer.status is status:
                yield from answer_lines(answer)


def answer_lines(answer: Answer) -> Iterator[str]:
    word = style(f"{answer.status.value:<16}", fg=COLOURS[answer.status])
    yield f"  {word} {answer.item.id:<4} {answer.item.question}"
    if answer.status is not Status.NOT_APPLICABLE:
        yield from (f"{' ' * 20}{line}" for line in paragraph(answer.evidence))
    if answer.command:
        yield f"{' ' * 24}$ {printable(answer.command)}"
