"""A review as GitLab's code quality report."""

from collections.abc import Iterator

from adapters.reports.json_layout import laid_out
from adapters.reports.text import printable, remarks
from domain.classes import frozen
from domain.review.finding import Finding, Level
from domain.review.fingerprints import fingerprint, fingerprints
from domain.review.outcome import Outcome
from domain.source import Location, Problem

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "major", Level.INFO: "info"}

Data = dict[str, object]


@frozen
class GitLabReport:
    """What is waived or could not be read is of severity info: told, and weighing nothing."""

    def render(self, outcome: Outcome) -> str:
        """ASCII only, ending with a line break."""
        return laid_out([*findings(outcome), *problems(outcome), *unread(outcome)]) + "\n"


def findings(outcome: Outcome) -> Iterator[Data]:
    names = fingerprints(outcome.findings)
    for finding, name in zip(outcome.findings, names, strict=True):
        severity = "info" if finding.waived else SEVERITIES[finding.level]
        yield issue(finding.rule, description(finding), name, severity, finding.location)


def description(finding: Finding) -> str:
    waived = f"waived ({finding.waived.reason}): " if finding.waived else ""
    return "; ".join([f"{waived}{finding.message}", *remarks(finding)])


def problems(outcome: Outcome) -> Iterator[Data]:
    for number, problem in enumerate(outcome.problems):
        name = fingerprint("problem", problem.name, problem.message, number)
        told = f"{problem.message} {problem.way_out}"
        yield issue(problem.name, told, name, "blocker", place(problem))


def place(problem: Problem) -> Location:
    """GitLab wants one of each; what is about the project as a whole stands at its folder."""
    return problem.location or Location(".", 1)


def unread(outcome: Outcome) -> Iterator[Data]:
    for revision in outcome.revisions:
        for number, reason in enumerate(revision.reasons):
            detail = f" ({reason.detail})" if reason.detail else ""
            name = fingerprint("unread", revision.id, reason.name, reason.what, number)
            told = f"not read{detail}: {reason.what}"
            yield issue(f"unread-{reason.name}", told, name, "info", reason.location)


def issue(check: str, told: str, name: str, severity: str, location: Location) -> Data:
    return {
        "description": printable(told),
        "check_name": check,
        "fingerprint": name,
        "severity": severity,
        "location": {"path": location.path, "lines": {"begin": location.line}},
    }
