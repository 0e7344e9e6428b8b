"""Real repositories of git, made for one test each."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Repository:
    """A repository in a folder, with a branch `main`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet")
        self.git("symbolic-ref", "HEAD", "refs/heads/main")
        self.git("config", "user.name", "Somebody")
        self.git("config", "user.email", "somebody@example.org")
        self.git("config", "core.autocrlf", "false")
        self.git("config", "commit.gpgsign", "false")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            capture_output=True,
            text=True,
            env={**os.environ, **QUIET},
            check=True,
        )
        return done.stdout.strip()

    def commit(self, files: dict[str, bytes] | None = None) -> None:
        """All that is there, and these files."""
        for path, content in (files or {}).items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "change")


def repository_in(folder: Path) -> Repository:
    if shutil.which("git") is None:
        if os.environ.get("CI"):
            pytest.fail("there is no git here, and CI has to have one")
        pytest.skip("there is no git here")
    return Repository(folder)
