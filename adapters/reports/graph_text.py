"""The revision graph for a terminal: lanes on the left, a line a revision."""

import textwrap
from collections.abc import Iterable, Iterator

from click import style, unstyle

from adapters.reports.text import counted, printable, problem_lines
from domain.classes import frozen
from domain.lanes.graph import Counts, RevisionGraph
from domain.lanes.lanes import Row

COLOURS = ("cyan", "magenta", "blue", "green", "yellow", "red")
MARK_COLOURS = {"head": "green", "merge": "magenta", "new": "yellow", "here": "yellow"}
# In place of the lines, for a terminal that has none.
PLAIN = str.maketrans("│─├╮╯┬┴┼●◆○", "|-+.'++|*M*")


@frozen
class TextGraphReport:
    """`width`: how many columns a line may have; None: as many as it needs."""

    colour: bool = False
    plain: bool = False
    width: int | None = None

    def render(self, graph: RevisionGraph) -> str:
        text = "\n".join(self._lines(graph)) + "\n"
        return text if self.colour else unstyle(text)

    def _lines(self, graph: RevisionGraph) -> Iterator[str]:
        for row in graph.lanes.rows:
            if len(row.joining) > 1:
                yield self._drawn(joint(row, row.joining, "╯", "┴"))
            yield f"{self._drawn(node(row))} {self._told(row, graph)}"
            if len(row.leaving) > 1:
                yield self._drawn(joint(row, row.leaving, "╮", "┬"))
        yield ""
        for problem in graph.problems:
            yield from problem_lines(problem)
            yield ""
        yield summary(graph)

    def _drawn(self, cells: list[str]) -> str:
        """Each lane in a colour of its own."""
        cells = [cell.translate(PLAIN) for cell in cells] if self.plain else cells
        drawn = (
            style(cell, fg=COLOURS[lane % len(COLOURS)]) if cell.strip() else cell
            for lane, cell in enumerate(cells)
        )
        return "".join(drawn)

    def _told(self, row: Row, graph: RevisionGraph) -> str:
        """The id and what is marked are always whole; the message takes the room that is left."""
        revision = row.revision
        marks = "".join(f" {shown_mark(mark)}" for mark in graph.marks(revision))
        labels = "".join(f" [{printable(label)}]" for label in revision.branch_labels)
        remarks = f"{labels}{marks}{notes(row)}{findings(graph.counts(revision))}"
        name = printable(revision.id)
        room = None
        if self.width is not None:
            taken = 2 * len(node(row)) + len(name) + len(unstyle(remarks)) + 4
            room = max(self.width - taken, 12)
        message = " ".join(printable(revision.message).split())
        if room is not None and len(message) > room:
            message = textwrap.shorten(message, room, placeholder=" ...") or message[:room]
        return f"{style(name, bold=True)}{f'  {message}' if message else ' '}{remarks}".rstrip()


def node(row: Row) -> list[str]:
    symbol = "◆" if row.revision.is_merge else "○" if not row.revision.parents else "●"
    cells = ["  "] * (max((row.lane, *row.passing)) + 1)
    for lane in row.passing:
        cells[lane] = "│ "
    cells[row.lane] = f"{symbol} "
    return cells


def joint(row: Row, lanes: tuple[int, ...], last: str, middle: str) -> list[str]:
    """The line above or below a revision, where lanes on its right come in or go off."""
    cells = ["  "] * (max((row.lane, *lanes, *row.passing)) + 1)
    for lane in row.passing:
        cells[lane] = "│ "
    end = max(lanes)
    for lane in range(row.lane + 1, end):
        crossing = "┼" if lane in row.passing else "─"
        cells[lane] = f"{middle if lane in lanes else crossing}─"
    cells[row.lane] = "├─"
    cells[end] = f"{last} "
    while not cells[-1].strip():
        cells.pop()
    return [*cells[:-1], cells[-1].rstrip()]


def shown_mark(mark: str) -> str:
    return style(f"({mark})", fg=MARK_COLOURS.get(mark), bold=mark in ("head", "here") or None)


def notes(row: Row) -> str:
    """What no lane can show."""
    told = []
    if row.beyond:
        told.append(f"after {listed(row.beyond)}")
    if row.revision.depends_on:
        told.append(f"needs {listed(row.revision.depends_on)}")
    return style(f" ({'; '.join(told)})", dim=True) if told else ""


def findings(counts: Counts) -> str:
    parts = (
        (counts.errors, "error", "red"),
        (counts.warnings, "warning", "yellow"),
        (counts.infos, "info", "cyan"),
    )
    told = ", ".join(style(counted(n, word), fg=colour) for n, word, colour in parts if n)
    return f"  {told}" if told else ""


def listed(names: Iterable[str]) -> str:
    return ", ".join(map(printable, names))


def summary(graph: RevisionGraph) -> str:
    rows = graph.lanes.rows
    some = f"{len(rows)} of " if len(rows) < graph.total else ""
    merges = sum(row.revision.is_merge for row in rows)
    parts = [f"{some}{counted(graph.total, 'revision')}", counted(len(graph.heads), "head")]
    if merges:
        parts.append(counted(merges, "merge"))
    return f"{style(printable(graph.project), bold=True)}: {', '.join(parts)}"
