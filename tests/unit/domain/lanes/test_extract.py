"""Parts of a history that are shown by themselves."""

from domain.history import History, Revision
from domain.lanes.extract import around, with_parents
from domain.source import Location


def chain(length):
    return History.of(
        Revision(f"{n:02}", f"{n:02}.py", (f"{n - 1:02}",) if n else (), location=Location("f", 1))
        for n in range(length)
    )


def ids(revisions):
    return [revision.id for revision in revisions]


def test_shows_as_many_steps_up_as_down():
    history = chain(20)

    assert ids(around(history, history.find("10"), 2)) == ["08", "09", "10", "11", "12"]
    assert ids(around(history, history.find("00"), 1)) == ["00", "01"]
    assert ids(around(history, history.find("05"), 0)) == ["05"]


def test_shows_what_new_ones_were_put_on():
    assert ids(with_parents(chain(5), frozenset({"03", "04"}))) == ["02", "03", "04"]
