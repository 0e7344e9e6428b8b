"""Real histories go in, and nothing is lost, invented, or changed without being noticed."""

import json
from collections import Counter
from pathlib import PurePosixPath

import pytest

from tests.corpus.histories import RealHistory, corpus_folder, histories, known_bugs
from tests.corpus.reviews import golden, numbers, review

pytestmark = pytest.mark.corpus

FINDABLE = [bug for bug in known_bugs() if "rule" in bug]


def present(history: RealHistory) -> RealHistory:
    """The history, or the reason why it cannot be tried. What CI reviews may not be left out."""
    if not history.is_here:
        missing = f"{history.name} is not in {corpus_folder()}: python -m tests.corpus.fetch --all"
        if history.in_ci and corpus_folder().is_dir():
            pytest.fail(missing)
        pytest.skip(missing)
    return history


@pytest.fixture(params=histories(), ids=lambda h: h.name)
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


def test_finds_and_reads_as_much_as_the_golden_file_says(history: RealHistory) -> None:
    """When it differs on purpose: make golden, and read the difference."""
    assert numbers(history) == json.loads(golden(history).read_text(encoding="utf-8"))


def test_gives_every_finding_a_line_that_exists(history: RealHistory) -> None:
    lines = {file.name: len(file.read_bytes().splitlines()) for file in history.files}
    for finding in review(history).document["findings"]:
        assert 1 <= finding["line"] <= lines[PurePosixPath(finding["path"]).name], finding


@pytest.mark.parametrize("bug", FINDABLE, ids=lambda b: f"{b['history']}-{b['line']}")
def test_finds_a_bug_that_people_found(bug: dict[str, object]) -> None:
    history = present(next(h for h in histories() if h.name == bug["history"]))
    found = {
        (f["rule"], PurePosixPath(f["path"]).name, f["line"])
        for f in review(history).document["findings"]
    }
    assert (bug["rule"], PurePosixPath(str(bug["file"])).name, bug["line"]) in found
