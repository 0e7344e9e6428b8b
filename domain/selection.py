"""Which revisions of a history a review speaks of."""

from domain.errors import InputError
from domain.history import History, Revision
from domain.policy import Policy


def judged(history: History, policy: Policy) -> set[int]:
    """The identities (`id()`) of the revisions that a policy names. Raise what `selected` does."""
    if policy.judged is None:
        return {id(revision) for revision in selected(history, policy.revisions)}
    named = frozenset(policy.judged)
    return {id(revision) for revision in history.revisions if revision.id in named}


def selected(history: History, wanted: str) -> tuple[Revision, ...]:
    """The revisions of a range, in the order of the history.

    `A:B` is what an upgrade from A to B would run: the ancestors of B without those of A. `A:` goes
    to all heads, `:B` starts at the base; `base`, `head` and `heads` are understood, and one
    revision alone is just that one. Raise InputError, RevisionNotFound or RevisionAmbiguous.
    """
    if wanted.count(":") > 1:
        raise InputError(f"--revisions {wanted!r}: a range has one colon, as in base:head.")
    start, colon, end = (part.strip() for part in wanted.partition(":"))
    if not colon:
        return tuple(ends(history, start)) if start else history.revisions
    before = set[str]()
    if start not in ("", "base"):
        before = {i for r in ends(history, start) for i in history.ancestors(r)}
    if end in ("", "head", "heads"):
        return tuple(r for r in history.revisions if r.id not in before)
    after = {i for r in ends(history, end) for i in history.ancestors(r)}
    return tuple(r for r in history.revisions if r.id in after - before)


def ends(history: History, name: str) -> tuple[Revision, ...]:
    if name in ("head", "heads"):
        return history.heads
    if name == "base":
        return history.bases
    return (history.find(name),)
