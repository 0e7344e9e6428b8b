"""Give a waiver for what a rule finds in a revision as it is now."""

from collections.abc import Sequence
from datetime import date

from attrs import evolve

from application.ports.project_reader import ProjectReader
from application.use_cases.review_history import ReviewHistory, ReviewRequest, Watcher
from application.use_cases.tell_rules import refuse_unknown
from domain.classes import frozen
from domain.errors import InputError
from domain.review.finding import Finding
from domain.review.outcome import Outcome
from domain.rules.rule import Rule
from domain.source import Location
from domain.waivers import DIGITS, BoundWaiver, Waiver, bound_digest, day


@frozen
class WaiverRequest:
    """`revision` is an id, the start of one or a label; `until` a day such as 2027-03-01. `review`
    is of the whole history.
    """

    review: ReviewRequest
    revision: str
    rule: str
    reason: str
    table: str | None = None
    until: str | None = None


@frozen
class GivenWaiver:
    """`allowed` is what it allows; `others` are the rules that find something in the revision."""

    waiver: BoundWaiver
    allowed: tuple[Finding, ...]
    others: tuple[str, ...]


@frozen
class WaiveFinding:
    reader: ProjectReader
    rules: Sequence[Rule]
    review: ReviewHistory

    def __call__(self, request: WaiverRequest, watcher: Watcher) -> GivenWaiver:
        """Raise InputError."""
        refuse_unknown([request.rule], self.rules)
        waiver = Waiver(
            Location("", 1),
            (request.rule,),
            reason_of(request.reason),
            until_of(request.until, request.review.today),
            table=request.table,
        )
        revision = self.reader.open(request.review.path).history.find(request.revision).id
        outcome = self.review(evolve(request.review, baseline=None, waivers=()), watcher)
        found = [finding for finding in outcome.findings if finding.revision == revision]
        return GivenWaiver(
            BoundWaiver(revision, digest_in(outcome, revision), waiver),
            tuple(f for f in found if waiver.speaks_of(f.rule, f.location, f.table)),
            tuple(sorted({f.rule for f in found})),
        )


def reason_of(reason: str) -> str:
    told = " ".join(reason.split())
    if not told:
        raise InputError("--reason: say why it is allowed.")
    return told


def until_of(until: str | None, today: date | None) -> str | None:
    if until is None:
        return None
    last = day(until)
    if last is None:
        raise InputError(f"--until {until}: that is no day such as 2027-03-01.")
    if today and date.fromisoformat(last) < today:
        raise InputError(f"--until {until}: that day has passed.")
    return last


def digest_in(outcome: Outcome, revision: str) -> str:
    reviewed = next(each for each in outcome.revisions if each.id == revision)
    return bound_digest(reviewed.digest, reviewed.helpers)[:DIGITS]
