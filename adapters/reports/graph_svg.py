"""The revision graph as a picture, to stand by itself or in a page."""

import re
from collections.abc import Callable, Iterator
from html import escape

from adapters.reports.text import counted
from domain.classes import frozen
from domain.lanes.graph import Counts, RevisionGraph
from domain.lanes.lanes import Edge, Row

ROW, LANE, EDGE = 26, 18, 14
RADIUS = 5
# What a sans-serif letter of this size takes at most, to know how wide the picture gets.
FONT, LETTER = 13, 7.6
LONGEST = 90
COLOURS = ("#1f6557", "#24588c", "#8a3f8f", "#7f5500", "#a8231d", "#22663a")
# XML has no way to write these.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def nowhere(revision_id: str) -> str | None:
    return None


@frozen
class SvgGraphReport:
    """`link` gives the address that a revision leads to, or None."""

    link: Callable[[str], str | None] = nowhere

    def render(self, graph: RevisionGraph) -> str:
        return "\n".join(self._lines(graph)) + "\n"

    def _lines(self, graph: RevisionGraph) -> Iterator[str]:
        lanes = graph.lanes
        right = max((end_of(row, graph) for row in lanes.rows), default=0)
        width, height = round(right + EDGE), ROW * len(lanes.rows) + EDGE
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="graph" role="img" width="{width}" '
            f'height="{height}" viewBox="0 0 {width} {height}" font-size="{FONT}" '
            'font-family="system-ui, sans-serif">'
        )
        yield f"<title>{written(f'Revisions of {graph.project}')}</title>"
        yield '<g fill="none" stroke-width="2">'
        yield from (line(edge, lanes.rows) for edge in lanes.edges)
        yield "</g>"
        for number, row in enumerate(lanes.rows):
            yield self._revision(number, row, graph)
        yield "</svg>"

    def _revision(self, number: int, row: Row, graph: RevisionGraph) -> str:
        drawn = dot(number, row, graph) + label(number, row, graph)
        address = self.link(row.revision.id)
        if address is None:
            return drawn
        return f'<a href="{written(address)}">{drawn}</a>'


def line(edge: Edge, rows: tuple[Row, ...]) -> str:
    """Down in its lane, with a bend where it begins or ends in another one."""
    (x1, y1), (x2, y2) = place(edge.child, rows), place(edge.parent, rows)
    x = column(edge.lane)
    bend = ROW / 2
    path = f"M{x1} {y1}"
    if x not in (x1, x2) and edge.parent == edge.child + 1:
        # No room for two bends.
        x = x2
    if x1 != x:
        path += f"C{x1} {y1 + bend:g} {x} {y1 + bend:g} {x} {y1 + ROW}"
    if x2 == x:
        path += f"V{y2}"
    else:
        path += f"V{y2 - ROW}C{x} {y2 - bend:g} {x2} {y2 - bend:g} {x2} {y2}"
    return f'<path d="{path}" stroke="{COLOURS[edge.lane % len(COLOURS)]}"/>'


def dot(number: int, row: Row, graph: RevisionGraph) -> str:
    marks = graph.marks(row.revision)
    colour = COLOURS[row.lane % len(COLOURS)]
    x, y = column(row.lane), height_of(number)
    if "merge" in marks:
        size = RADIUS + 1
        corners = f"{x},{y - size} {x + size},{y} {x},{y + size} {x - size},{y}"
        return f'<polygon points="{corners}" fill="{colour}"/>'
    fill = 'class="base" fill="white"' if "base" in marks else f'fill="{colour}"'
    ring = f'<circle cx="{x}" cy="{y}" r="{RADIUS + 3}" fill="none" stroke="{colour}"/>'
    around = ring if "head" in marks else ""
    return f'{around}<circle cx="{x}" cy="{y}" r="{RADIUS}" {fill} stroke="{colour}"/>'


def label(number: int, row: Row, graph: RevisionGraph) -> str:
    revision = row.revision
    parts = [f'<tspan class="id" font-weight="600">{written(revision.id)}</tspan>']
    if revision.message:
        parts.append(f" {written(shortened(revision.message))}")
    parts += [f' <tspan class="label">[{written(name)}]</tspan>' for name in revision.branch_labels]
    parts += [
        f' <tspan class="mark" fill="#5c6663">({mark})</tspan>' for mark in marked(row, graph)
    ]
    parts += [
        f' <tspan class="{word}" fill="{colour}">{counted(n, word)}</tspan>'
        for n, word, colour in found(graph.counts(revision))
    ]
    title = f"<title>{written(revision.path)}</title>"
    y = height_of(number) + FONT / 3
    return f'<text x="{start_of(row)}" y="{y:g}" fill="currentColor">{title}{"".join(parts)}</text>'


def start_of(row: Row) -> int:
    """On the right of all lines that are beside it, those that bend there included."""
    return column(max((row.lane, *row.joining, *row.leaving, *row.passing))) + EDGE + RADIUS


def end_of(row: Row, graph: RevisionGraph) -> float:
    """As far as what `label` shows may reach."""
    revision = row.revision
    marks = [f"({mark})" for mark in marked(row, graph)]
    counts = [counted(n, word) for n, word, _ in found(graph.counts(revision))]
    labels = [f"[{name}]" for name in revision.branch_labels]
    words = " ".join([revision.id, shortened(revision.message), *labels, *marks, *counts])
    return start_of(row) + LETTER * len(words)


def marked(row: Row, graph: RevisionGraph) -> list[str]:
    """A merge and a base are told by their form."""
    beyond = [f"after {', '.join(row.beyond)}"] if row.beyond else []
    return [m for m in graph.marks(row.revision) if m not in ("merge", "base")] + [
        written(words) for words in beyond
    ]


def found(counts: Counts) -> list[tuple[int, str, str]]:
    parts = (
        (counts.errors, "error", "#a8231d"),
        (counts.warnings, "warning", "#7f5500"),
        (counts.infos, "info", "#24588c"),
    )
    return [part for part in parts if part[0]]


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def place(number: int, rows: tuple[Row, ...]) -> tuple[int, int]:
    return column(rows[number].lane), height_of(number)


def column(lane: int) -> int:
    return EDGE + LANE * lane


def height_of(number: int) -> int:
    return EDGE + ROW * number


def written(text: str) -> str:
    """As text or as the value of an attribute, whatever is in it."""
    return escape(UNWRITABLE.sub("\ufffd", text))
