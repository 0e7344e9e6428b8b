"""Running git: never through a shell, never for long, never further than the repository."""

import os
import subprocess
from pathlib import Path

from domain.classes import frozen
from domain.errors import InputError

LONGEST = 60
"""Seconds that one command may take."""
# No word of another language, no lock, no question, and no way to another machine: a clone that
# lacks objects would fetch them, by commands that its configuration names.
SETTINGS = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
}
# A hook of git sets these for its own repository, which need not be the one that is reviewed.
OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")


@frozen
class Ran:
    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return os.fsdecode(self.out).strip()


@frozen
class Git:
    """git as it stands in a folder."""

    folder: Path

    def __call__(self, *arguments: str, given: bytes = b"") -> Ran:
        """Raise InputError where git cannot be run, or does not come to an end."""
        own = {name: value for name, value in os.environ.items() if name not in OF_HOOKS}
        try:
            done = subprocess.run(
                ["git", "--no-pager", "-C", str(self.folder), *arguments],
                input=given,
                capture_output=True,
                env={**own, **SETTINGS},
                timeout=LONGEST,
                check=False,
            )
        except FileNotFoundError:
            raise InputError(
                "--since needs git, and there is no git command here. Install it, or name the "
                "revisions yourself with --revisions."
            ) from None
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            raise InputError(f"--since: git did not answer ({type(error).__name__}).") from None
        return Ran(done.returncode, done.stdout, os.fsdecode(done.stderr).strip())
