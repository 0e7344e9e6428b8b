"""A finding's name for life: the same for as long as it is about the same thing."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from json import dumps

from domain.review.finding import Finding


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """One for each, in order, all of them different: 64 hexadecimal digits.

    Neither lines nor words are in it: code may move, and a message may be worded anew. Equals are
    told apart by their order.
    """
    seen: Counter[tuple[str | None, ...]] = Counter()
    names = []
    for finding in findings:
        about = (
            finding.rule,
            finding.revision,
            finding.direction.value,
            finding.table,
            finding.column_name,
        )
        names.append(fingerprint(*about, seen[about]))
        seen[about] += 1
    return names


def fingerprint(*parts: str | int | None) -> str:
    return sha256(dumps(parts).encode()).hexdigest()
