"""Order and faults of the revision graph."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from domain.source import Problem

if TYPE_CHECKING:
    from domain.history import Revision


def in_order(revisions: Sequence[Revision]) -> tuple[list[Revision], list[Revision]]:
    """Parents before children, by path among equals; and those that no order can hold.

    The second list holds the members of cycles and all that comes after them.
    """
    children: dict[str, list[int]] = {}
    waits: list[int] = []
    known = {r.id for r in revisions}
    for number, revision in enumerate(revisions):
        parents = {p for p in revision.runs_after if p in known}
        waits.append(len(parents))
        for parent in parents:
            children.setdefault(parent, []).append(number)
    ready = [number for number, count in enumerate(waits) if count == 0]
    done: list[Revision] = []
    released: set[str] = set()
    while ready:
        revision = revisions[heapq.heappop(ready)]
        done.append(revision)
        if revision.id in released:
            continue
        released.add(revision.id)
        for child in children.get(revision.id, ()):
            waits[child] -= 1
            if waits[child] == 0:
                heapq.heappush(ready, child)
    ordered = set(map(id, done))
    return done, [r for r in revisions if id(r) not in ordered]


def resolved(revisions: Sequence[Revision]) -> list[Revision]:
    """With ids in place of the branch labels that depends_on may name."""
    labelled = {label: r.id for r in revisions for label in r.branch_labels}
    if not labelled:
        return list(revisions)
    return [
        evolve(r, depends_on=tuple(labelled.get(name, name) for name in r.depends_on))
        for r in revisions
    ]


def faults(revisions: Sequence[Revision], in_cycles: Sequence[Revision]) -> Iterator[Problem]:
    """What Alembic would stumble over, each once."""
    yield from duplicate_ids(revisions)
    yield from duplicate_labels(revisions)
    yield from missing_parents(revisions)
    yield from cycles(in_cycles)


def duplicate_ids(revisions: Sequence[Revision]) -> Iterator[Problem]:
    first: dict[str, Revision] = {}
    for revision in revisions:
        if (other := first.setdefault(revision.id, revision)) is not revision:
            yield Problem(
                "duplicate-revision-id",
                f"revision id {revision.id!r} is already taken by {other.path}; Alembic warns, "
                "keeps one of the two files and never runs the other",
                "Give the newer file an id of its own (`alembic revision` makes one).",
                revision.location,
            )


def duplicate_labels(revisions: Sequence[Revision]) -> Iterator[Problem]:
    taken = {r.id: r for r in revisions}
    for revision in revisions:
        for label in revision.branch_labels:
            other = taken.setdefault(label, revision)
            if other.id != revision.id or label == revision.id:
                yield Problem(
                    "duplicate-branch-label",
                    f"branch label {label!r} of {revision.id!r} is already taken by "
                    f"{other.id!r}; every Alembic command stops with an error",
                    "Give one of the branches another label.",
                    revision.location,
                )


def missing_parents(revisions: Sequence[Revision]) -> Iterator[Problem]:
    known = {r.id for r in revisions}
    for revision in revisions:
        for parent in revision.runs_after:
            if parent not in known:
                hint = close_to(parent, known)
                meant = f" Did you mean {hint[0]!r}?" if hint else ""
                yield Problem(
                    "missing-parent",
                    f"{revision.id!r} follows {parent!r}, which no file of this history has; "
                    "every Alembic command stops with a KeyError",
                    f"Restore the file of {parent!r}, or correct the id.{meant}",
                    revision.location,
                )


def cycles(members: Sequence[Revision]) -> Iterator[Problem]:
    """One problem a cycle, at its first member by path."""
    by_id = {r.id: r for r in members}
    seen: set[str] = set()
    for start in members:
        path: list[str] = []
        current: str | None = start.id
        while current is not None and current not in seen:
            seen.add(current)
            path.append(current)
            current = next((p for p in by_id[current].runs_after if p in by_id), None)
        if current in path:
            loop = path[path.index(current) :]
            yield Problem(
                "revision-cycle",
                f"these revisions follow each other in a circle: {' -> '.join([*loop, loop[0]])}",
                "Point the down_revision of the oldest one back at its real parent.",
                by_id[loop[0]].location,
            )


def close_to(wanted: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(wanted, list(known), n=2, cutoff=0.7)
