"""What the application may rely on from whoever reads ahead."""

import os
from time import sleep

import pytest

from adapters.memory.reading_alone import reading_alone
from adapters.shelves import forked
from adapters.shelves.forked import ForkedReading
from application.ports.project_reader import Lookup
from application.ports.shelves import Kept
from domain.script import Body, RevisionScripts, Script

NOTHING = RevisionScripts(Script(Body.EMPTY), Script(Body.EMPTY))


def kept(number):
    return Kept(NOTHING, ((Lookup(f"shop.m{number}"), "0f"),))


@pytest.fixture
def ahead_in_two(monkeypatch):
    monkeypatch.setattr(forked, "may_fork", lambda: True)
    return ForkedReading(least=1)


@pytest.fixture(params=["alone", "forked"])
def ahead(request):
    return reading_alone if request.param == "alone" else request.getfixturevalue("ahead_in_two")


def test_gives_what_reading_gives_or_none(ahead):
    with ahead(kept, 100) as read:
        answers = [read(number) for number in range(100)]

    assert all(answer in (None, kept(number)) for number, answer in enumerate(answers))


def test_numbers_may_be_left_out(ahead):
    with ahead(kept, 1000) as read:
        assert read(3) in (None, kept(3))
        assert read(998) in (None, kept(998))


def test_none_is_an_answer(ahead):
    with ahead(lambda number: None, 50) as read:
        assert [read(number) for number in range(50)] == [None] * 50


def test_there_may_be_nothing_to_read(ahead):
    with ahead(kept, 0):
        pass


def test_two_processes_read(ahead_in_two):
    def read_slowly(number):
        sleep(0.001)
        return kept(os.getpid())

    with ahead_in_two(read_slowly, 400) as read:
        processes = {read(number) for number in range(400)}

    assert None not in processes
    assert len(processes) == 2


def test_what_fails_in_the_other_process_is_left_to_this_one(ahead_in_two):
    own = os.getpid()

    def read_here(number):
        if os.getpid() != own:
            raise ZeroDivisionError
        return kept(number)

    with ahead_in_two(read_here, 200) as read:
        answers = [read(number) for number in range(200)]

    assert all(answer in (None, kept(number)) for number, answer in enumerate(answers))
    assert kept(199) in answers


def test_a_process_that_dies_takes_its_chunk_with_it_and_no_more(ahead_in_two):
    own = os.getpid()

    def read_here(number):
        if os.getpid() != own and number > 20:
            os._exit(9)
        return kept(number)

    with ahead_in_two(read_here, 200) as read:
        answers = [read(number) for number in range(200)]

    assert answers.count(None) <= forked.CHUNK


def test_what_cannot_be_sent_is_left_to_this_one(ahead_in_two):
    own = os.getpid()
    strange = Kept(RevisionScripts(Script(Body.EMPTY, (lambda: None,)), Script(Body.EMPTY)))

    with ahead_in_two(lambda n: kept(n) if os.getpid() == own else strange, 200) as read:
        answers = [read(number) for number in range(200)]

    assert all(answer in (None, kept(number)) for number, answer in enumerate(answers))


def test_leaves_no_process_and_no_pipe_behind(ahead_in_two):
    def fails_midway():
        with ahead_in_two(kept, 10_000) as read:
            read(0)
            raise ZeroDivisionError

    before = os.listdir("/proc/self/fd")
    with pytest.raises(ZeroDivisionError):
        fails_midway()

    assert os.listdir("/proc/self/fd") == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_more_chunks_than_a_small_pipe_holds(ahead_in_two):
    with ahead_in_two(kept, 100_000) as read:
        assert [read(n) in (None, kept(n)) for n in range(0, 100_000, 9_999)] == [True] * 11


def test_few_revisions_are_read_in_one_process():
    with ForkedReading()(kept, forked.LEAST - 1) as read:
        assert read(0) is None


def test_does_not_fork_a_process_with_threads(monkeypatch):
    monkeypatch.setattr(forked.threading, "active_count", lambda: 2)

    assert not forked.may_fork()
