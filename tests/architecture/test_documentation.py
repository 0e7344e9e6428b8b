"""What the documents say is so: links, targets, commands, variables, and the output shown."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from entrypoints.cli.group import COMMANDS
from tests.architecture.tree import ROOT, sources

README = ROOT / "README.md"
DOCUMENTS = [
    README,
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *(ROOT / "docs").rglob("*.md"),
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", prose(document))

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS[:2], ids=lambda d: d.name)
def test_every_make_target_named_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text(ROOT / "Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", text(document), re.MULTILINE))

    assert named
    assert named <= targets


def test_the_readme_shows_every_command() -> None:
    shown = set(re.findall(r"^\| `assay ([a-z]+)", text(README), re.MULTILINE))

    assert shown == set(COMMANDS)


def test_the_readme_tells_every_variable() -> None:
    told = set(re.findall(r"`(ASSAY_[A-Z_]+)`", text(README)))
    read = {name for file in sources() for name in re.findall(r'"(ASSAY_[A-Z_]+)"', text(file))}

    assert read
    assert told == read


def test_the_readme_shows_what_the_demo_prints() -> None:
    """Each block between lines of dots stands in the real output, word for word and in order."""
    shown = re.search(r"<!-- demo:begin -->\n+```text\n(.*?)```", text(README), re.DOTALL)
    assert shown
    printed = subprocess.run(
        [sys.executable, ROOT / "assay.py", "review", "--no-cache", "examples/bookshop"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    command, *blocks = re.split(r"^\.\.\.\n", shown[1], flags=re.MULTILINE)
    first = command.removeprefix("$ assay review examples/bookshop\n")

    position = 0
    for block in (first, *blocks):
        found = printed.find(block, position)
        assert found >= 0, f"not in the output of the demo:\n{block}"
        position = found + len(block)


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def prose(document: Path) -> str:
    """The document without its code, in which brackets are no links."""
    return re.sub(r"```.*?```|`[^`\n]*`", "", text(document), flags=re.DOTALL)
