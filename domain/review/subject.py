"""What is reviewed, and what is known of it before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import field

from domain.classes import frozen
from domain.environment import EnvironmentFacts
from domain.review.said import Past, Said

if TYPE_CHECKING:
    from domain.history import History, Revision
    from domain.mapped import Mapped
    from domain.released import Released
    from domain.review.standing import Standing
    from domain.schema.schema import Schema
    from domain.script import RevisionScripts
    from domain.source import Problem

Progress = Callable[[], None]
"""Called once for each revision that was read."""
Work = Callable[[], list[Said]]
Both = Callable[[Work, Work], list[Said]]
"""Gives what both works give, the first one's before the second one's. Neither has any effect."""


def nobody_stands(standing: Standing) -> None:
    """Where a review stood is forgotten."""


def nobody_follows(said: Said) -> None:
    """What it said, too."""


def nobody_is_free() -> Both | None:
    """One alone does all the work."""
    return None


@frozen
class Subject:
    """What is reviewed. `read` gives a revision's scripts for the schema before it.

    `problems` is asked after each reading: a problem that appears while a revision is read tells
    that this revision could not be. `environment` is what env.py does about transactions. The
    revisions of the `past` are not looked at again. Of the others `stands` is told where the review
    stands once each was read, and `follows` what was said of it: both in order, though that may be
    some revisions later. `both` gives somebody who works beside, once there is somebody free.
    `released` is what another branch has of the history, where it is reviewed against one.
    """

    name: str
    history: History
    read: Callable[[Revision, Schema], RevisionScripts]
    problems: Callable[[], Sequence[Problem]]
    environment: EnvironmentFacts = field(factory=EnvironmentFacts)
    mapped: tuple[Mapped, ...] = ()
    released: Released | None = None
    past: Past = field(factory=Past)
    stands: Callable[[Standing], None] = nobody_stands
    follows: Callable[[Said], None] = nobody_follows
    both: Callable[[], Both | None] = nobody_is_free

    def has_released(self, revision: Revision) -> bool:
        return self.released is not None and revision.id in self.released.ids
