"""docs/reports.md shows what the reports really say."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "reports.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^## (\w+)\n.*?^(`{3,})\w+\n(.*?)^\2$", DOCUMENT, re.DOTALL | re.MULTILINE)


def printed(name: str) -> str:
    """Of the last revision."""
    command = ["review", "--no-cache", "examples/bookshop", "--revisions", "19cd5e7f80b6:heads"]
    done = subprocess.run(
        [sys.executable, ROOT / "assay.py", *command, "--format", name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_there_is_an_example_of_each() -> None:
    assert [name for name, _, _ in EXAMPLES] == ["sarif", "github", "gitlab", "junit", "markdown"]


@pytest.mark.parametrize(("name", "shown"), [(name, shown) for name, _, shown in EXAMPLES])
def test_each_block_stands_in_the_report_word_for_word_and_in_order(name: str, shown: str) -> None:
    text, position = printed(name), 0
    for block in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE):
        found = text.find(block, position)
        assert found >= 0, f"not in the report:\n{block}"
        position = found + len(block)
