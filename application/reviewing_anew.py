"""A review of what has changed since the last one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import evolve, field

from application.ports.beside import Beside
from application.ports.reading_ahead import ReadingAhead
from application.ports.shelves import Filled, Kept
from application.remembered_reading import RememberedReading
from domain.classes import define
from domain.history import Revision
from domain.review.outcome import Outcome
from domain.review.said import Said
from domain.review.standing import Standing
from domain.review.subject import Both, Subject, Work

if TYPE_CHECKING:
    from application.checkpoints import Checkpoints


@define
class ReviewAnew:
    """Takes what still holds from the shelves that the checkpoints lie on. `problems`: how many
    there were before it.
    """

    subject: Subject
    reading: RememberedReading
    laid_out: Callable[[], Checkpoints]
    problems: int
    checkpoints: Checkpoints = field(init=False)

    def outcome(self, review: Callable[[Subject], Outcome], reading_ahead: ReadingAhead) -> Outcome:
        """`laid_out` and `review` load the rules and the engine: that takes as long as to read a
        hundred revisions, and others can do that in the meantime.
        """
        new = self.unknown()
        numbers = {revision.path: number for number, revision in enumerate(new)}
        reading = self.reading
        with reading_ahead(lambda n: reading.without_schema(new[n]), len(new)) as read:
            reading.ahead = lambda r: read(numbers[r.path]) if r.path in numbers else None
            self.checkpoints = self.laid_out()
            return review(evolve(self.gone_on(), both=lambda: both_by(read.beside)))

    def gone_on(self) -> Subject:
        """The subject with what is known of its first revisions, and watched from there on."""
        subject = evolve(
            self.subject, read=self.reading, stands=self.stand, follows=self.checkpoints.follow
        )
        latest = self.checkpoints.latest(subject.history.revisions, self.reading)
        if latest is None:
            return subject
        past, kept = latest
        self.reading.pass_over(subject.history.revisions[: len(past.said)], kept)
        return evolve(subject, past=past)

    def unknown(self) -> list[Revision]:
        """Those of which nothing lies on the shelf."""
        reading = self.reading
        return [r for r in self.subject.history.revisions if reading.key(r) not in reading.shelf]

    @property
    def troubled(self) -> bool:
        """A problem came up: it would be missing where what led to it is not read again."""
        return len(self.subject.problems()) > self.problems

    def stand(self, standing: Standing) -> None:
        if not self.troubled:
            self.checkpoints.stand(standing, self.reading)

    def keep(self, outcome: Outcome, key: str) -> None:
        reading, checkpoints = self.reading, self.checkpoints
        scripts = []
        if reading.fresh or len(reading.shelf) != len(reading.used):
            scripts = [Filled(f"scripts-{checkpoints.shelf}", reading.fresh, reading.used)]
        said = [checkpoints.said_filled()]
        if not self.troubled:
            kept = Kept(outcome, tuple(reading.found))
            said.append(Filled(f"outcome-{checkpoints.shelf}", {key: kept}))
        checkpoints.shelves.write(scripts, [checkpoints.standings_filled()], said)


def both_by(beside: Beside | None) -> Both | None:
    """One works here, the other beside."""
    if beside is None:
        return None

    def both(first: Work, second: Work) -> list[Said]:
        with beside(second) as told:
            return [*first(), *told()]

    return both
