"""Digests by which what was worked out before is known again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from attrs import evolve

from application.ports.project_reader import Lookup

if TYPE_CHECKING:
    from domain.policy import Policy
    from domain.review.subject import Subject

Known = Callable[[Lookup], str]
"""The fingerprint of the module that a lookup finds now."""


def digest(*facts: object) -> str:
    return sha256(repr(facts).encode("utf-8", "backslashreplace")).hexdigest()


def still_found(lookups: Sequence[tuple[Lookup, str]], fingerprint: Known) -> bool:
    return all(fingerprint(lookup) == found for lookup, found in lookups)


def given(subject: Subject, policy: Policy) -> str:
    """A digest of what a review of any revision is given, but for which of them are judged, and
    for the rules.
    """
    named = evolve(policy, enabled=frozenset(), judged=None)
    known = policy.judged is not None
    return digest(named, known, sorted(policy.enabled), subject.environment)
