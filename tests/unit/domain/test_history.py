import pytest

from domain.errors import RevisionAmbiguous, RevisionNotFound
from domain.history import History, Revision
from domain.source import Location


def rev(id: str, *parents: str, path: str | None = None, **more) -> Revision:
    place = path or f"versions/{id}.py"
    return Revision(id, place, parents, location=Location(place, 3), **more)


def order(*revisions: Revision) -> list[str]:
    return [revision.id for revision in History.of(revisions).revisions]


def problems(*revisions: Revision) -> list[tuple[str, str]]:
    return [(p.name, p.location.path) for p in History.of(revisions).problems]


def test_parents_come_before_children_whatever_their_files_are_called():
    assert order(rev("a", "b"), rev("b", "c"), rev("c")) == ["c", "b", "a"]


def test_equals_come_by_path():
    assert order(rev("y", "x"), rev("z", "x"), rev("x")) == ["x", "y", "z"]


def test_the_order_is_the_same_however_the_files_were_found():
    found = [rev("1"), rev("2", "1"), rev("3", "1"), rev("4", "2", "3"), rev("5")]
    assert order(*found) == order(*reversed(found))


def test_a_merge_comes_after_all_its_parents():
    assert order(rev("0", "8", "9"), rev("8", "1"), rev("9", "1"), rev("1")) == ["1", "8", "9", "0"]


def test_a_dependency_runs_before_what_depends_on_it():
    assert order(rev("1", depends_on=("2",)), rev("2")) == ["2", "1"]


def test_a_dependency_on_a_branch_label_is_one_on_the_revision_that_carries_it():
    history = History.of(
        [rev("1", depends_on=("shop",)), rev("8", branch_labels=("shop",)), rev("9", "8")]
    )
    assert [r.id for r in history.revisions] == ["8", "1", "9"]
    assert history.ancestors(history.find("1")) == {"1", "8"}
    assert history.problems == ()


@pytest.mark.parametrize("wanted", ["8ab", "shop@head", "gone"])
def test_a_dependency_that_alembic_does_not_resolve_is_missing(wanted):
    branch = rev("8abc", branch_labels=("shop",))
    assert problems(rev("1", depends_on=(wanted,)), branch) == [("missing-parent", "versions/1.py")]


def test_a_parent_is_named_by_its_id_never_by_a_label():
    branch = rev("8", branch_labels=("shop",))
    assert problems(rev("1", "shop"), branch) == [("missing-parent", "versions/1.py")]


def test_a_branch_label_used_twice_is_told():
    twins = rev("1", branch_labels=("shop",)), rev("2", branch_labels=("shop",))
    assert problems(*twins) == [("duplicate-branch-label", "versions/2.py")]


def test_a_branch_label_that_is_an_id_is_told():
    for label in ("1", "2"):
        assert problems(rev("1", branch_labels=(label,)), rev("2", "1")) == [
            ("duplicate-branch-label", "versions/1.py")
        ]


def test_a_copied_file_is_told_for_its_id_and_not_again_for_its_label():
    copies = [rev("1", path=path, branch_labels=("shop",)) for path in ("a.py", "b.py")]
    assert problems(*copies) == [("duplicate-revision-id", "b.py")]


def test_heads_are_those_that_nobody_follows():
    history = History.of([rev("1"), rev("2", "1"), rev("3", "1")])
    assert [head.id for head in history.heads] == ["2", "3"]


def test_a_dependency_takes_no_head_away():
    history = History.of([rev("1"), rev("2", depends_on=("1",))])
    assert [head.id for head in history.heads] == ["1", "2"]


def test_bases_follow_nobody():
    history = History.of([rev("1"), rev("2", "1"), rev("3", depends_on=("1",))])
    assert [base.id for base in history.bases] == ["1", "3"]


def test_a_sound_history_has_no_problems():
    assert problems(rev("1"), rev("2", "1"), rev("3", "1"), rev("4", "2", "3")) == []


