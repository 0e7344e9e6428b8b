"""How much of each revision was read: the account that every report gives."""

from collections.abc import Iterator, Sequence

from domain.history import History, Revision
from domain.operations import RunSql, Unread
from domain.review.doing import work_of
from domain.review.outcome import ReadingStatus, ReviewedRevision, UnreadReason
from domain.review.walk import Passed
from domain.rolling import rollout
from domain.script import RevisionScripts, Step
from domain.source import Problem


def account_for(
    revision: Revision, scripts: RevisionScripts | None, passed: Passed
) -> ReviewedRevision:
    """`scripts` None: the revision could not be read at all; a problem says why."""
    if scripts is None:
        return ReviewedRevision(
            revision.id,
            revision.path,
            revision.digest,
            ReadingStatus.NOT_READ,
            parents=revision.parents,
        )
    steps = (*scripts.upgrade.steps, *scripts.downgrade.steps)
    reasons = tuple(reason for step in steps if (reason := reason_of(step)))
    means = rollout(passed.rolling, passed.schema)
    return ReviewedRevision(
        revision.id,
        revision.path,
        revision.digest,
        ReadingStatus.PARTLY_READ if reasons else ReadingStatus.READ,
        tuple(dict.fromkeys(reasons)),
        operations_read=len(steps) - len(reasons),
        operations_unread=len(reasons),
        phase=means.phase,
        breaks=means.breaks,
        work=work_of(revision, scripts, passed.done),
        helpers=scripts.helpers,
        parents=revision.parents,
    )


def reason_of(step: Step) -> UnreadReason | None:
    """Why the step was not read, or None. Raw SQL is sent as it is: nothing here takes it apart."""
    match step.operation:
        case Unread(what=what, reason=name, detail=detail):
            return UnreadReason(name, what, detail, step.location)
        case RunSql() as sql:
            return UnreadReason("raw-sql", sql.first_words, "raw SQL", step.location)
    return None


def unread_files(history: History, problems: Sequence[Problem]) -> Iterator[ReviewedRevision]:
    """Files that are no revision of the history because they could not be read."""
    known = {revision.path for revision in history.revisions}
    paths = (p.location.path for p in problems if p.location)
    for path in dict.fromkeys(path for path in paths if path not in known):
        yield ReviewedRevision("", path, "", ReadingStatus.NOT_READ)
