"""A graph of revisions that is ready to be drawn."""

from collections import Counter
from collections.abc import Mapping

from attrs import field

from domain.classes import frozen
from domain.history import Revision
from domain.lanes.lanes import Lanes
from domain.review.finding import Level
from domain.review.outcome import Outcome
from domain.source import Problem


@frozen
class Counts:
    """Findings of a revision, by level; none that is waived."""

    errors: int = 0
    warnings: int = 0
    infos: int = 0

    @classmethod
    def of(cls, outcome: Outcome) -> "Mapping[str, Counts]":
        """By the id of the revision; those without findings are left out."""
        counting = outcome.counting
        numbers = Counter((finding.revision, finding.level) for finding in counting)
        return {
            revision: cls(
                numbers[revision, Level.ERROR],
                numbers[revision, Level.WARNING],
                numbers[revision, Level.INFO],
            )
            for revision in dict.fromkeys(finding.revision for finding in counting)
        }


@frozen
class RevisionGraph:
    """`total` counts the revisions of the history, of which the rows may be a part. `heads` and
    `new` are ids; `focus` is the revision around which it is. `findings` None: nobody reviewed.
    """

    project: str
    lanes: Lanes
    total: int
    heads: frozenset[str]
    problems: tuple[Problem, ...] = ()
    new: frozenset[str] = frozenset()
    focus: str | None = None
    findings: Mapping[str, Counts] | None = field(default=None, hash=False)

    def marks(self, revision: Revision) -> tuple[str, ...]:
        """Words of a fixed list: `head`, `base`, `merge`, `new`, `here`."""
        told = (
            ("head", revision.id in self.heads),
            ("base", not revision.parents),
            ("merge", revision.is_merge),
            ("new", revision.id in self.new),
            ("here", revision.id == self.focus),
        )
        return tuple(word for word, holds in told if holds)

    def counts(self, revision: Revision) -> Counts:
        return (self.findings or {}).get(revision.id, Counts())
