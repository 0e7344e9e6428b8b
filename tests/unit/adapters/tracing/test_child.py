"""A program that hangs, and one that fails."""

from pathlib import Path
from time import sleep

import pytest

from adapters.tracing.child import Child, ProgramFailed


def child(folder: Path, script: str) -> Child:
    """With a shell script in the place of the interpreter."""
    interpreter = folder / "python"
    interpreter.write_text(f"#!/bin/sh\n{script}\n")
    interpreter.chmod(0o755)
    return Child(interpreter, folder, 1, {})


def test_ends_a_program_that_takes_too_long_with_all_that_it_started(tmp_path: Path) -> None:
    hanging = child(tmp_path, 'sleep 60 & echo $! > "$HOME/pid"; wait')

    with pytest.raises(ProgramFailed, match="recorder took more than 1 s"):
        hanging.run("recorder", {})

    assert ends(int((tmp_path / "pid").read_text()))


def test_tells_what_a_failing_program_said(tmp_path: Path) -> None:
    with pytest.raises(ProgramFailed, match="no such module"):
        child(tmp_path, "cat > /dev/null; echo no such module >&2; exit 3").run("recorder", {})


def ends(pid: int) -> bool:
    """A busy machine takes a moment to end what was killed."""
    for _ in range(200):
        if not is_running(pid):
            return True
        sleep(0.01)
    return False


def is_running(pid: int) -> bool:
    """Not ended; one that ended and was not waited for by its parent counts as ended."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return status != "Z"
