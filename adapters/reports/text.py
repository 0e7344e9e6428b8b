"""The report for a terminal: a block a finding, then what was read and the verdict."""

import textwrap
from collections import Counter
from collections.abc import Iterator

from click import style, unstyle

from domain.classes import frozen
from domain.review.finding import LEVELS, Finding, Impact, Level, Waived
from domain.review.outcome import Outcome, ReadingStatus, Verdict
from domain.review.size_words import size_told
from domain.rolling import Phase
from domain.source import Problem

COLOURS = {Level.ERROR: "red", Level.WARNING: "yellow", Level.INFO: "cyan"}
VERDICT_COLOURS = {Verdict.PASSED: "green", Verdict.FAILED: "red", Verdict.INCOMPLETE: "yellow"}
INDENT = "    "
WIDTH = 100
# Of what a release breaks on, so that a line stays one; the JSON has all.
MOST_BREAKS = 3
MOST_RULES = 5


@frozen
class TextReport:
    """`explain_reading` lists everything that was not read, one line each."""

    colour: bool = False
    explain_reading: bool = False

    def render(self, outcome: Outcome) -> str:
        text = "\n".join(self._lines(outcome)) + "\n"
        return text if self.colour else unstyle(text)

    def _lines(self, outcome: Outcome) -> Iterator[str]:
        for finding in outcome.counting:
            yield from finding_lines(finding)
            yield ""
        yield from waived_lines(outcome)
        yield from baseline_lines(outcome)
        for problem in outcome.problems:
            yield from problem_lines(problem)
            yield ""
        yield from rolling_lines(outcome)
        if self.explain_reading:
            yield from unread_lines(outcome)
        yield from summary_lines(outcome)


def finding_lines(finding: Finding) -> Iterator[str]:
    level = style(finding.level.value, fg=COLOURS[finding.level], bold=True)
    spans = style(printable(on(finding)), dim=True)
    yield f"{style(shown(finding.location), bold=True)}: {level} {shown(finding.rule)}{spans}"
    yield from paragraph(finding.message)
    for remark in remarks(finding):
        yield from paragraph(remark)
    for call in finding.location.via:
        yield f"{INDENT}called from {shown(call)}"
    if finding.fix:
        yield f"{INDENT}{style('safe way:', fg='green')}"
        yield textwrap.indent(printable(finding.fix.rstrip(), keep="\n"), INDENT * 2)


def on(finding: Finding) -> str:
    """The servers that it speaks of, as in ` (PostgreSQL 10 to 18)`."""
    return f" ({', '.join(finding.holds_on)})" if finding.holds_on else ""


def remarks(finding: Finding) -> Iterator[str]:
    """What is told below the message, a sentence each: the lock, and what was assumed."""
    if finding.effect:
        where = f" on {finding.effect.on}" if finding.effect.on else ""
        yield f"lock{where}: {told(finding.effect, finding.table)}"
        if finding.effect.held:
            yield f"meanwhile held: {finding.effect.held}, by an earlier step"
    if finding.assumption:
        yield f"assumed: {finding.assumption}"
    if finding.level_of_rule:
        sized = finding.effect and finding.effect.size and finding.effect.size.moved
        by = "the size of the table" if sized else "the policy"
        yield f"level: {finding.level.value} by {by}, else {finding.level_of_rule.value}"


def waived_lines(outcome: Outcome) -> Iterator[str]:
    """What somebody allowed stays in sight, a line each."""
    waived = [(finding, finding.waived) for finding in outcome.waived if finding.waived]
    yield from (waived_line(finding, by) for finding, by in waived)
    if waived:
        yield ""


def waived_line(finding: Finding, by: Waived) -> str:
    until = f", until {by.until}" if by.until else ""
    place = style(shown(finding.location), bold=True)
    return f"{place}: waived {shown(finding.rule)}: {shown(by.reason)}{until}"


def baseline_lines(outcome: Outcome) -> Iterator[str]:
    """What the baseline accepts, summed up: a team has it to see what is new."""
    if outcome.baseline is None or not (outcome.accepted or outcome.baseline.gone):
        return
    rules = Counter(finding.rule for finding in outcome.accepted).most_common()
    named = ", ".join(f"{rule} {count}" for rule, count in rules[:MOST_RULES])
    more = sum(count for _, count in rules[MOST_RULES:])
    others = f", {more} of other rules" if more else ""
    place = style(shown(outcome.baseline.path), bold=True)
    total = counted(len(outcome.accepted), "finding")
    yield f"{place}: accepts {total}{f': {printable(named)}' if named else ''}{others}"
    if outcome.baseline.gone:
        yield f"{place}: can shrink by {outcome.baseline.gone}: run assay baseline"
    yield ""


