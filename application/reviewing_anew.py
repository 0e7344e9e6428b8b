"""A review of what has changed since the last one."""

from collections.abc import Callable, Sequence

from attrs import define, evolve

from application.checkpoints import Checkpoints
from application.ports.reading_ahead import ReadingAhead
from application.ports.shelves import Kept
from application.remembered_reading import RememberedReading
from domain.history import Revision
from domain.review.outcome import Outcome
from domain.review.standing import Said, Standing
from domain.review.subject import Subject


@define
class ReviewAnew:
    """Takes what still holds from the shelves that the checkpoints lie on. `problems`: how many
    there were before it.
    """

    subject: Subject
    reading: RememberedReading
    checkpoints: Checkpoints
    problems: int

    def outcome(self, review: Callable[[Subject], Outcome], reading_ahead: ReadingAhead) -> Outcome:
        subject = self.gone_on()
        new = self.unknown(subject.history.revisions[len(subject.past.said) :])
        numbers = {revision.path: number for number, revision in enumerate(new)}
        reading = self.reading
        with reading_ahead(lambda n: reading.without_schema(new[n]), len(new)) as read:
            reading.ahead = lambda r: read(numbers[r.path]) if r.path in numbers else None
            return review(subject)

    def gone_on(self) -> Subject:
        """The subject with what is known of its first revisions, and watched from there on."""
        subject = evolve(self.subject, read=self.reading, follows=self.follow)
        latest = self.checkpoints.latest(subject.history.revisions, self.reading)
        if latest is None:
            return subject
        past, kept = latest
        self.reading.pass_over(subject.history.revisions[: len(past.said)], kept)
        return evolve(subject, past=past)

    def unknown(self, revisions: Sequence[Revision]) -> list[Revision]:
        """Those of which nothing lies on the shelf."""
        return [r for r in revisions if self.reading.key(r) not in self.reading.shelf]

    @property
    def troubled(self) -> bool:
        """A problem came up: it would be missing where what led to it is not read again."""
        return len(self.subject.problems()) > self.problems

    def follow(self, standing: Standing, said: Said) -> None:
        if not self.troubled:
            self.checkpoints.follow(standing, said, self.reading)

    def keep(self, outcome: Outcome, key: str) -> None:
        reading, shelves = self.reading, self.checkpoints.shelves
        if reading.fresh or len(reading.shelf) != len(reading.used):
            scripts = f"scripts-{self.checkpoints.shelf}"
            shelves.write(scripts, reading.fresh, keep=reading.used)
        self.checkpoints.write()
        if not self.troubled:
            kept = Kept(outcome, tuple(reading.found))
            shelves.write(f"outcome-{self.checkpoints.shelf}", {key: kept})
