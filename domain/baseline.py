"""What a history already had when a team began to look: findings that are accepted as they are."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from attrs import evolve, field

from domain.classes import frozen
from domain.digests import digest_of
from domain.errors import BaselineOfAnother
from domain.review.finding import Finding, Waived
from domain.review.fingerprints import Identity
from domain.review.outcome import BaselineUse, Outcome, ReadingStatus
from domain.source import Location

FILE_NAME = "assay-baseline.json"
REASON = "it was there when the baseline was made"


@frozen
class Baseline:
    """How many findings of each identity are accepted, on these databases.

    `project` is for whoever reads it: names of projects may differ from one checkout to another.
    `lines` is where each stands in the file, from 1; `path` is that of the file.
    """

    project: str
    databases: tuple[str, ...]
    accepted: Mapping[Identity, int]
    lines: Mapping[Identity, int] = field(factory=dict, eq=False)
    path: str = field(default=FILE_NAME, eq=False)

    @property
    def total(self) -> int:
        return sum(self.accepted.values())


@frozen
class BaselineInUse:
    """A baseline at a review of a history, `history` being the ids of all its revisions.

    `once` names the rules that speak once in a review, at the first revision that gives cause.
    """

    baseline: Baseline
    history: frozenset[str]
    once: frozenset[str] = frozenset()

    def accept(self, outcome: Outcome) -> Outcome:
        """The outcome with what the baseline accepts of it. Raise BaselineOfAnother."""
        self.refuse_another(databases_of(outcome))
        left = Counter(self.baseline.accepted)
        findings = tuple(self.told(self.known_as(f, outcome), f, left) for f in outcome.findings)
        looked_for = self.looked_for_by(outcome)
        gone = sum(number for each, number in left.items() if looked_for(each))
        used = self.baseline.path, self.baseline, self.baseline.lines, gone
        return evolve(
            outcome,
            findings=findings,
            baseline=BaselineUse(self.baseline.path, gone),
            digest=outcome.digest and digest_of(outcome.digest, *used),
        )

    def known_as(self, finding: Finding, outcome: Outcome) -> Identity:
        """What is wrong with the environment is known, whichever revision shows it: that which
        did when the baseline was made may not be looked at now.
        """
        identity, place = Identity.of(finding), finding.location
        if finding.rule not in self.once:
            return identity
        seen = {revision.id: revision.path for revision in outcome.revisions}
        if place.via or place.path in seen.values():
            return identity
        same = (each for each in self.baseline.accepted if each.rule == finding.rule)
        return next((each for each in same if each.revision not in seen), identity)

    def told(self, identity: Identity, finding: Finding, left: Counter[Identity]) -> Finding:
        if finding.waived or not left[identity]:
            return finding
        left[identity] -= 1
        place = Location(self.baseline.path, self.baseline.lines.get(identity, 1))
        return evolve(finding, waived=Waived(REASON, None, place, by_baseline=True))

    def looked_for_by(self, outcome: Outcome) -> Callable[[Identity], bool]:
        """Whether the review would have found it: on another database, and in a revision that was
        not read, it may well be there. In a part of a history less is found than in the whole.
        """
        of_all = self.history <= {revision.id for revision in outcome.revisions}
        on_all = set(self.baseline.databases) <= set(databases_of(outcome))
        unread = self.history - read_of(outcome)
        known = self.history if outcome.problems else None

        def looked_for(identity: Identity) -> bool:
            may_be_gone = known is None or identity.revision in known
            return of_all and on_all and may_be_gone and identity.revision not in unread

        return looked_for

    def refuse_another(self, databases: Iterable[str]) -> None:
        """Raise BaselineOfAnother."""
        revisions = {identity.revision for identity in self.baseline.accepted}
        if revisions and revisions.isdisjoint(self.history):
            raise BaselineOfAnother(
                self.baseline.path,
                f"this is the baseline of another history ({self.baseline.project}): "
                "none of its revisions is in this one",
            )
        unknown = [name for name in databases if name not in self.baseline.databases]
        if unknown:
            known = " and ".join(self.baseline.databases) or "no database"
            raise BaselineOfAnother(
                self.baseline.path,
                f"this baseline was made for {known}, and says nothing of {' and '.join(unknown)}",
            )


def baseline_of(outcome: Outcome) -> Baseline:
    """One that accepts all that counts in the outcome."""
    accepted = Counter(map(Identity.of, outcome.counting))
    return Baseline(outcome.project, databases_of(outcome), accepted)


def databases_of(outcome: Outcome) -> tuple[str, ...]:
    """Their names, sorted: another version of a server is not another database."""
    several = {target.database.value for target in outcome.targets}
    return tuple(sorted(several or {outcome.database}))


def read_of(outcome: Outcome) -> frozenset[str]:
    """The ids of the revisions that were judged as far as they could be."""
    return frozenset(r.id for r in outcome.revisions if r.status is not ReadingStatus.NOT_READ)
