"""A review as workflow commands of GitHub Actions: annotations at the lines of a pull request."""

from collections.abc import Iterator

from click import unstyle

from adapters.reports.text import baseline_lines, printable, remarks, summary_lines
from domain.classes import frozen
from domain.review.finding import LEVELS, Finding, Level
from domain.review.outcome import Outcome, Verdict
from domain.source import Location, Problem

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}
VERDICTS = {Verdict.FAILED: "error", Verdict.INCOMPLETE: "error", Verdict.PASSED: "notice"}


@frozen
class GitHubReport:
    """The verdict, then what weighs most: of each kind GitHub shows only the first ten."""

    def render(self, outcome: Outcome) -> str:
        return "".join(f"{line}\n" for line in lines(outcome))


def lines(outcome: Outcome) -> Iterator[str]:
    summary = unstyle("\n".join(summary_lines(outcome)))
    yield command(VERDICTS[outcome.verdict], None, "Assay", summary)
    for problem in outcome.problems:
        yield of_problem(problem)
    for level in reversed(LEVELS):
        for finding in outcome.counting:
            if finding.level is level:
                yield of_finding(finding)
    for finding in outcome.waived:
        yield of_waived(finding, finding.waived.reason if finding.waived else "")
    # One for all: they are no part of the change, and would push others out of sight.
    accepted = unstyle("\n".join(baseline_lines(outcome)).strip())
    if accepted:
        yield command("notice", None, "Baseline", accepted)


def of_problem(problem: Problem) -> str:
    message = f"{problem.message}\n{problem.way_out}"
    return command("error", problem.location, f"not reviewed: {problem.name}", message)


def of_finding(finding: Finding) -> str:
    told = [finding.message, *remarks(finding)]
    told += [f"called from {call}" for call in finding.location.via]
    if finding.fix:
        told += ["safe way:", finding.fix.rstrip()]
    return command(COMMANDS[finding.level], finding.location, finding.rule, "\n".join(told))


def of_waived(finding: Finding, reason: str) -> str:
    message = f"{finding.message}\nwaived: {reason}"
    return command("notice", finding.location, f"waived: {finding.rule}", message)


def command(name: str, location: Location | None, title: str, message: str) -> str:
    place = ""
    if location:
        place = f"file={value(location.path)},line={location.line},col={location.column},"
    return f"::{name} {place}title={value(title)}::{data(message)}"


def data(text: str) -> str:
    """What a command may carry after its colons."""
    return printable(text, keep="\n").replace("%", "%25").replace("\n", "%0A")


def value(text: str) -> str:
    """What a property may be: a colon or a comma would end it."""
    return data(text).replace(":", "%3A").replace(",", "%2C")
