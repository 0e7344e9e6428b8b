"""What was worked out before, so that it need not be again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from application.ports.project_reader import Lookup
from domain.classes import frozen

if TYPE_CHECKING:
    from domain.review.outcome import Outcome
    from domain.review.said import Said
    from domain.review.standing import Standing
    from domain.script import RevisionScripts


@frozen
class Kept:
    """A value, and what it rested on beside its key.

    `lookups` are the modules that were looked for, each with the fingerprint of what was found.
    `history` is the digest of all that runs before, where the value depends on it, else empty; of a
    Standing it is that of what ran until then.
    """

    value: RevisionScripts | Outcome | Said | Standing
    lookups: tuple[tuple[Lookup, str], ...] = ()
    history: str = ""


@frozen
class Filled:
    """What is put on a shelf. Of what lay there, what is under the keys of `keep` stays."""

    shelf: str
    content: Mapping[str, Kept]
    keep: Collection[str] = frozenset()


class Shelves(Protocol):
    """Shelves of values by key. To lose them costs time and nothing else, so nothing here raises.

    What `read` gives is equal to what the last `write` was given; a value that has no plain form
    is left out.
    """

    def read(self, shelf: str) -> Mapping[str, Kept]:
        """All that lies on the shelf; empty where there is none or it cannot be trusted.

        A value may be made when it is asked for: to look at a few of many is cheap.
        """
        ...

    def write(self, *together: Sequence[Filled]) -> None:
        """Fill these shelves. Those that are named together have much in common: the same values
        lie on both.
        """
        ...
