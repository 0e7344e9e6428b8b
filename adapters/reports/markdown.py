"""A review as the comment of a pull request: the verdict and the errors, the rest folded.

The checklist of the newest revisions stands at its end.
"""

import posixpath
from collections.abc import Iterable, Iterator

from click import unstyle

from adapters.reports.markdown_checklist import Folded, checklist_blocks
from adapters.reports.markdown_text import code, entities, fenced, prose
from adapters.reports.text import counted, on, remarks, summary_lines
from domain.classes import frozen
from domain.review.finding import LEVELS, Finding, Level
from domain.review.outcome import Outcome, ReviewedRevision, UnreadReason, Verdict
from domain.rolling import Phase
from domain.rules.rule import Rule
from domain.source import Location, Problem

# GitHub takes comments of up to 65,536 characters.
MOST = 60_000
# Of each kind; who wants more reads no comment.
MOST_ENTRIES = 20
MARK = "<!-- assay review -->"
# What stands around that which is counted: the headline, the titles.
FRAME = 2_000


@frozen
class MarkdownReport:
    """`rules` are those that there are: they answer the checklist. `most` is how many characters
    the comment may have: what does not fit is counted.

    It begins with a mark that nobody sees, so that a program finds it and writes it anew.
    """

    rules: tuple[Rule, ...]
    most: int = MOST

    def render(self, outcome: Outcome) -> str:
        last = footing(outcome)
        folded = checklist_blocks(outcome, self.rules)
        kept = min(sum(len(each.short) + 2 for each in folded), self.most // 3)
        room = Room(self.most - len(last) - FRAME - kept)
        parts = [MARK, headline(outcome)]
        parts += room.taken([problem(each) for each in outcome.problems])
        parts += table(outcome, room)
        parts += [block(title, room.taken(each)) for title, each in folds(outcome) if each]
        room.left += kept
        parts += room.filled(folded)
        return "\n\n".join([*parts, last]) + "\n"


class Room:
    """What is left of the comment, in characters."""

    def __init__(self, left: int) -> None:
        self.left = left

    def taken(self, entries: list[str]) -> list[str]:
        """As many as fit and somebody reads, and how many are left out."""
        shown: list[str] = []
        for each in entries[:MOST_ENTRIES]:
            if len(each) + 2 > self.left:
                break
            self.left -= len(each) + 2
            shown.append(each)
        more = len(entries) - len(shown)
        return [*shown, f"... and {more} more, which `assay review` tells."] if more else shown

    def filled(self, checklists: list[Folded]) -> list[str]:
        """Each whole if it fits, else what is open of it; how many do not fit even so."""
        shown: list[str] = []
        for each in checklists:
            fits = next((t for t in (each.whole, each.short) if len(t) + 2 <= self.left), None)
            if fits is None:
                break
            self.left -= len(fits) + 2
            shown.append(fits)
        more = len(checklists) - len(shown)
        cut = f"{counted(more, 'checklist')} did not fit: `assay checklist` prints each."
        return [*shown, cut] if more else shown


def block(title: str, entries: list[str]) -> str:
    """GitHub reads Markdown between the tags where empty lines stand around it."""
    folded = "\n\n".join(entries)
    return f"<details>\n<summary>{title}</summary>\n\n{folded}\n\n</details>"


def headline(outcome: Outcome) -> str:
    numbers = [(level, outcome.findings_at(level)) for level in reversed(LEVELS)]
    counts = [counted(number, level.value) for level, number in numbers if number]
    if outcome.problems:
        counts.insert(0, f"{counted(len(outcome.problems), 'problem')} with the input")
    elif outcome.verdict is Verdict.INCOMPLETE:
        counts.insert(0, "nothing was read")
    return f"### Assay: {outcome.verdict.value}, {', '.join(counts) or 'nothing found'}"


def problem(problem: Problem) -> str:
    place = f" at {at(problem.location)}" if problem.location else ""
    return f"**Not reviewed:** {code(problem.name)}{place}. {prose(problem.message)} " + (
        prose(problem.way_out)
    )


def table(outcome: Outcome, room: Room) -> list[str]:
    errors = [finding for finding in outcome.counting if finding.level is Level.ERROR]
    if not errors:
        return []
    rows = room.taken(list(map(row, errors)))
    rest = [rows.pop()] if rows[-1].startswith("...") else []
    return ["\n".join(["| error | what | where |", "|---|---|---|", *rows]), *rest]


def row(finding: Finding) -> str:
    """The file without its folders: a table does not break long words."""
    place = f"{posixpath.basename(finding.location.path)}:{finding.location.line}"
    return f"| {code(finding.rule)} | {prose(finding.message, 300)} | {code(place)} |"


def folds(outcome: Outcome) -> Iterator[tuple[str, list[str]]]:
    """Title and entries of each folded block, what matters most first."""
    levels = {level: [f for f in outcome.counting if f.level is level] for level in LEVELS}
    breaking = [revision for revision in outcome.revisions if revision.breaks]
    unread = [reason for revision in outcome.revisions for reason in revision.reasons]
    yield titled("The errors, and the safe way", map(entry, levels[Level.ERROR]))
    yield titled("What the release before breaks on", map(broken, breaking))
    yield titled("Warnings", map(entry, levels[Level.WARNING]))
    yield titled("For information", map(entry, levels[Level.INFO]))
    yield titled("Waived", map(allowed, outcome.waived))
    yield titled("Accepted by the baseline", map(allowed, outcome.accepted))
    yield titled("Not read", map(unread_entry, unread))


def titled(title: str, entries: Iterable[str]) -> tuple[str, list[str]]:
    listed = list(entries)
    return f"{title} ({len(listed)})", listed


def broken(revision: ReviewedRevision) -> str:
    what = "expands and contracts at once" if revision.phase is Phase.BOTH else "contracts"
    breaks = "\n".join(f"  - {prose(each)}" for each in revision.breaks)
    return f"- {code(revision.path)} {what}:\n{breaks}"


def entry(finding: Finding) -> str:
    spans = entities(on(finding))
    head = f"**{code(finding.rule)}** at {at(finding.location)}{spans}"
    paragraphs = [head, prose(finding.message)]
    told = [f"- {prose(remark)}" for remark in remarks(finding)]
    told += [f"- called from {at(call)}" for call in finding.location.via]
    paragraphs += ["\n".join(told)] if told else []
    return "\n\n".join([*paragraphs, *([fenced(finding.fix)] if finding.fix else [])])


def allowed(finding: Finding) -> str:
    by = finding.waived
    reason = f": {prose(by.reason)}" if by and by.reason else ""
    until = f", until {prose(by.until)}" if by and by.until else ""
    return f"- {code(finding.rule)} at {at(finding.location)}{reason}{until}"


def unread_entry(reason: UnreadReason) -> str:
    detail = f" ({prose(reason.detail)})" if reason.detail else ""
    return f"- {at(reason.location)}: {prose(reason.name)}{detail}: {code(reason.what, 100)}"


def footing(outcome: Outcome) -> str:
    """What was reviewed, and how much of it was read; the last line of it is the headline."""
    told = unstyle("\n".join(summary_lines(outcome))).splitlines()
    return f"<sub>{'<br>'.join(prose(line, 300) for line in told[:-1])}</sub>"


def at(location: Location) -> str:
    return code(f"{location.path}:{location.line}")
