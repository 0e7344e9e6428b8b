"""Issues that somebody allowed, and waivers that cannot be understood."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from domain.diagnosis.diagnosis import Issue
from domain.review.finding import Level, Waived
from domain.waivers import Waiver


def waived(
    issues: Iterable[Issue], waivers: Sequence[Waiver], today: date | None
) -> Iterator[Issue]:
    holding = [waiver for waiver in waivers if waiver.holds_on(today)]
    for issue in issues:
        by = next((waiver for waiver in holding if speaks_of(waiver, issue)), None)
        given = Waived(by.reason, by.until, by.location) if by else None
        yield evolve(issue, waived=given) if given else issue


def speaks_of(waiver: Waiver, issue: Issue) -> bool:
    """One without a reach speaks of the whole set-up."""
    if waiver.reach is None:
        return issue.rule in waiver.rules
    return issue.location is not None and waiver.speaks_of(issue.rule, issue.location)


def malformed(waivers: Iterable[Waiver]) -> Iterator[Issue]:
    for waiver in waivers:
        if waiver.fault:
            message = f"this waiver allows nothing: {waiver.fault}"
            yield Issue("malformed-waiver", Level.WARNING, message, waiver.location)
