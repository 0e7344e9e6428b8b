"""What the application may rely on from whoever remembers files."""

import subprocess
from pathlib import Path

import pytest

from adapters.git.past_files import GitPastFiles
from adapters.memory.past_files import InMemoryPastFiles
from application.ports.past_files import PastFiles
from domain.errors import InputError

IDENTITY = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", str(folder), *IDENTITY, *arguments], check=True, capture_output=True
    )


def committed(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """`1.py` was `one` before; `2.py` was there and is gone; `3.py` was on a branch alone."""
    place = tmp_path / "shop" / "versions"
    place.mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main")
    (place / "1.py").write_text("one\n")
    (place / "2.py").write_text("two\n")
    (tmp_path / "other.py").write_text("other\n")
    committed(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "topic")
    (place / "3.py").write_text("three, first\n")
    committed(tmp_path)
    (place / "3.py").write_text("three\n")
    committed(tmp_path)
    git(tmp_path, "checkout", "-q", "main")
    (place / "1.py").write_text("one, changed\n")
    (tmp_path / "other.py").write_text("changed\n")
    committed(tmp_path)
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "m", "topic")
    (place / "2.py").unlink()
    committed(tmp_path)
    return place


@pytest.fixture(params=["git", "memory"])
def files(request: pytest.FixtureRequest, folder: Path) -> PastFiles:
    if request.param == "git":
        return GitPastFiles()
    return InMemoryPastFiles(((f"{folder}/2.py", b"two\n"), (f"{folder}/1.py", b"one\n")))


def test_tells_what_was_and_is_no_more_newest_first(files: PastFiles, folder: Path) -> None:
    assert files.before([str(folder)]) == (
        (f"{folder}/2.py", b"two\n"),
        (f"{folder}/1.py", b"one\n"),
    )


@pytest.mark.parametrize("nobody", ["git", "memory"])
def test_raises_where_nobody_remembers(nobody: str, tmp_path: Path) -> None:
    files: PastFiles = GitPastFiles() if nobody == "git" else InMemoryPastFiles(None)

    with pytest.raises(InputError, match="--history"):
        files.before([str(tmp_path)])
