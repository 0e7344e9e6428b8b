"""Measuring whole processes."""

import sys
from pathlib import Path

import pytest

from benchmarks.measure import Command, CommandFailed, measure


def python(code: str, folder: Path, accepted: frozenset[int] = frozenset({0})) -> Command:
    return Command([sys.executable, "-c", code], folder, accepted)


def test_runs_each_command_once_to_warm_up_and_then_in_turn(tmp_path: Path) -> None:
    commands = [python(f"open('log', 'a').write('{name}')", tmp_path) for name in "ab"]
    measured = measure(commands, times=3)
    assert (tmp_path / "log").read_text() == "abababab"
    assert all(m.seconds > 0 for m in measured)


def test_time_asleep_is_no_cpu_time(tmp_path: Path) -> None:
    asleep, busy = measure(
        [
            python("import time; time.sleep(0.5)", tmp_path),
            python("for number in range(10**7): pass", tmp_path),
        ],
        times=1,
    )
    assert asleep.seconds >= 0.5
    assert asleep.cpu < busy.cpu


def test_sees_the_memory_of_the_process_that_took_it(tmp_path: Path) -> None:
    small, large = measure(
        [python("pass", tmp_path), python("held = b'x' * 2**27", tmp_path)], times=1
    )
    assert large.mebibytes - small.mebibytes > 100


def test_a_command_that_failed_has_no_time(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="status 3"):
        measure([python("raise SystemExit(3)", tmp_path)], times=1)
    accepted = frozenset({3})
    assert measure([python("raise SystemExit(3)", tmp_path, accepted)], times=1)


def test_bytecode_is_kept_as_it_is_of_what_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    (tmp_path / "imported.py").write_text("")
    measure([python("import imported", tmp_path)], times=1)
    assert list(tmp_path.glob("__pycache__/imported.*.pyc"))
