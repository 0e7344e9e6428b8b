"""Which review this is: a digest of all that it follows from.

Neither the machine, the folder, the clock nor a cache is in it, so the same input gives the same
digest anywhere; of the day it knows only which waivers have ended by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from domain.digests import digest_of
from domain.selection import judged
from domain.version import VERSION

if TYPE_CHECKING:
    from domain.policy import Policy
    from domain.review.said import Said
    from domain.review.subject import Subject
    from domain.rules.rule import Rule


def identity(subject: Subject, policy: Policy, rules: Sequence[Rule], said: Sequence[Said]) -> str:
    """`said` has one for each revision of the history."""
    return digest_of(
        VERSION,
        subject.name,
        list(of_revisions(subject, policy, said)),
        (*subject.problems(), *subject.history.problems),
        subject.environment,
        subject.mapped,
        subject.released,
        evolve(policy, today=None),
        [rule.about.name for rule in rules],
        [waiver.holds_on(policy.today) for one in said for waiver in one.waivers],
        [bound.waiver.holds_on(policy.today) for bound in policy.waivers],
    )


def of_revisions(
    subject: Subject, policy: Policy, said: Sequence[Said]
) -> Iterator[tuple[object, ...]]:
    chosen = judged(subject.history, policy)
    for revision, one in zip(subject.history.revisions, said, strict=True):
        read = revision.digest, one.helpers
        yield revision.id, revision.path, revision.runs_after, *read, id(revision) in chosen