def told(effect: Impact, table: str | None) -> str:
    held = {
        "instant": "an instant of work, held until commit",
        "row changes": "while every row is changed, each locked for other writers until commit",
        "scan": "while every row is read",
        "index build": "while an index is built",
        "rewrite": "while the table is rewritten",
    }[effect.duration]
    return f"{effect.lock} on {table}, blocks {effect.blocks}, {held}{size_told(effect)}"


def problem_lines(problem: Problem) -> Iterator[str]:
    place = f"{shown(problem.location)}: " if problem.location else ""
    level = style("not reviewed", fg="yellow", bold=True)
    yield f"{style(place, bold=True)}{level} {shown(problem.name)}"
    yield from paragraph(problem.message)
    yield from paragraph(problem.way_out)


def rolling_lines(outcome: Outcome) -> Iterator[str]:
    """A line for each revision that the release before does not survive unharmed."""
    contracting = [revision for revision in outcome.revisions if revision.breaks]
    for revision in contracting:
        what = "expands and contracts at once" if revision.phase is Phase.BOTH else "contracts"
        some = "; ".join(revision.breaks[:MOST_BREAKS])
        more = len(revision.breaks) - MOST_BREAKS
        rest = f"; and {more} more" if more > 0 else ""
        place = style(shown(revision.path), bold=True)
        yield f"{place}: {what}: the release before breaks on {printable(some)}{rest}"
    if contracting:
        yield ""


def unread_lines(outcome: Outcome) -> Iterator[str]:
    for revision in outcome.revisions:
        for reason in revision.reasons:
            detail = f": {reason.detail}" if reason.detail else ""
            what = textwrap.shorten(printable(reason.what), 60, placeholder=" ...")
            name = f"{shown(reason.name)}{printable(detail)}"
            yield f"{shown(reason.location)}: unread {name}: {what}"
    yield ""


def summary_lines(outcome: Outcome) -> Iterator[str]:
    yield f"{printable(outcome.project)} on {servers(outcome)}"
    read, partly, not_read = (outcome.count(status) for status in ReadingStatus)
    total = len(outcome.revisions)
    new = f" new or changed since {printable(outcome.since)}" if outcome.since is not None else ""
    counts = f"{read} read, {partly} partly read, {not_read} not read"
    yield f"{counted(total, 'revision')}{new}: {counts}"
    yield from operation_lines(outcome)
    if outcome.policy.elsewhere:
        made = printable(" and ".join(outcome.policy.elsewhere))
        yield f"assumed, as the policy says: whatever runs the migrations sets {made}"
    if outcome.digest:
        yield f"review {outcome.digest[:16]}"
    levels = ", ".join(counted(outcome.findings_at(lv), lv.value) for lv in reversed(LEVELS))
    verdict = style(outcome.verdict.value, fg=VERDICT_COLOURS[outcome.verdict], bold=True)
    aside = {"waived": len(outcome.waived), "accepted": len(outcome.accepted)}
    others = "".join(f", {number} {word}" for word, number in aside.items() if number)
    yield f"{levels}{others}: {verdict}{why(outcome)}"


def servers(outcome: Outcome) -> str:
    """All that the review is for, and which of their versions nobody named."""
    if outcome.targets:
        return ", ".join(f"{each}{' (assumed)' * each.assumed}" for each in outcome.targets)
    assumed = " (assumed; say it with --database and --server-version)"
    return f"{outcome.database} {outcome.server_version}{assumed * outcome.version_assumed}"


def operation_lines(outcome: Outcome) -> Iterator[str]:
    read = sum(r.operations_read for r in outcome.revisions)
    unread = sum(r.operations_unread for r in outcome.revisions)
    names = Counter(reason.name for r in outcome.revisions for reason in r.reasons)
    reasons = ", ".join(f"{printable(name)} {count}" for name, count in names.most_common())
    yield f"{counted(read, 'operation')} read, {unread} not read" + (
        f" ({reasons}; --explain-reading lists them)" if reasons else ""
    )


def why(outcome: Outcome) -> str:
    if outcome.verdict is Verdict.FAILED and outcome.fail_level:
        return f" (findings of level {outcome.fail_level.value} or above)"
    if outcome.verdict is Verdict.INCOMPLETE:
        count = len(outcome.problems)
        return f" ({counted(count, 'problem')} with the input)" if count else " (nothing was read)"
    return ""


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def paragraph(text: str) -> list[str]:
    return textwrap.wrap(
        printable(text),
        WIDTH,
        initial_indent=INDENT,
        subsequent_indent=INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def shown(value: object) -> str:
    return printable(str(value))


def printable(text: str, keep: str = "") -> str:
    """No control characters: names in reviewed code must not steer the terminal."""
    return "".join(c if c.isprintable() or c in keep else ascii(c)[1:-1] for c in text)
