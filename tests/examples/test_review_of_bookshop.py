"""The review of the example says what its README promises, and nothing else."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOOKSHOP = ROOT / "examples" / "bookshop"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "assay.py"), "review", str(BOOKSHOP)]
    options = ["--format", "json", "--no-cache"]
    told = subprocess.run([*command, *options], capture_output=True, text=True)
    assert told.returncode == 1, told.stderr
    read: dict[str, Any] = json.loads(told.stdout)
    return read


def promised() -> set[tuple[str, str]]:
    """Revision and rule, from the table of the README."""
    rows = re.findall(r"^\| `(\w+)` [^|]*\|([^|]*)\|", (BOOKSHOP / "README.md").read_text(), re.M)
    return {(revision, rule) for revision, rules in rows for rule in re.findall(r"[\w-]+", rules)}


def test_finds_what_the_readme_says_and_nothing_else(document: dict[str, Any]) -> None:
    found = {(f["revision"], f["rule"]) for f in document["findings"]}
    assert len(promised()) == 21
    assert found == promised()


def test_reads_every_revision_wholly(document: dict[str, Any]) -> None:
    statuses = {r["id"]: (r["status"], r["reasons"]) for r in document["revisions"]}
    assert len(statuses) == 19
    assert statuses == dict.fromkeys(statuses, ("read", []))


def test_takes_it_for_a_postgresql_project(document: dict[str, Any]) -> None:
    assert (document["project"], document["database"]) == ("bookshop", "postgresql")
