"""The repository stands alone: it names no package registry and nothing outside itself."""

import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

# In pieces, so that this file does not contain what it looks for.
ELSEWHERE = [
    "".join(pieces)
    for pieces in [
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("npm", "js.com"),
        ("deb", "ian.org"),
        ("crates", ".io"),
        ("ruby", "gems.org"),
        ("--index", "-url"),
        ("/opt/", "wheels"),
        ("../", "shared"),
        ("/work/", "main"),
        ("/work/", "shared"),
    ]
]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


@pytest.mark.parametrize("needle", ELSEWHERE)
def test_no_tracked_file_names(needle: str) -> None:
    naming = [
        file.relative_to(ROOT).as_posix()
        for file in tracked()
        if file.is_file() and needle.encode() in file.read_bytes()
    ]
    assert naming == []


def test_every_pinned_requirement_has_a_hash() -> None:
    pinned = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    blocks = pinned.replace("\\\n", " ").splitlines()
    requirements = [line for line in blocks if line and not line.lstrip().startswith("#")]

    assert len(requirements) > 30
    assert [line for line in requirements if "==" not in line or "--hash=sha256:" not in line] == []
