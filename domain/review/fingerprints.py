"""A finding's name for life: the same for as long as it says the same of the same thing."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from domain.classes import frozen
from domain.direction import Direction
from domain.review.finding import Finding


@frozen
class Identity:
    """What a finding is about. Neither lines nor words are in it: code may move, and a message may
    be worded anew. `operation` is the digest of what is asked of the database, empty where the
    finding is about no single operation.
    """

    revision: str
    rule: str
    direction: Direction = Direction.UPGRADE
    table: str | None = None
    column: str | None = None
    operation: str = ""

    @classmethod
    def of(cls, finding: Finding) -> "Identity":
        return cls(
            finding.revision,
            finding.rule,
            finding.direction,
            finding.table,
            finding.column_name,
            finding.operation,
        )

    @property
    def order(self) -> tuple[str, ...]:
        """To sort by."""
        about = self.table or "", self.column or "", self.operation
        return self.revision, self.rule, self.direction.value, *about


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each, in order, all of them different: 64 hexadecimal digits. Equals are told apart
    by their order.
    """
    seen: Counter[Identity] = Counter()
    names = []
    for finding in findings:
        about = Identity.of(finding)
        where = (about.direction.value, about.table, about.column, about.operation)
        names.append(fingerprint(about.rule, about.revision, *where, seen[about]))
        seen[about] += 1
    return names


def fingerprint(*parts: str | int | None) -> str:
    return sha256(ascii(parts).encode()).hexdigest()
