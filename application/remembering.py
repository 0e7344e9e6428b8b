"""Taking a review from a shelf, where nothing that it rested on has changed; else what has not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attrs import fields

from application.digests import digest, given, still_found
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
        kept = self.shelves.read(f"outcome-{shelf}").get(key)
        holds = kept is not None and still_found(kept.lookups, self.project.fingerprint)
        if kept is not None and holds and isinstance(kept.value, Outcome):
            return kept.value
        anew = self.anew(shelf, subject, policy, rules)
        outcome = anew.outcome(self.review, self.reading_ahead)
        anew.keep(outcome, key)
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
