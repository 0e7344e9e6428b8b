"""What a history already had when a team began to look: findings that are accepted as they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

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
    `lines` is where each stands in the file, from 1.
    """

    project: str
    databases: tuple[str, ...]
    accepted: Mapping[Identity, int]
    lines: Mapping[Identity, int] = field(factory=dict, eq=False)

    @property
    def total(self) -> int:
        return sum(self.accepted.values())

    def line_of(self, identity: Identity) -> int:
        return self.lines.get(identity, 1)


@frozen
class BaselineInUse:
    """`path` is that of its file, as reports tell it; `history` are the ids of all revisions."""

    baseline: Baseline
    path: str
    history: frozenset[str]

    def accept(self, outcome: Outcome) -> Outcome:
        """The outcome with what the baseline accepts of it. Raise BaselineOfAnother."""
        self.refuse_another(databases_of(outcome))
        left = Counter(self.baseline.accepted)
        findings = tuple(self.told(finding, left) for finding in outcome.findings)
        gone = sum((+self.gone(left, outcome)).values())
        return evolve(
            outcome,
            findings=findings,
            baseline=BaselineUse(self.path, gone),
            digest=outcome.digest and digest_of(outcome.digest, self.path, self.baseline, gone),
        )

    def told(self, finding: Finding, left: Counter[Identity]) -> Finding:
        identity = Identity.of(finding)
        if finding.waived or not left[identity]:
            return finding
        left[identity] -= 1
        place = Location(self.path, self.baseline.line_of(identity))
        return evolve(finding, waived=Waived(REASON, None, place, by_baseline=True))

    def gone(self, left: Mapping[Identity, int], outcome: Outcome) -> Counter[Identity]:
        """Of those that are left, the ones that the review would have found: of a revision that it
        did not read, or on a database that it did not ask, they may well be there.
        """
        if set(databases_of(outcome)) != set(self.baseline.databases):
            return Counter()
        looked_at = set(read_of(outcome))
        return Counter(
            {
                identity: number
                for identity, number in left.items()
                if identity.revision in looked_at or identity.revision not in self.history
            }
        )

    def refuse_another(self, databases: Iterable[str]) -> None:
        """Raise BaselineOfAnother."""
        revisions = {identity.revision for identity in self.baseline.accepted}
        if revisions and revisions.isdisjoint(self.history):
            raise BaselineOfAnother(
                self.path,
                f"it is of another history (that of {self.baseline.project}): "
                "none of its revisions is in this one",
            )
        unknown = sorted(set(databases) - set(self.baseline.databases))
        if unknown:
            known = ", ".join(self.baseline.databases) or "no database"
            raise BaselineOfAnother(
                self.path, f"it was made for {known}, and says nothing of {', '.join(unknown)}"
            )


def baseline_of(outcome: Outcome) -> Baseline:
    """One that accepts all that counts in the outcome."""
    return Baseline(
        outcome.project, databases_of(outcome), Counter(map(Identity.of, outcome.counting))
    )


def databases_of(outcome: Outcome) -> tuple[str, ...]:
    return (outcome.database,)


def read_of(outcome: Outcome) -> Iterator[str]:
    """The ids of the revisions that were judged as far as they could be."""
    return (r.id for r in outcome.revisions if r.status is not ReadingStatus.NOT_READ)
