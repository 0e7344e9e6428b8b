"""What a team asks of a review."""

from attrs import frozen

from domain.databases.target import Target
from domain.review.finding import Level


@frozen
class Policy:
    """`revisions` is a range as in `base:head`; `fail_level` None means that nothing fails."""

    target: Target
    revisions: str = "base:heads"
    fail_level: Level | None = Level.ERROR
