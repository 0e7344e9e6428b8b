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


def nobody_follows(standing: Standing, said: Said) -> None:
    """Where a review stood is forgotten."""


@frozen
class Subject:
    """What is reviewed. `read` gives a revision's scripts for the schema before it.

    `problems` is asked after each reading: a problem that appears while a revision is read tells
    that this revision could not be. `environment` is what env.py does about transactions. The
    revisions of the `past` are not looked at again; `follows` is told after each of the others.
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
    follows: Callable[[Standing, Said], None] = nobody_follows

    def has_released(self, revision: Revision) -> bool:
        return self.released is not None and revision.id in self.released.ids
