"""Taking a review from a shelf, where nothing that it rested on has changed; else what has not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import evolve, fields

from application.digests import digest, given, still_found
from application.ports.shelves import Filled, Kept
from domain.classes import frozen
from domain.review.outcome import Outcome
from domain.review.subject import Subject

if TYPE_CHECKING:
    from application.checkpoints import Checkpoints
    from application.ports.project_reader import Project
    from application.ports.reading_ahead import ReadingAhead
    from application.ports.shelves import Shelves
    from application.remembered_reading import TakeApart
    from application.reviewing_anew import ReviewAnew
    from application.selective_reading import SelectiveReading
    from domain.policy import Policy
    from domain.rules.rule import Rule

NAMED = [field.name for field in fields(Subject) if field.name != "history"]


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
        # What is reviewed by itself lies by itself: each would take the place of the other.
        alone = policy.judged is not None
        shelf = digest(subject.name, first, policy.target, alone)[:16]
        # Which rules there are need not be told: shelves do not outlive a change of Assay.
        asked = policy.today, policy.judged, policy.waivers
        key = digest(given(subject, policy), *asked, *facts_of(subject))
        outcomes = self.shelves.read(f"outcome-{shelf}")
        kept = outcomes.get(key)
        holds = kept is not None and still_found(kept.lookups, self.project.fingerprint)
        if kept is not None and holds and isinstance(kept.value, Outcome):
            return kept.value
        if subject.released is not None and not outcomes:
            reading = self.selective(policy, f"scripts-{shelf}")
            if reading is not None:
                return self.partly(subject, reading, f"outcome-{shelf}", key)
        anew = self.anew(shelf, subject, policy, rules)
        outcome = anew.outcome(self.review, self.reading_ahead)
        anew.keep(outcome, key)
        return outcome

    def selective(self, policy: Policy, scripts: str) -> SelectiveReading | None:
        """Where this is the first review of the project here: who comes back has more of what is
        kept of all that was read. None where it takes everything.
        """
        if self.shelves.read(scripts):
            return None
        from application.selective_reading import SelectiveReading

        judged = frozenset(policy.judged or ())
        reading = SelectiveReading(self.project, policy.target, self.take_apart, judged)
        return reading if reading.suffices() else None

    def partly(self, subject: Subject, reading: SelectiveReading, shelf: str, key: str) -> Outcome:
        """No standing is kept, nor what was said: those are of all that runs before."""
        problems = len(subject.problems())
        outcome = self.review(evolve(subject, read=reading.reading(subject.read)))
        if len(subject.problems()) == problems:
            grounds = (self.project.grounds(each) for each in subject.history.revisions)
            more = (lookup for each in grounds if each for lookup in each.lookups)
            lookups = dict.fromkeys((*reading.lookups, *more))
            found = tuple((each, self.project.fingerprint(each)) for each in lookups)
            self.shelves.write([Filled(shelf, {key: Kept(outcome, found)})])
        return outcome

    def anew(
        self, shelf: str, subject: Subject, policy: Policy, rules: Sequence[Rule]
    ) -> ReviewAnew:
        """Loads what a review that is as it was has no need of."""
        from application.remembered_reading import RememberedReading
        from application.reviewing_anew import ReviewAnew

        scripts = self.shelves.read(f"scripts-{shelf}")
        naming = subject.environment.naming
        reading = RememberedReading(
            self.project, subject.read, self.take_apart, policy.target, naming, scripts
        )

        def laid_out() -> Checkpoints:
            from application.checkpoints import Checkpoints, marks_of

            return Checkpoints(self.shelves, shelf, marks_of(subject, policy, rules))

        return ReviewAnew(subject, reading, laid_out, len(subject.problems()))


def facts_of(subject: Subject) -> list[object]:
    """All that is known of it before its revisions are read."""
    known = [getattr(subject, name) for name in NAMED]
    # Of a revision its path and content: all else of it follows from them, and takes long to write.
    files = [(revision.path, revision.digest) for revision in subject.history.revisions]
    problems = (*subject.problems(), *subject.history.problems)
    return [*(fact for fact in known if not callable(fact)), files, problems]
