"""Each part of the work is done once, whoever does it."""

import os
from functools import partial
from time import sleep

import pytest

from adapters.shelves import forked
from adapters.shelves.shared_work import shared_out


@pytest.fixture(params=["alone", "forked"])
def told(request, monkeypatch, tmp_path):
    """What the parts have told of themselves, in whichever process."""
    monkeypatch.setattr(forked, "may_fork", lambda: request.param == "forked")
    return tmp_path / "told"


def tell(file, word):
    with file.open("a") as opened:
        opened.write(f"{word}\n")


def words(file):
    return sorted(file.read_text().split()) if file.exists() else []


def test_each_part_is_done_once(told):
    shared_out([partial(tell, told, f"part{number}") for number in range(9)])

    assert words(told) == sorted(f"part{number}" for number in range(9))


def test_there_may_be_nothing_to_do(told):
    shared_out([])

    assert words(told) == []


def test_two_processes_do_it(monkeypatch, tmp_path):
    monkeypatch.setattr(forked, "may_fork", lambda: True)

    def part():
        sleep(0.01)
        tell(tmp_path / "told", os.getpid())

    shared_out([part] * 20)

    assert len(words(tmp_path / "told")) == 20
    assert len(set(words(tmp_path / "told"))) == 2


def test_what_the_other_process_fails_at_is_done_here(monkeypatch, tmp_path):
    monkeypatch.setattr(forked, "may_fork", lambda: True)
    here = os.getpid()

    def part(number):
        sleep(0.01)
        if os.getpid() != here:
            raise ZeroDivisionError
        tell(tmp_path / "told", f"part{number}")

    shared_out([partial(part, number) for number in range(6)])

    assert words(tmp_path / "told") == [f"part{number}" for number in range(6)]


def test_a_fault_is_met_here(told):
    def fails():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        shared_out([fails] * 3)


def test_no_pipe_is_left_open(told):
    before = os.listdir("/proc/self/fd")

    shared_out([partial(tell, told, "one")])

    assert os.listdir("/proc/self/fd") == before
