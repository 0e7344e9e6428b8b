"""Paths as a service looks for them: from the root of the repository."""

import os
import posixpath
from collections.abc import Callable
from pathlib import Path

from attrs import evolve

from application.ports.report import Report
from domain.classes import frozen
from domain.review.finding import Finding
from domain.review.outcome import Outcome, ReviewedRevision
from domain.source import Location, Problem

Move = Callable[[Location], Location]


@frozen
class ToldFromRepository:
    """Another report, of a project whose paths are told from `root`, an absolute folder."""

    report: Report
    root: str

    def render(self, outcome: Outcome) -> str:
        return self.report.render(below(prefix_of(Path(self.root)), outcome))


def prefix_of(root: Path) -> str:
    """The way to it from its repository; from the current folder where it is in none."""
    start = next((each for each in (root, *root.parents) if is_repository(each)), Path.cwd())
    try:
        return Path(os.path.relpath(root, start)).as_posix()
    except ValueError:  # on another drive
        return root.as_posix()


def is_repository(folder: Path) -> bool:
    """A worktree and a submodule have a file of that name."""
    return (folder / ".git").exists()


def below(prefix: str, outcome: Outcome) -> Outcome:
    """All its paths told from the folder in which `prefix` leads to what they were told from."""
    if prefix == ".":
        return outcome

    def path(old: str) -> str:
        return posixpath.normpath(posixpath.join(prefix, old))

    def move(location: Location) -> Location:
        return evolve(location, path=path(location.path), via=tuple(map(move, location.via)))

    return evolve(
        outcome,
        revisions=tuple(revision(each, path(each.path), move) for each in outcome.revisions),
        findings=tuple(finding(each, move) for each in outcome.findings),
        problems=tuple(problem(each, move) for each in outcome.problems),
        baseline=outcome.baseline and evolve(outcome.baseline, path=path(outcome.baseline.path)),
    )


def revision(old: ReviewedRevision, path: str, move: Move) -> ReviewedRevision:
    reasons = (evolve(reason, location=move(reason.location)) for reason in old.reasons)
    return evolve(old, path=path, reasons=tuple(reasons))


def finding(old: Finding, move: Move) -> Finding:
    waived = old.waived and evolve(old.waived, location=move(old.waived.location))
    return evolve(old, location=move(old.location), waived=waived)


def problem(old: Problem, move: Move) -> Problem:
    return evolve(old, location=old.location and move(old.location))
