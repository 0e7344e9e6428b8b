"""Accept what a history already has, and let go what it no longer has."""

from attrs import evolve

from application.ports.baselines import Baselines
from application.use_cases.review_history import ReviewHistory, ReviewRequest, Watcher
from domain.baseline_change import BaselineChange, change_of
from domain.classes import frozen
from domain.errors import InputError
from domain.review.outcome import ReadingStatus


@frozen
class BaselineRequest:
    """`review` is of a whole history. `accept_new` accepts what the baseline at `path` did not;
    `check` writes nothing.
    """

    review: ReviewRequest
    path: str
    accept_new: bool = False
    check: bool = False


@frozen
class MakeBaseline:
    review: ReviewHistory
    baselines: Baselines

    def __call__(self, request: BaselineRequest, watcher: Watcher) -> BaselineChange:
        """The first one accepts all that there is; each later one what the last one did, as far as
        it is still there.

        Raise BaselineOfAnother, other InputErrors, and what reading or writing it raises.
        """
        before = self.baselines.read(request.path)
        outcome = self.review(evolve(request.review, baseline=None), watcher)
        if all(r.status is ReadingStatus.NOT_READ for r in outcome.revisions):
            raise InputError("no revision could be read: there is nothing to accept.")
        change = change_of(before, outcome, accept_new=request.accept_new)
        if change.differs and not request.check:
            self.baselines.write(request.path, change.after)
        return change
