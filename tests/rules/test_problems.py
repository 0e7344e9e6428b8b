"""Hazards of the graph that no rule speaks of: without a graph there is nothing to review.

They are told as problems of the input, before anything else, and end in status 2.
"""

import json
from pathlib import Path

import pytest

from domain.history import History, Revision
from domain.source import Location

PROBLEMS = json.loads((Path(__file__).parent / "problems.json").read_text(encoding="utf-8"))


def revision(id_: str, *parents: str, path: str = "") -> Revision:
    path = path or f"versions/{id_}.py"
    return Revision(id_, path, parents, location=Location(path, 1))


HISTORIES = {
    "broken-down-revision": (revision("a"), revision("b", "gone")),
    "revision-cycle": (revision("a", "c"), revision("b", "a"), revision("c", "b")),
    "duplicate-revision-id": (revision("a"), revision("a", path="versions/copy.py")),
}


@pytest.mark.parametrize("hazard", sorted(HISTORIES))
def test_a_graph_that_is_no_graph_is_a_problem_with_a_place_and_a_way_out(hazard: str) -> None:
    (problem,) = History.of(HISTORIES[hazard]).problems

    assert problem.name == PROBLEMS[hazard]
    assert problem.location is not None
    assert problem.way_out


def test_each_hazard_that_counts_as_a_problem_is_tried_here() -> None:
    assert set(PROBLEMS) == set(HISTORIES)
