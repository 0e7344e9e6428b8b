"""A diagnosis as Markdown, for a page or a pull request."""

from collections.abc import Iterator

from adapters.reports.markdown_text import code, fenced, prose
from domain.classes import frozen
from domain.diagnosis.diagnosis import Diagnosis, Issue, Strength, Suggestion
from domain.diagnosis.verdicts import conclusion, status
from domain.review.finding import LEVELS, Level
from domain.source import Location

HEADINGS = {Level.ERROR: "Errors", Level.WARNING: "Warnings", Level.INFO: "Notes"}


@frozen
class MarkdownDiagnosisReport:
    """Foreign text is shown as it is and means nothing there."""

    def render(self, diagnosis: Diagnosis) -> str:
        return "\n\n".join(parts(diagnosis)) + "\n"


def parts(diagnosis: Diagnosis) -> Iterator[str]:
    yield "# Alembic set-up"
    yield "## Summary"
    yield f"**{prose(diagnosis.project)}**: {prose(status(diagnosis))}"
    rows = "\n".join(
        f"| {prose(each.what)} | {prose(each.found)} |" for each in diagnosis.looked_at
    )
    yield f"| looked at | |\n|---|---|\n{rows}"
    if diagnosis.strengths:
        yield "## Strengths"
        yield "\n".join(map(strength, diagnosis.strengths))
    yield from issues(diagnosis)
    if diagnosis.suggestions:
        yield "## Suggestions"
        yield from map(suggestion, diagnosis.suggestions)
    yield "## Conclusion"
    yield prose(conclusion(diagnosis))


def strength(found: Strength) -> str:
    return f"- {prose(found.message)}{at(found.location)}"


def issues(diagnosis: Diagnosis) -> Iterator[str]:
    if diagnosis.issues:
        yield "## Issues and concerns"
    for level in reversed(LEVELS):
        found = diagnosis.issues_at(level)
        if found:
            yield f"### {HEADINGS[level]}"
            yield from map(entry, found)
    waived = [issue for issue in diagnosis.issues if issue.waived]
    if waived:
        yield "### Waived"
        yield "\n".join(allowed(issue) for issue in waived)


def entry(issue: Issue) -> str:
    paragraphs = [f"**{code(issue.rule)}**{at(issue.location)}", prose(issue.message)]
    if issue.assumption:
        paragraphs.append(f"Assumed: {prose(issue.assumption)}")
    if issue.level_of_rule:
        paragraphs.append(
            f"Level: {issue.level.value} by the policy, else {issue.level_of_rule.value}"
        )
    if issue.diff:
        paragraphs.append(fenced(issue.diff).replace("python", "diff", 1))
    if issue.fix:
        paragraphs.append(fenced(issue.fix))
    return "\n\n".join(paragraphs)


def allowed(issue: Issue) -> str:
    reason = prose(issue.waived.reason) if issue.waived else ""
    return f"- {code(issue.rule)}{at(issue.location)}: {reason}"


def suggestion(found: Suggestion) -> str:
    told = prose(found.message)
    return f"{told}\n\n{fenced(found.fix)}" if found.fix else told


def at(location: Location | None) -> str:
    return f" at {code(f'{location.path}:{location.line}')}" if location else ""
