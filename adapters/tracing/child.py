"""A program of ours in a child process, under a project's interpreter."""

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from domain.classes import frozen

PROGRAMS = Path(__file__).resolve().parent / "programs"
PASSED_ON = ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT")


class ProgramFailed(Exception):
    """It ended with another status than 0, or took too long."""


@frozen
class Child:
    """`-I` keeps our folders, PYTHONPATH and the user's packages off its path."""

    python: Path
    home: Path
    seconds: int
    variables: Mapping[str, str]

    def run(self, program: str, task: Mapping[str, Any]) -> None:
        """Raise ProgramFailed with the end of what it said."""
        with subprocess.Popen(
            [str(self.python), "-I", str(PROGRAMS / f"{program}.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.home,
            env=self._surroundings(),
            text=True,
            start_new_session=True,
        ) as process:
            try:
                _, chatter = process.communicate(json.dumps(task), timeout=self.seconds)
            except subprocess.TimeoutExpired:
                raise ProgramFailed(f"{program} took more than {self.seconds} s") from None
            finally:
                end(process)
        if process.returncode:
            raise ProgramFailed(chatter.strip()[-2000:] or f"status {process.returncode}")

    def _surroundings(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        own = {name: value.format(home=self.home) for name, value in self.variables.items()}
        return {**kept, "HOME": str(self.home), **own}


def end(process: subprocess.Popen[str]) -> None:
    """With all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
