"""Real histories go in, and nothing is lost, invented, or changed without being noticed."""

import ast
import os
from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from adapters.alembic_project.reader import AlembicProjectReader
from tests.corpus.histories import RealHistory, corpus_folder, histories, known_bugs
from tests.corpus.reviews import as_text, golden, numbers, review

pytestmark = pytest.mark.corpus

IN_CI = bool(os.environ.get("CI"))
# CI fetches six of them; wherever somebody has the others, they are tried too.
TRIED = [h for h in histories() if h.in_ci or not IN_CI]
NAMES = {h.name for h in TRIED}
FINDABLE = [bug for bug in known_bugs() if "rule" in bug and bug["history"] in NAMES]


def present(history: RealHistory) -> RealHistory:
    """The history, or the reason why it cannot be tried. What CI reviews may not be left out."""
    if not history.is_here:
        missing = f"{history.name} is not in {corpus_folder()}: python -m tests.corpus.fetch --all"
        if IN_CI or (history.in_ci and corpus_folder().is_dir()):
            pytest.fail(missing)
        pytest.skip(missing)
    return history


@pytest.fixture(params=TRIED, ids=lambda h: h.name)
def history(request: pytest.FixtureRequest) -> RealHistory:
    return present(request.param)


def test_reviews_a_real_history_without_a_traceback(history: RealHistory) -> None:
    reviewed = review(history)
    assert reviewed.status in (0, 1), reviewed.chatter
    assert "Traceback" not in reviewed.chatter + reviewed.output


def test_accounts_for_every_revision_file(history: RealHistory) -> None:
    document = review(history).document
    assert len(document["revisions"]) == history.revisions
    told = Counter(PurePosixPath(r["path"]).name for r in document["revisions"])
    assert told == Counter(file.name for file in history.files)


def test_has_the_heads_and_the_merges_that_are_listed(
    history: RealHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(history.folder)
    found = AlembicProjectReader().open(history.review).history
    assert len(found.heads) == history.heads
    assert sum(revision.is_merge for revision in found.revisions) == history.merges


def test_finds_and_reads_as_much_as_the_golden_file_says(history: RealHistory) -> None:
    """When it differs on purpose: make golden, and read the difference."""
    assert as_text(numbers(history)) == golden(history).read_text(encoding="utf-8")


def test_gives_every_finding_a_line_that_exists(history: RealHistory) -> None:
    """It may be a line of the project's own functions, which the revision called."""
    for finding in review(history).document["findings"]:
        lines = (history.folder / finding["path"]).read_bytes().splitlines()
        assert 1 <= finding["line"] <= len(lines), finding
        assert 1 <= finding["column"] <= len(lines[finding["line"] - 1]), finding


def test_every_bug_in_a_revision_has_a_rule_that_is_to_find_it() -> None:
    """Those of an environment are told by `assay doctor`: tests/doctor/test_corrections_hold.py."""
    without = [bug["file"] for bug in known_bugs() if "rule" not in bug]

    assert all(str(file).endswith("/env.py") for file in without)


@pytest.mark.parametrize("bug", FINDABLE, ids=lambda b: f"{b['history']}-{b['line']}")
def test_finds_a_bug_that_people_found(bug: dict[str, object]) -> None:
    history = present(next(h for h in histories() if h.name == bug["history"]))
    path = PurePosixPath(str(bug["file"]))
    found = {
        (f["rule"], line)
        for f in review(history).document["findings"]
        if PurePosixPath(f["path"]).name == path.name
        for line in lines_of_call(history.folder / f["path"], f["line"])
    }
    assert (bug["rule"], bug["line"]) in found


def lines_of_call(file: Path, start: int) -> range:
    """The lines of the calls that begin on this one: people point at the wrong argument."""
    calls = (node for node in ast.walk(parsed(file)) if isinstance(node, ast.Call))
    ends = [node.end_lineno or start for node in calls if node.lineno == start]
    return range(start, max(ends, default=start) + 1)


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())
