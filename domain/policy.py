"""What a team asks of a review."""

from datetime import date

from attrs import field, frozen

from domain.databases.target import Target
from domain.review.finding import Level


@frozen
class Policy:
    """`revisions` is a range as in `base:head`; `fail_level` None means that nothing fails.
    `judged` are the ids of the revisions to judge, in place of a range.

    `enabled` names rules that speak only when they are asked for. `today` decides which waivers
    have expired, and nothing else; None: none has.
    """

    target: Target
    revisions: str = "base:heads"
    fail_level: Level | None = Level.ERROR
    enabled: frozenset[str] = frozenset()
    today: date | None = field(default=None, repr=False)
    judged: tuple[str, ...] | None = None

    @property
    def names_a_start(self) -> bool:
        """The range begins at a revision: those in it go out together, none is in use yet."""
        return self.judged is not None or not self.revisions.startswith("base")
