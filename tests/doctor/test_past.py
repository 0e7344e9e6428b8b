"""Revisions beside what git remembers of them."""

import shutil
from pathlib import Path

import pytest

from adapters.alembic_project.reader import AlembicProjectReader
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.git.past_files import GitPastFiles
from application.past_revisions import PastRevisions
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.diagnosis import Issue
from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.diagnosis.setup import Setup
from domain.history import History, Revision
from domain.rules.environment.late_inserted_revision import LATE_INSERTED_REVISION
from domain.source import Location
from tests.contract.test_past_files import committed, git
from tests.doctor.faults import BEGIN, HERE, TABLES, Change, revision

diagnose = DiagnoseEnvironment(
    AlembicSetupReader(),
    ENVIRONMENT_RULES,
    past=PastRevisions(AlembicProjectReader(), GitPastFiles()),
)
RULES = {"reused-revision-id", "late-inserted-revision"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path / "shop")
    git(tmp_path / "shop", "init", "-q", "-b", "main")
    committed(tmp_path / "shop")
    return tmp_path / "shop"


def said(place: Path) -> list[Issue]:
    found = diagnose(DiagnosisRequest(str(place), history=True))
    return [issue for issue in found.issues if issue.rule in RULES]


def test_a_history_that_only_grew_is_fine(place: Path) -> None:
    revision("1e77", "8b20d6e4c1a7").apply(place)
    committed(place)

    assert said(place) == []


def test_a_revision_put_below_a_released_one_is_found(place: Path) -> None:
    revision("1e77", "3f1c9a7be2d4").apply(place)
    parent = 'down_revision = "3f1c9a7be2d4"'
    Change(TABLES, parent, 'down_revision = "1e77"').apply(place)
    committed(place)

    (issue,) = said(place)
    assert issue.rule == "late-inserted-revision"
    assert issue.location is not None
    assert issue.location.path == TABLES
    assert "1e77" in issue.message


def test_a_long_history_that_is_as_it_was_is_not_gone_through_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"r{number:03}" for number in range(300)]
    parents = [(), *((name,) for name in names)]
    chain = [
        Revision(name, f"{name}.py", above, location=Location(f"{name}.py", 1))
        for name, above in zip(names, parents, strict=False)
    ]
    asked: list[Revision] = []
    monkeypatch.setattr(History, "ancestors", lambda self, each: asked.append(each) or frozenset())

    setup = Setup("shop", History.of(chain), past=tuple(chain))

    assert list(LATE_INSERTED_REVISION.check(setup)) == []
    assert not asked


def test_an_id_that_another_revision_had_is_found(place: Path) -> None:
    revision("1e77", "8b20d6e4c1a7").apply(place)
    committed(place)
    (place / "alembic/versions/1e77.py").unlink()
    committed(place)
    text = revision("1e77", "8b20d6e4c1a7").new.replace('"""1e77"""', '"""refunds"""')
    Change("alembic/versions/1e77_refunds.py", "", text).apply(place)
    committed(place)

    (issue,) = said(place)
    assert issue.rule == "reused-revision-id"
    assert issue.location is not None
    assert issue.location.path.endswith("1e77_refunds.py")


def test_a_file_that_was_renamed_is_none(place: Path) -> None:
    (place / BEGIN).rename(place / "alembic/versions/0001_begin.py")
    committed(place)

    assert said(place) == []


def test_what_a_branch_did_before_it_was_merged_is_none(place: Path) -> None:
    git(place, "checkout", "-q", "-b", "topic")
    revision("1e77", "3f1c9a7be2d4").apply(place)
    committed(place)
    revision("1e77", "8b20d6e4c1a7").apply(place)
    committed(place)
    git(place, "checkout", "-q", "main")
    git(place, "merge", "-q", "--no-ff", "-m", "m", "topic")

    assert said(place) == []


def test_without_being_asked_nobody_looks(place: Path) -> None:
    assert AlembicSetupReader().read(str(place)).past == ()
