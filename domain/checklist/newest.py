"""The revisions that a review is about in the first place."""

from domain.review.outcome import Outcome, ReviewedRevision


def newest(outcome: Outcome) -> tuple[ReviewedRevision, ...]:
    """Those new to a branch, where it was compared with one; else those that none runs after.

    None where nothing is known of what the revisions do, as in a review that was kept.
    """
    known = [revision for revision in outcome.revisions if revision.id]
    if not any(revision.work for revision in known):
        return ()
    if outcome.since is not None:
        return tuple(known)
    parents = {p for revision in known if revision.work for p in revision.work.parents}
    return tuple(revision for revision in known if revision.id not in parents)
