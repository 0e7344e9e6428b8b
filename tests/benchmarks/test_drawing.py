"""Drawing a long history is quick."""

from benchmarks.drawing import branching, drawn, lines, measure
from domain.history import History


def test_a_thousand_revisions_are_laid_out_and_drawn_in_a_tenth_of_a_second():
    measured = measure(1_000)

    assert all(measured.lay_out + seconds < 0.1 for seconds in measured.seconds.values())


def test_what_is_drawn_has_branches_and_merges():
    graph = drawn(History.of(branching(200)))

    assert graph.lanes.width > 2
    assert any(row.revision.is_merge for row in graph.lanes.rows)


def test_the_table_has_a_row_a_size():
    rows = [line.split(" |")[0] for line in lines((10, 20)) if line.startswith("| ")]

    assert rows == ["| revisions", "| 10", "| 20"]
