"""Every path of a review is told from the repository, none is forgotten."""

import json

from attrs import evolve
from hypothesis import given

from adapters.reports.json_writing import document_of
from adapters.reports.relocating import below
from domain.review.finding import Waived
from domain.review.outcome import UnreadReason
from domain.source import Location, Problem
from tests.generated_outcomes import outcomes
from tests.unit.adapters.reports.sample_findings import CALLED, FINDING, OUTCOME, READ

PLACE = Location("versions/a.py", 3, via=(Location("versions/b.py", 4),))
FULL = evolve(
    OUTCOME,
    revisions=(evolve(READ, reasons=(UnreadReason("raw-sql", "x", "", PLACE),)),),
    findings=(evolve(FINDING, waived=Waived("fine", None, PLACE)),),
    problems=(Problem("no-heads", "a", "b"), Problem("syntax-error", "a", "b", PLACE)),
)


def paths(outcome):
    found = []

    def collect(pairs):
        found.extend(value for name, value in pairs if name == "path")
        return dict(pairs)

    json.loads(json.dumps(document_of(outcome)), object_pairs_hook=collect)
    return found


def test_each_path_gets_the_way_to_the_project():
    moved = paths(below("services/shop", FULL))

    assert len(moved) == 9
    assert moved == [f"services/shop/{path}" for path in paths(FULL)]


def test_a_path_above_the_project_stays_in_the_repository():
    moved = below("services/shop", evolve(OUTCOME, findings=(evolve(FINDING, location=ABOVE),)))

    assert moved.findings[0].location.path == "services/lib/tools.py"


ABOVE = evolve(CALLED, path="../lib/tools.py")


@given(outcomes)
def test_nothing_else_changes(outcome):
    moved = below("a", outcome)

    assert below(".", outcome) == outcome
    assert moved.verdict is outcome.verdict
    assert [f.message for f in moved.findings] == [f.message for f in outcome.findings]
