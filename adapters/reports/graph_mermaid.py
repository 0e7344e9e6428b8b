"""The revision graph for Markdown that draws Mermaid: GitHub, GitLab and others."""

from collections.abc import Iterator

from adapters.reports.graph_links import links
from domain.lanes.graph import RevisionGraph
from domain.lanes.lanes import Row

PLAIN = frozenset(" ._-,:()/")


class MermaidGraphReport:
    def render(self, graph: RevisionGraph) -> str:
        return "\n".join(lines(graph)) + "\n"


def lines(graph: RevisionGraph) -> Iterator[str]:
    yield "flowchart TD"
    for number, row in enumerate(graph.lanes.rows):
        yield f'  n{number}["{label(row, graph)}"]{kind(row, graph)}'
    for link in links(graph.lanes.rows):
        yield f"  n{link.child} {'-.->' if link.needs else '-->'} n{link.parent}"
    yield "  classDef head stroke-width:3px"
    yield "  classDef error stroke:#a8231d"
    yield "  classDef warning stroke:#7f5500"


def label(row: Row, graph: RevisionGraph) -> str:
    revision = row.revision
    words = [revision.id, *(f"({mark})" for mark in graph.marks(revision)), *revision.branch_labels]
    first = escaped(" ".join(words))
    return f"{first}<br>{escaped(revision.message)}" if revision.message else first


def kind(row: Row, graph: RevisionGraph) -> str:
    counts = graph.counts(row.revision)
    if counts.errors or counts.warnings:
        return f":::{'error' if counts.errors else 'warning'}"
    return ":::head" if "head" in graph.marks(row.revision) else ""


def escaped(text: str) -> str:
    """Letters and digits, and every other sign by its number: none is read as Mermaid or HTML."""
    return "".join(c if c.isalnum() or c in PLAIN else f"#{ord(c)};" for c in text)
