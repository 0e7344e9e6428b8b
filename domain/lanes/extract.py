"""Parts of a history that are shown by themselves."""

from collections import defaultdict

from domain.history import History, Revision


def around(history: History, middle: Revision, distance: int) -> tuple[Revision, ...]:
    """What is at most so many steps away, be it up or down, in the order of the history."""
    children = defaultdict[str, list[str]](list)
    for revision in history.revisions:
        for parent in revision.parents:
            children[parent].append(revision.id)
    seen = {middle.id}
    edge = [middle.id]
    for _ in range(distance):
        near = {n for i in edge for n in (*children[i], *parents_of(history, i))}
        edge = sorted(near - seen)
        seen |= near
    return tuple(r for r in history.revisions if r.id in seen)


def with_parents(history: History, ids: frozenset[str]) -> tuple[Revision, ...]:
    """Those, and the revisions that they were put on, in the order of the history."""
    shown = set(ids)
    for i in ids:
        shown.update(parents_of(history, i))
    return tuple(r for r in history.revisions if r.id in shown)


def parents_of(history: History, revision_id: str) -> tuple[str, ...]:
    revision = history.by_id.get(revision_id)
    return revision.parents if revision else ()
