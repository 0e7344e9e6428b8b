"""The order in which lanes are drawn: the newest first, and what belongs together together."""

from collections import Counter
from collections.abc import Sequence

from domain.history import Revision


def newest_first(revisions: Sequence[Revision]) -> list[Revision]:
    """Children before parents, a line of them at a stretch.

    `revisions` stand in the order of the history. Members of a cycle, which no order can hold, and
    what only they lead to come last.
    """
    first: dict[str, Revision] = {}
    for revision in revisions:
        first.setdefault(revision.id, revision)
    children = Counter(p for r in revisions for p in dict.fromkeys(r.parents) if p in first)
    ready = [r for r in revisions if not children[r.id] or first[r.id] is not r]
    ordered: list[Revision] = []
    while ready:
        revision = ready.pop()
        ordered.append(revision)
        # The first parent is pushed last, so that it comes next.
        for parent in reversed(dict.fromkeys(revision.parents)):
            children[parent] -= 1
            if parent in first and children[parent] == 0:
                ready.append(first[parent])
    done = set(map(id, ordered))
    return [*ordered, *(r for r in reversed(revisions) if id(r) not in done)]
