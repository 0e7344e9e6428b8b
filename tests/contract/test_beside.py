"""What the application may rely on from whoever does work beside other work."""

import os
import signal
import time

import pytest

from adapters.memory.beside import in_turn
from adapters.shelves import forked
from adapters.shelves.beside import in_another_process
from application.ports.beside import Beside
from domain.errors import ProjectNotFound
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table

LEFT = Schema({TableName("users"): Table(TableName("users"))})


@pytest.fixture(params=["in turn", "forked"])
def beside(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Beside:
    monkeypatch.setattr(forked, "may_fork", lambda: True)
    return in_turn if request.param == "in turn" else in_another_process


def failing() -> Schema:
    raise ProjectNotFound("shop", "nowhere")


def test_gives_what_the_work_gives_however_often_it_is_asked(beside: Beside) -> None:
    with beside(lambda: LEFT) as result:
        assert [result(), result()] == [LEFT, LEFT]


def test_raises_what_the_work_raises_when_it_is_asked(beside: Beside) -> None:
    with beside(failing) as result, pytest.raises(ProjectNotFound):
        result()


def test_nobody_has_to_ask(beside: Beside) -> None:
    with beside(failing):
        pass


def test_a_result_that_cannot_be_told_is_made_here(beside: Beside) -> None:
    with beside(lambda: lambda: 1) as result:
        assert result()() == 1


def test_a_large_result_comes_whole(beside: Beside) -> None:
    with beside(lambda: "x" * 1_000_000) as result:
        assert len(result()) == 1_000_000


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "may_fork", lambda: True)


@pytest.mark.usefixtures("forks")
def test_it_is_another_process() -> None:
    with in_another_process(os.getpid) as result:
        assert result() != os.getpid()


@pytest.mark.usefixtures("forks")
def test_something_else_is_done_only_while_there_is_nothing_but_to_wait() -> None:
    done: list[str] = []
    go, gone = os.pipe()

    def let_go() -> None:
        done.append("waited")
        os.write(gone, b".")

    with in_another_process(lambda: os.read(go, 1), let_go) as result:
        assert result() == b"."
        assert result() == b"."
    assert done == ["waited"]

    with in_another_process(lambda: 1, lambda: done.append("not waited")) as result:
        time.sleep(0.5)
        assert result() == 1
    assert done == ["waited"]


@pytest.mark.usefixtures("forks")
def test_where_the_other_process_is_killed_the_work_is_done_here() -> None:
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with in_another_process(work) as result:
        assert result() == here


@pytest.mark.usefixtures("forks")
def test_no_process_is_left_behind() -> None:
    with in_another_process(signal.pause):
        pass

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
