"""A diagnosis for a terminal, in the shape of a code review."""

import textwrap
from collections.abc import Iterator

from click import style, unstyle

from adapters.reports.text import COLOURS, INDENT, paragraph, printable
from domain.classes import frozen
from domain.diagnosis.diagnosis import Diagnosis, Issue, Strength, Suggestion
from domain.diagnosis.verdicts import conclusion, status
from domain.review.finding import LEVELS, Level
from domain.review.outcome import Verdict

HEADINGS = {
    Level.ERROR: "Errors: what does not work, or loses something",
    Level.WARNING: "Warnings: what will go wrong one day",
    Level.INFO: "Notes",
}
DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@frozen
class TextDiagnosisReport:
    colour: bool = False

    def render(self, diagnosis: Diagnosis) -> str:
        text = "\n".join(lines(diagnosis)).rstrip("\n") + "\n"
        return text if self.colour else unstyle(text)


def lines(diagnosis: Diagnosis) -> Iterator[str]:
    yield from summary(diagnosis)
    yield from strengths(diagnosis.strengths)
    yield from issues(diagnosis)
    yield from suggestions(diagnosis.suggestions)
    yield heading("Conclusion")
    yield from paragraph(conclusion(diagnosis))


def heading(text: str) -> str:
    return style(text, bold=True, underline=True)


def summary(diagnosis: Diagnosis) -> Iterator[str]:
    yield heading("Summary")
    colour = "green" if diagnosis.verdict is Verdict.PASSED else "red"
    told = style(status(diagnosis), fg=colour, bold=True)
    yield f"{INDENT}{printable(diagnosis.project)}: {told}"
    width = max((len(each.what) for each in diagnosis.looked_at), default=0)
    for each in diagnosis.looked_at:
        yield f"{INDENT}{each.what.ljust(width)}  {printable(each.found)}"
    yield ""


def strengths(found: tuple[Strength, ...]) -> Iterator[str]:
    if not found:
        return
    yield heading("Strengths")
    for each in found:
        place = f"  ({printable(each.location.path)}:{each.location.line})" if each.location else ""
        told = textwrap.wrap(f"{printable(each.message)}{place}", 94, break_on_hyphens=False)
        yield f"{INDENT}{style('+', fg='green')} {told[0]}"
        yield from (f"{INDENT}  {line}" for line in told[1:])
    yield ""


def issues(diagnosis: Diagnosis) -> Iterator[str]:
    waived = [issue for issue in diagnosis.issues if issue.waived]
    if diagnosis.issues:
        yield heading("Issues and concerns")
        yield ""
    for level in reversed(LEVELS):
        found = diagnosis.issues_at(level)
        if found:
            yield style(HEADINGS[level], fg=COLOURS[level], bold=True)
            for issue in found:
                yield from issue_lines(issue)
            yield ""
    for issue in waived:
        reason = issue.waived.reason if issue.waived else ""
        yield f"{place_of(issue)}waived {issue.rule}: {printable(reason)}"


def issue_lines(issue: Issue) -> Iterator[str]:
    level = style(issue.level.value, fg=COLOURS[issue.level], bold=True)
    yield f"{style(place_of(issue), bold=True)}{level} {printable(issue.rule)}"
    yield from paragraph(issue.message)
    if issue.assumption:
        yield from paragraph(f"assumed: {issue.assumption}")
    if issue.level_of_rule:
        told = f"level: {issue.level.value} by the policy, else {issue.level_of_rule.value}"
        yield from paragraph(told)
    if issue.diff:
        yield from (f"{INDENT * 2}{coloured(line)}" for line in issue.diff.split("\n"))
    if issue.fix:
        yield textwrap.indent(printable(issue.fix.rstrip(), keep="\n"), INDENT * 2)


def place_of(issue: Issue) -> str:
    place = issue.location
    return f"{printable(place.path)}:{place.line}:{place.column}: " if place else ""


def coloured(line: str) -> str:
    told = printable(line)
    if line.startswith(("--- ", "+++ ")):
        return style(told, bold=True)
    return style(told, fg=DIFF_COLOURS[line[0]]) if line[:1] in DIFF_COLOURS else told


def suggestions(found: tuple[Suggestion, ...]) -> Iterator[str]:
    if not found:
        return
    yield heading("Suggestions")
    for each in found:
        yield from paragraph(each.message)
        yield textwrap.indent(printable(each.fix, keep="\n"), INDENT * 2)
    yield ""
