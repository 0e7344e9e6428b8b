"""The checklist of the newest revisions of a project, or of one of them."""

from collections.abc import Sequence

from application.use_cases.review_history import (
    ReviewHistory,
    ReviewRequest,
    Watcher,
    nobody_watches,
)
from domain.checklist.answering import checklist_of
from domain.checklist.checklist import Checklist
from domain.checklist.newest import newest
from domain.classes import frozen
from domain.errors import RevisionAmbiguous, RevisionNotFound
from domain.graph import close_to
from domain.review.outcome import Outcome, ReviewedRevision
from domain.rules.rule import Rule


@frozen
class AnswerChecklist:
    review: ReviewHistory
    rules: Sequence[Rule]

    def __call__(
        self, request: ReviewRequest, wanted: str | None = None, watcher: Watcher = nobody_watches
    ) -> tuple[Outcome, Checklist]:
        """`wanted` is a revision's id or the start of one; None: those that are new, or the heads.

        Raise InputError when nothing can be reviewed, RevisionNotFound or RevisionAmbiguous.
        """
        outcome = self.review(request, watcher)
        chosen = newest(outcome) if wanted is None else (named(wanted, outcome),)
        return outcome, checklist_of(outcome, self.rules, chosen)


def named(wanted: str, outcome: Outcome) -> ReviewedRevision:
    revisions = [revision for revision in outcome.revisions if revision.id]
    exact = [revision for revision in revisions if revision.id == wanted]
    found = exact or [each for each in revisions if wanted and each.id.startswith(wanted)]
    if not found:
        raise RevisionNotFound(wanted, close_to(wanted, [each.id for each in revisions]))
    if len(found) > 1:
        raise RevisionAmbiguous(wanted, [each.id for each in found])
    return found[0]
