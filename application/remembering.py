"""Taking a review from a shelf, where nothing that it rested on has changed; else what has not."""

from collections.abc import Callable, Sequence

from attrs import define, evolve, fields, frozen

from application.checkpoints import Checkpoints, given, marks_of
from application.digests import digest, still_found
from application.ports.project_reader import Project
from application.ports.reading_ahead import ReadingAhead
from application.ports.shelves import Kept, Shelves
from application.remembered_reading import RememberedReading, TakeApart
from domain.history import Revision
from domain.policy import Policy
from domain.review.engine import Subject
from domain.review.outcome import Outcome
from domain.review.standing import Said, Standing
from domain.rules.rule import Rule


@frozen
class RememberedReview:
    """The outcome of the last review where nothing has changed since; else one of what has."""

    shelves: Shelves
    project: Project
    take_apart: TakeApart
    reading_ahead: ReadingAhead
    review: Callable[[Subject], Outcome]

    def __call__(self, subject: Subject, policy: Policy, rules: Sequence[Rule]) -> Outcome:
        first = subject.history.revisions[0].id if subject.history.revisions else ""
        shelf = digest(subject.name, first, policy.target)[:16]
        asked = policy.today, policy.judged
        key = digest(given(subject, policy, rules), *asked, *facts_of(subject))
        kept = self.shelves.read(f"outcome-{shelf}").get(key)
        holds = kept is not None and still_found(kept.lookups, self.project.fingerprint)
        if kept is not None and holds and isinstance(kept.value, Outcome):
            return kept.value
        scripts = self.shelves.read(f"scripts-{shelf}")
        naming = subject.environment.naming
        reading = RememberedReading(
            self.project, subject.read, self.take_apart, policy.target, naming, scripts
        )
        checkpoints = Checkpoints(self.shelves, shelf, marks_of(subject, policy, rules))
        anew = ReviewAnew(subject, reading, checkpoints, len(subject.problems()))
        outcome = self.read_in_turn(anew)
        self.keep(anew, shelf, Kept(outcome, tuple(reading.found)), key)
        return outcome

    def read_in_turn(self, anew: "ReviewAnew") -> Outcome:
        subject = anew.gone_on()
        new = anew.unknown(subject.history.revisions[len(subject.past.said) :])
        numbers = {revision.path: number for number, revision in enumerate(new)}
        reading = anew.reading
        with self.reading_ahead(lambda n: reading.without_schema(new[n]), len(new)) as read:
            reading.ahead = lambda r: read(numbers[r.path]) if r.path in numbers else None
            return self.review(subject)

    def keep(self, anew: "ReviewAnew", shelf: str, outcome: Kept, key: str) -> None:
        reading = anew.reading
        if reading.fresh or len(reading.shelf) != len(reading.used):
            self.shelves.write(f"scripts-{shelf}", reading.fresh, keep=reading.used)
        anew.checkpoints.write()
        if not anew.troubled:
            self.shelves.write(f"outcome-{shelf}", {key: outcome})


@define
class ReviewAnew:
    """A review of what has changed. `problems`: how many there were before it."""

    subject: Subject
    reading: RememberedReading
    checkpoints: Checkpoints
    problems: int

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


def facts_of(subject: Subject) -> list[object]:
    """All that is known of it before its revisions are read."""
    known = [getattr(subject, field.name) for field in fields(Subject)]
    return [*(fact for fact in known if not callable(fact)), subject.problems()]