def test_an_id_used_twice_is_told_at_the_later_file_and_both_are_kept():
    first, second = rev("1", path="a.py"), rev("1", path="b.py")
    history = History.of([second, first])
    assert [(p.name, p.location.path) for p in history.problems] == [
        ("duplicate-revision-id", "b.py")
    ]
    assert history.revisions == (first, second)
    assert history.by_id["1"] is first


def test_a_child_of_an_id_used_twice_is_in_the_order_once():
    assert order(rev("1", path="a.py"), rev("1", path="b.py"), rev("2", "1")).count("2") == 1


def test_a_parent_that_no_file_has_is_told_and_the_rest_is_ordered():
    history = History.of([rev("2", "1"), rev("3", "2")])
    assert [p.name for p in history.problems] == ["missing-parent"]
    assert [r.id for r in history.revisions] == ["2", "3"]


def test_a_parent_that_was_misspelt_is_suggested():
    (problem,) = History.of([rev("ae1027a6acf"), rev("2", "ae1027a6acd")]).problems
    assert "'ae1027a6acf'" in problem.way_out


def test_a_circle_is_told_once_and_nobody_is_lost():
    history = History.of([rev("1"), rev("2", "4"), rev("3", "2"), rev("4", "3"), rev("5", "4")])
    (problem,) = history.problems
    assert problem.name == "revision-cycle"
    assert "2 -> 4 -> 3 -> 2" in problem.message
    assert sorted(r.id for r in history.revisions) == ["1", "2", "3", "4", "5"]


def test_a_revision_that_follows_itself_is_a_circle():
    assert problems(rev("1", "1")) == [("revision-cycle", "versions/1.py")]


def test_each_circle_is_told():
    pairs = rev("1", "2"), rev("2", "1"), rev("3", "4"), rev("4", "3")
    assert problems(*pairs) == [
        ("revision-cycle", "versions/1.py"),
        ("revision-cycle", "versions/3.py"),
    ]


def test_a_circle_that_is_not_on_the_first_way_up_is_found():
    tangle = rev("1", "2", "4"), rev("2", "3"), rev("3"), rev("4", "1")
    assert [name for name, _ in problems(*tangle)] == ["revision-cycle"]


def test_long_histories_need_no_deep_stack():
    count = 5_000
    line = [rev(str(n), *([str(n - 1)] if n else [])) for n in range(count)]
    assert order(*line) == [str(n) for n in range(count)]


def test_finds_by_id_by_its_start_and_by_label():
    history = History.of([rev("abc1", branch_labels=("shop",)), rev("abd2", "abc1")])
    assert history.find("abc1").id == history.find("abc").id == history.find("shop").id == "abc1"


def test_a_whole_id_wins_over_the_start_of_another():
    assert History.of([rev("1"), rev("12", "1")]).find("1").id == "1"


def test_the_start_of_several_ids_is_ambiguous():
    with pytest.raises(RevisionAmbiguous, match="abc1, abd2"):
        History.of([rev("abc1"), rev("abd2", "abc1")]).find("ab")


@pytest.mark.parametrize("wanted", ["zzz", ""])
def test_what_nobody_is_called_is_not_found(wanted):
    with pytest.raises(RevisionNotFound, match="no revision"):
        History.of([rev("abc1")]).find(wanted)


def test_ancestors_are_all_that_ran_before_and_itself():
    history = History.of(
        [rev("1"), rev("2", "1"), rev("3", "1"), rev("4", "2", depends_on=("5",)), rev("5")]
    )
    assert history.ancestors(history.find("4")) == {"1", "2", "4", "5"}


def test_an_id_used_twice_is_one_head():
    found = History.of([rev("a"), rev("b", "a"), rev("b", "a", path="versions/copy.py")])

    assert [r.path for r in found.heads] == ["versions/b.py"]
