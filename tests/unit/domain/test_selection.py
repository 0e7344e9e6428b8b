import pytest

from domain.errors import InputError, RevisionAmbiguous, RevisionNotFound
from domain.history import History, Revision
from domain.selection import selected
from domain.source import Location


def rev(id: str, *parents: str, **more) -> Revision:
    return Revision(id, f"{id}.py", parents, location=Location(f"{id}.py", 1), **more)


#   a1 - b2 - c3 - f6
#      \ d4 ------ /     e5 (a base of its own, labelled shop)
HISTORY = History.of(
    [
        rev("a1"),
        rev("b2", "a1"),
        rev("c3", "b2"),
        rev("d4", "a1"),
        rev("f6", "c3", "d4"),
        rev("e5", branch_labels=("shop",)),
    ]
)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("base:head", "a1 b2 c3 d4 e5 f6"),
        ("base:heads", "a1 b2 c3 d4 e5 f6"),
        (":", "a1 b2 c3 d4 e5 f6"),
        ("", "a1 b2 c3 d4 e5 f6"),
        (":b2", "a1 b2"),
        ("base:b2", "a1 b2"),
        ("b2:f6", "c3 d4 f6"),
        ("b2:", "c3 d4 e5 f6"),
        (" b2 : c3 ", "c3"),
        ("c3:b2", ""),
        ("b2:d4", "d4"),
        ("head:", ""),
        ("c3", "c3"),
        ("c", "c3"),
        ("heads", "e5 f6"),
        ("base", "a1 e5"),
        ("shop", "e5"),
        ("base:shop", "e5"),
    ],
)
def test_a_range_is_what_an_upgrade_along_it_would_run(wanted, ids):
    assert sorted(r.id for r in selected(HISTORY, wanted)) == ids.split()


def test_what_is_selected_comes_in_the_order_of_the_history():
    chosen = selected(HISTORY, "a1:f6")
    assert list(chosen) == [r for r in HISTORY.revisions if r in chosen]


def test_both_files_of_an_id_used_twice_are_selected():
    twice = [Revision("a1", path, location=Location(path, 1)) for path in ("1.py", "2.py")]
    assert len(selected(History.of(twice), ":a1")) == 2


def test_a_dependency_counts_as_run_before():
    history = History.of([rev("a1"), rev("b2", depends_on=("a1",))])
    assert [r.id for r in selected(history, "a1:b2")] == ["b2"]


def test_a_range_has_one_colon():
    with pytest.raises(InputError, match="one colon"):
        selected(HISTORY, "a1:b2:c3")


@pytest.mark.parametrize("wanted", ["zz", "zz:head", "base:zz", "head-1", "+2", "-1"])
def test_a_revision_that_is_not_there_is_told(wanted):
    with pytest.raises(RevisionNotFound):
        selected(HISTORY, wanted)


def test_the_start_of_several_ids_is_told():
    with pytest.raises(RevisionAmbiguous):
        selected(History.of([rev("ab1"), rev("ab2", "ab1")]), "base:ab")
