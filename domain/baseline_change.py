"""From one baseline to the next: what is gone leaves it, what is new enters when it is told to."""

from collections import Counter
from collections.abc import Mapping

from attrs import evolve

from domain.baseline import Baseline, BaselineInUse, baseline_of, databases_of
from domain.classes import frozen
from domain.errors import BaselineOfAnother
from domain.review.finding import Finding
from domain.review.fingerprints import Identity
from domain.review.outcome import Outcome


@frozen
class BaselineChange:
    """`before` None: there was none. `new` is what it does not accept, `refused` what of that the
    next one does not accept either; `gone` counts what it accepts and is not there any more.
    """

    before: Baseline | None
    after: Baseline
    new: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    gone: int

    @property
    def differs(self) -> bool:
        return self.before != self.after


def change_of(before: Baseline | None, outcome: Outcome, *, accept_new: bool) -> BaselineChange:
    """`outcome` is a review of the whole history. Raise BaselineOfAnother, unless told
    to accept all.
    """
    found = baseline_of(outcome)
    if before is None:
        return BaselineChange(None, found, outcome.counting, (), 0)
    if not accept_new:
        refuse_another(before, outcome)
    kept = still_there(before, found, outcome)
    new = new_to(before, outcome)
    accepted = {**kept, **found.accepted} if accept_new else kept
    return BaselineChange(
        before,
        evolve(found, accepted=accepted, project=found.project if accept_new else before.project),
        new,
        () if accept_new else new,
        before.total - sum(kept.values()),
    )


def refuse_another(before: Baseline, outcome: Outcome) -> None:
    """Made for fewer databases, it would let go what it accepts on the others."""
    in_use(before, outcome).refuse_another(databases_of(outcome))
    if set(before.databases) != set(databases_of(outcome)):
        why = f"this baseline was made for {' and '.join(before.databases)}"
        raise BaselineOfAnother(before.path, f"{why}, not for {databases_of(outcome)[0]} alone")


def still_there(before: Baseline, found: Baseline, outcome: Outcome) -> Mapping[Identity, int]:
    """Where nobody could look, all of it is."""
    looked_for = in_use(before, outcome).looked_for_by(outcome)
    numbers = {
        each: min(number, found.accepted.get(each, 0)) if looked_for(each) else number
        for each, number in before.accepted.items()
    }
    return {each: number for each, number in numbers.items() if number}


def new_to(before: Baseline, outcome: Outcome) -> tuple[Finding, ...]:
    left = Counter(before.accepted)
    new = []
    for finding in outcome.counting:
        left[Identity.of(finding)] -= 1
        if left[Identity.of(finding)] < 0:
            new.append(finding)
    return tuple(new)


def in_use(before: Baseline, outcome: Outcome) -> BaselineInUse:
    return BaselineInUse(before, frozenset(revision.id for revision in outcome.revisions))
