import pytest

from domain.history import History
from domain.rules.graph.multiple_heads import check
from tests.unit.domain.rules.hand_made import revision


def hits(*revisions):
    return list(check(History.of(revisions)))


def test_names_all_heads_at_the_later_one():
    [(where, hit)] = hits(revision("a"), revision("b", "a"), revision("c", "a"))

    assert where.id == "c"
    assert "2 heads, b and c" in hit.message


def test_says_it_once_for_three():
    [(where, hit)] = hits(revision("a"), *(revision(i, "a") for i in "bcd"))

    assert where.id == "d"
    assert "3 heads, b, c and d" in hit.message


def test_a_history_in_one_line_is_fine():
    assert hits(revision("a"), revision("b", "a")) == []


def test_a_merge_is_fine():
    fork = [revision("a"), revision("b", "a"), revision("c", "a")]

    assert hits(*fork, revision("d", "b", "c")) == []


def test_two_beginnings_end_in_two_heads():
    assert len(hits(revision("a"), revision("b"))) == 1


@pytest.mark.parametrize("mark", [{"branch_labels": ("billing",)}, {"depends_on": ("b",)}])
def test_a_branch_that_says_what_it_is_was_meant(mark):
    trunk = [revision("a"), revision("b", "a")]
    branch = [revision("x", "a", **mark), revision("y", "x")]

    assert hits(*trunk, *branch) == []


def test_a_label_before_the_fork_tells_nothing_apart():
    labelled = revision("a", branch_labels=("shop",))

    assert len(hits(labelled, revision("b", "a"), revision("c", "a"))) == 1


def test_a_fork_within_a_labelled_branch_is_found_beside_the_others():
    trunk = [revision("a"), revision("b", "a")]
    branch = revision("x", "a", branch_labels=("billing",))
    [(where, hit)] = hits(*trunk, branch, revision("y", "x"), revision("z", "x"))

    assert where.id == "z"
    assert "y and z" in hit.message


def test_the_first_revision_of_the_later_branch_is_the_one_to_change():
    fork = [revision("a"), revision("b", "a"), revision("c1", "a"), revision("c2", "c1")]
    [(_, hit)] = hits(*fork)

    assert "In versions/c1.py" in hit.fix
    assert 'down_revision = "b"' in hit.fix
