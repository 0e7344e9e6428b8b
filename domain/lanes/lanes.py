"""Which revision stands in which lane, and where the lines to its parents run."""

from collections.abc import Sequence

from attrs import field

from domain.classes import define, frozen
from domain.history import Revision
from domain.lanes.order import newest_first


@frozen
class Row:
    """A revision in its lane, counted from 0 on the left.

    `joining` are the lanes that end in it, from children above; `leaving` those that begin in it,
    to parents below, its own first; `passing` go by. `beyond` are parents that no lane leads to:
    they are not shown, are in no file, or stand above.
    """

    revision: Revision
    lane: int
    joining: tuple[int, ...] = ()
    leaving: tuple[int, ...] = ()
    passing: tuple[int, ...] = ()
    beyond: tuple[str, ...] = ()


@frozen
class Edge:
    """A line from the row of a child to that of a parent, which runs down in a lane."""

    child: int
    parent: int
    lane: int


@frozen
class Lanes:
    rows: tuple[Row, ...]
    edges: tuple[Edge, ...]

    @property
    def width(self) -> int:
        """How many lanes there are side by side."""
        used = (n for row in self.rows for n in (row.lane, *row.leaving, *row.passing))
        return max(used, default=-1) + 1


def laid_out(revisions: Sequence[Revision]) -> Lanes:
    """Each line has a lane of its own until it ends: the same revisions give the same lanes.

    Takes a time that grows with the revisions and the lines beside each.
    """
    order = newest_first(revisions)
    drawing = Drawing({id(r) for r in order})
    known: dict[str, Revision] = {}
    for revision in revisions:
        known.setdefault(revision.id, revision)
    for revision in order:
        drawing.add(revision, known)
    return Lanes(tuple(drawing.rows), tuple(drawing.edges))


@define
class Drawing:
    """`below` are revisions whose row is still to come, by identity; `awaited` those that a lane
    leads to, None where it is free, and `begun` the row in which its line began.
    """

    below: set[int]
    awaited: list[Revision | None] = field(factory=list)
    begun: list[int] = field(factory=list)
    rows: list[Row] = field(factory=list)
    edges: list[Edge] = field(factory=list)

    def add(self, revision: Revision, known: dict[str, Revision]) -> None:
        row = len(self.rows)
        self.below.discard(id(revision))
        joining = tuple(n for n, awaited in enumerate(self.awaited) if awaited is revision)
        for lane in joining:
            self.edges.append(Edge(self.begun[lane], row, lane))
            self.awaited[lane] = None
        own = joining[0] if joining else self.free(0)
        passing = tuple(n for n, awaited in enumerate(self.awaited) if awaited is not None)
        leaving: list[int] = []
        beyond: list[str] = []
        for name in dict.fromkeys(revision.parents):
            parent = known.get(name)
            if parent is None or id(parent) not in self.below:
                beyond.append(name)
                continue
            lane = self.free(own) if leaving else own
            self.occupy(lane, parent, row)
            leaving.append(lane)
        self.rows.append(Row(revision, own, joining, tuple(leaving), passing, tuple(beyond)))

    def free(self, start: int) -> int:
        """The first lane from `start` on that leads nowhere."""
        lanes = range(start, len(self.awaited))
        return next((n for n in lanes if self.awaited[n] is None), max(start, len(self.awaited)))

    def occupy(self, lane: int, parent: Revision, row: int) -> None:
        while len(self.awaited) <= lane:
            self.awaited.append(None)
            self.begun.append(0)
        self.awaited[lane] = parent
        self.begun[lane] = row
