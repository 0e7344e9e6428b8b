"""The revision graph for Graphviz."""

from collections.abc import Iterator

from adapters.reports.graph_links import links
from adapters.reports.text import printable
from domain.lanes.graph import Counts, RevisionGraph
from domain.lanes.lanes import Row


class DotGraphReport:
    def render(self, graph: RevisionGraph) -> str:
        return "\n".join(lines(graph)) + "\n"


def lines(graph: RevisionGraph) -> Iterator[str]:
    yield f"digraph {quoted(graph.project)} {{"
    yield '  node [shape=box, style=rounded, fontname="sans-serif"];'
    for number, row in enumerate(graph.lanes.rows):
        yield f"  n{number} [label={quoted(label(row, graph))}{look(row, graph)}];"
    for link in links(graph.lanes.rows):
        dashed = " [style=dashed]" if link.needs else ""
        yield f"  n{link.child} -> n{link.parent}{dashed};"
    yield "}"


def label(row: Row, graph: RevisionGraph) -> str:
    revision = row.revision
    marks = "".join(f" ({mark})" for mark in graph.marks(revision))
    labels = "".join(f" [{label}]" for label in revision.branch_labels)
    message = f"\n{revision.message}" if revision.message else ""
    return f"{revision.id}{labels}{marks}{message}"


def look(row: Row, graph: RevisionGraph) -> str:
    """Heads stand out, and so does what was found."""
    bold = ", penwidth=2" if "head" in graph.marks(row.revision) else ""
    return bold + colour(graph.counts(row.revision))


def colour(counts: Counts) -> str:
    if counts.errors:
        return ", color=red"
    return ", color=orange" if counts.warnings else ""


def quoted(text: str) -> str:
    r"""A line break becomes \n, and nothing else that is in it means anything to Graphviz."""
    escaped = printable(text, keep="\n").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("\n", "\\n")
