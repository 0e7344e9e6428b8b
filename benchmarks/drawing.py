"""What drawing takes once a history is read: python -m benchmarks.drawing [REVISIONS ...]

Generated graphs with branches and merges, laid out and drawn in each format. CPU seconds, medians
of a few rounds.
"""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from random import Random
from statistics import median
from time import process_time

from attrs import frozen

from adapters.reports.graph_reports import GRAPH_REPORTS
from adapters.reports.graph_text import TextGraphReport
from application.ports.graph_report import GraphReport
from domain.history import History, Revision
from domain.lanes.graph import RevisionGraph
from domain.lanes.lanes import laid_out
from domain.source import Location

ROUNDS = 5
SIZES = (1_000, 10_000)
MOST_BRANCHES = 5


@frozen
class Drawn:
    """`seconds` by format."""

    revisions: int
    lanes: int
    lay_out: float
    seconds: dict[str, float]


def lines(sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """A section in Markdown."""
    yield from ("## Drawing the graph", "")
    yield "`assay graph`, once the revisions are read: generated ones, with branches and merges."
    yield ""
    measured = [measure(size) for size in sizes]
    formats = list(measured[0].seconds)
    yield f"| revisions | lanes | laid out, s | {' | '.join(f'{name}, s' for name in formats)} |"
    yield "|" + "--:|" * (3 + len(formats))
    for each in measured:
        told = " | ".join(f"{each.seconds[name]:.3f}" for name in formats)
        yield f"| {each.revisions:,} | {each.lanes} | {each.lay_out:.3f} | {told} |"
    yield ""


def measure(size: int) -> Drawn:
    graph = drawn(History.of(branching(size)))
    revisions = [row.revision for row in reversed(graph.lanes.rows)]
    reports: dict[str, GraphReport] = {"text": TextGraphReport(colour=True)}
    reports |= {name: make() for name, make in GRAPH_REPORTS.items()}
    return Drawn(
        size,
        graph.lanes.width,
        seconds(partial(laid_out, revisions)),
        {name: seconds(partial(report.render, graph)) for name, report in reports.items()},
    )


def drawn(history: History) -> RevisionGraph:
    heads = frozenset(head.id for head in history.heads)
    return RevisionGraph("generated", laid_out(history.revisions), len(history.revisions), heads)


def branching(size: int, seed: int = 1) -> Iterator[Revision]:
    """A line from which, time and again, a branch goes off that is merged a few revisions on."""
    random = Random(seed)
    heads: list[str] = []
    for number in range(size):
        name = f"{number:012x}"
        merges = len(heads) > 1 and (random.random() < 0.2 or len(heads) == MOST_BRANCHES)
        parents = tuple(heads[-2:] if merges else heads[-1:])
        branches = len(heads) < MOST_BRANCHES and random.random() < 0.1
        heads = [*(h for h in heads if branches or h not in parents), name]
        heads = heads[-MOST_BRANCHES:]
        yield Revision(
            name, f"{name}.py", parents, message=f"change {number}", location=Location(name, 1)
        )


def seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        started = process_time()
        work()
        taken.append(process_time() - started)
    return median(taken)


if __name__ == "__main__":
    print("\n".join(lines(tuple(map(int, sys.argv[1:])) or SIZES)))
