"""Which revision stands in which lane, and where lines run."""

from hypothesis import given
from hypothesis import strategies as st

from domain.history import History, Revision
from domain.lanes.lanes import laid_out
from domain.lanes.order import newest_first
from domain.source import Location


def revision(name, *parents):
    return Revision(name, f"{name}.py", parents, location=Location(f"{name}.py", 1))


def lanes_of(*revisions):
    drawn = laid_out(History.of(revisions).revisions)
    return [(row.revision.id, row.lane, row.joining, row.leaving) for row in drawn.rows]


def test_a_line_of_revisions_stays_in_one_lane():
    assert lanes_of(revision("a"), revision("b", "a"), revision("c", "b")) == [
        ("c", 0, (), (0,)),
        ("b", 0, (0,), (0,)),
        ("a", 0, (0,), ()),
    ]


def test_a_merge_opens_a_lane_that_ends_where_the_branches_began():
    assert lanes_of(
        revision("a"), revision("b", "a"), revision("c", "a"), revision("m", "b", "c")
    ) == [
        ("m", 0, (), (0, 1)),
        ("b", 0, (0,), (0,)),
        ("c", 1, (1,), (1,)),
        ("a", 0, (0, 1), ()),
    ]


def test_two_heads_stand_beside_each_other():
    drawn = lanes_of(revision("a"), revision("b", "a"), revision("c", "a"))

    assert drawn == [("c", 0, (), (0,)), ("b", 1, (), (1,)), ("a", 0, (0, 1), ())]


def test_a_branch_is_drawn_at_a_stretch():
    order = newest_first(
        History.of(
            [
                revision("0"),
                revision("1", "0"),
                revision("2", "0"),
                revision("3", "1"),
                revision("4", "2"),
                revision("5", "3", "4"),
            ]
        ).revisions
    )

    assert [r.id for r in order] == ["5", "3", "1", "4", "2", "0"]


def test_what_is_not_shown_is_named():
    (row,) = laid_out([revision("b", "gone")]).rows

    assert row.beyond == ("gone",)
    assert row.leaving == ()


def test_no_revision_of_a_cycle_is_lost():
    rows = laid_out([revision("a", "b"), revision("b", "a"), revision("c", "b")]).rows

    assert sorted(row.revision.id for row in rows) == ["a", "b", "c"]


def test_of_two_files_with_one_id_both_are_shown():
    drawn = laid_out([revision("a"), revision("a"), revision("b", "a")])

    assert [row.revision.id for row in drawn.rows].count("a") == 2
    assert len(drawn.edges) == 1


@st.composite
def histories(draw):
    """Any graph, cycles, gaps and ids that are taken twice included."""
    names = draw(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=14))
    parents = st.lists(st.sampled_from("abcdefghijXY"), max_size=3).map(tuple)
    return [revision(name, *draw(parents)) for name in names]


@given(histories())
def test_every_revision_has_one_row_and_no_two_lines_share_a_lane(found):
    history = History.of(found)
    drawn = laid_out(history.revisions)

    assert sorted(id(row.revision) for row in drawn.rows) == sorted(map(id, history.revisions))
    occupied = set()
    for edge in drawn.edges:
        assert edge.child < edge.parent
        crossed = {(row, edge.lane) for row in range(edge.child + 1, edge.parent)}
        assert not crossed & occupied
        occupied |= crossed
    for number, row in enumerate(drawn.rows):
        assert (number, row.lane) not in occupied
        assert {lane for n, lane in occupied if n == number} == set(row.passing)


@given(histories())
def test_every_parent_is_reached_or_named(found):
    drawn = laid_out(History.of(found).revisions)
    reached = {}
    for edge in drawn.edges:
        reached.setdefault(edge.child, []).append(drawn.rows[edge.parent].revision.id)

    for number, row in enumerate(drawn.rows):
        told = [*reached.get(number, ()), *row.beyond]
        assert sorted(told) == sorted(set(row.revision.parents))


@given(histories())
def test_the_same_history_gives_the_same_lanes(found):
    revisions = History.of(found).revisions

    assert laid_out(revisions) == laid_out(revisions)
