"""Digests by which what was worked out before is known again."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from application.ports.project_reader import Lookup

Known = Callable[[Lookup], str]
"""The fingerprint of the module that a lookup finds now."""


def digest(*facts: object) -> str:
    return sha256(repr(facts).encode("utf-8", "backslashreplace")).hexdigest()


def still_found(lookups: Sequence[tuple[Lookup, str]], fingerprint: Known) -> bool:
    return all(fingerprint(lookup) == found for lookup, found in lookups)
