"""Revisions and the order in which they run."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import field

from domain.classes import define, frozen
from domain.errors import RevisionAmbiguous, RevisionNotFound
from domain.graph import close_to, faults, in_order, resolved
from domain.source import Location, Problem


@frozen
class Revision:
    """The head of a revision file; what it does is read later, when its turn comes.

    `digest` is the SHA-256 of the file's content, in hex; `message` is the first line of its
    docstring.
    """

    id: str
    path: str
    parents: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    branch_labels: tuple[str, ...] = ()
    message: str = ""
    digest: str = ""
    location: Location = field(kw_only=True)

    @property
    def is_merge(self) -> bool:
        return len(self.parents) > 1

    @property
    def runs_after(self) -> tuple[str, ...]:
        return self.parents + self.depends_on


@define(slots=False, frozen=True)
class History:
    """All revisions of a project, parents before children, and the faults of their graph.

    A revision whose id another file took first (by path) is in `revisions`, not in `by_id`.
    """

    revisions: tuple[Revision, ...]
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, found: Iterable[Revision], later: frozenset[str] = frozenset()) -> "History":
        """Order what was found. Faults of the graph become problems; no revision is lost.

        Those whose ids are in `later` come after the others, where their parents allow it.
        """
        revisions = resolved(sorted(found, key=lambda r: (r.id in later, r.path)))
        ordered, in_cycles = in_order(revisions)
        return cls((*ordered, *in_cycles), tuple(faults(revisions, in_cycles)))

    @cached_property
    def by_id(self) -> Mapping[str, Revision]:
        first: dict[str, Revision] = {}
        for revision in sorted(self.revisions, key=lambda r: r.path):
            first.setdefault(revision.id, revision)
        return first

    @cached_property
    def heads(self) -> tuple[Revision, ...]:
        """Revisions that no other one names as its parent: what `alembic heads` lists."""
        parents = {parent for r in self.revisions for parent in r.parents}
        own = (r for r in self.revisions if self.by_id[r.id] is r)
        return tuple(r for r in own if r.id not in parents)

    @cached_property
    def bases(self) -> tuple[Revision, ...]:
        return tuple(r for r in self.revisions if not r.parents)

    def find(self, wanted: str) -> Revision:
        """By id, branch label, or the start of an id.

        Raise RevisionNotFound or RevisionAmbiguous.
        """
        exact = [r for r in self.revisions if r.id == wanted or wanted in r.branch_labels]
        matches = exact[:1] or [r for r in self.revisions if wanted and r.id.startswith(wanted)]
        if not matches:
            raise RevisionNotFound(wanted, close_to(wanted, self.by_id))
        if len(matches) > 1:
            raise RevisionAmbiguous(wanted, [r.id for r in matches])
        return matches[0]

    def ancestors(self, revision: Revision) -> frozenset[str]:
        """Ids of all that must have run before it, its own included."""
        seen: set[str] = set()
        waiting = [revision.id]
        while waiting:
            current = waiting.pop()
            if current not in seen and current in self.by_id:
                seen.add(current)
                waiting.extend(self.by_id[current].runs_after)
        return frozenset(seen)
