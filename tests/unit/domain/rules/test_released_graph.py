"""How a history runs, compared with what was released of it."""

from itertools import pairwise

from domain.history import History, Revision
from domain.rules.released_graph import inserted_before
from domain.source import Location


def revision(name, *parents):
    return Revision(name, f"{name}.py", parents, location=Location(f"{name}.py", 1))


def test_what_ran_before_directly_still_does():
    a, b = revision("a"), revision("b", "a")

    assert inserted_before(b, b, History.of([a, b]))


def test_what_ran_before_directly_does_so_further_down():
    a, new, was, now = revision("a"), revision("n", "a"), revision("b", "a"), revision("b", "n")

    assert inserted_before(was, now, History.of([a, new, now]))


def test_what_ran_before_does_so_no_longer():
    a, was, now = revision("a"), revision("b", "a"), revision("b")

    assert not inserted_before(was, now, History.of([a, now]))


def test_a_parent_that_is_gone_runs_no_longer():
    was = revision("b", "a")

    assert not inserted_before(was, was, History.of([was]))


def test_a_long_history_that_is_as_it_was_is_not_gone_through_again_and_again(monkeypatch):
    names = [f"r{number:03}" for number in range(300)]
    chain = [revision(names[0]), *(revision(n, p) for p, n in pairwise(names))]
    history = History.of(chain)
    asked = []
    monkeypatch.setattr(History, "ancestors", lambda self, each: asked.append(each) or frozenset())

    assert all(inserted_before(each, each, history) for each in chain)
    assert not asked
