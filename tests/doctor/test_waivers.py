"""What a team allows in its set-up, and why."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from adapters.alembic_project.setup.reader import AlembicSetupReader
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.diagnosis import Diagnosis
from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.review.finding import Level
from tests.doctor.faults import ENV, HERE, INI, SCRIPTS, env, ini

TODAY = date(2026, 11, 23)
diagnose = DiagnoseEnvironment(AlembicSetupReader(), ENVIRONMENT_RULES)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path / "shop")
    return tmp_path / "shop"


def diagnosis(place: Path) -> Diagnosis:
    return diagnose(DiagnosisRequest(str(place), Level.INFO, today=TODAY))


def allowed(place: Path) -> dict[str, str]:
    return {i.rule: i.waived.reason for i in diagnosis(place).issues if i.waived}


WHY = "# assay: allow {rule} -- {reason}"


def test_on_the_line_of_env_py(place: Path) -> None:
    why = WHY.format(rule="batch-rendering-off", reason="SQLite is for tests alone")
    online = "            connection=connection,\n            target_metadata=target_metadata,\n"
    env(f"{online}            render_as_batch=True,\n", online).apply(place)
    env(
        "        context.configure(\n            connection",
        f"        {why}\n        context.configure(\n            connection",
    ).apply(place)

    assert allowed(place) == {"batch-rendering-off": "SQLite is for tests alone"}


def test_above_the_line_of_the_ini_file(place: Path) -> None:
    why = WHY.format(rule="log-on-stdout", reason="nobody writes scripts here")
    ini("args = (sys.stderr,)", f"{why}\nargs = (sys.stdout,)").apply(place)

    assert allowed(place) == {"log-on-stdout": "nobody writes scripts here"}


def test_above_the_section_it_holds_for_the_whole_set_up(place: Path) -> None:
    why = WHY.format(rule="empty-first-revision, models-imported-by-hand", reason="as taught")
    ini("[alembic]\n", f"{why}\n[alembic]\n").apply(place)
    found = diagnosis(place)

    assert set(allowed(place)) == {"empty-first-revision", "models-imported-by-hand"}
    assert found.counting == ()
    assert found.verdict.value == "passed"


def test_one_that_has_ended_allows_nothing(place: Path) -> None:
    why = WHY.format(rule="empty-first-revision", reason="as taught, until 2026-11-22")
    ini("[alembic]\n", f"{why}\n[alembic]\n").apply(place)

    assert allowed(place) == {}


def test_one_for_another_line_allows_nothing(place: Path) -> None:
    why = WHY.format(rule="log-on-stdout", reason="nobody writes scripts here")
    ini("sys.stderr", "sys.stdout").apply(place)
    ini(SCRIPTS, f"{why}\n{SCRIPTS}").apply(place)

    assert allowed(place) == {}


@pytest.mark.parametrize("path", [INI, ENV])
def test_one_that_cannot_be_understood_is_told(path: str, place: Path) -> None:
    file = place / path
    file.write_text(f"# assay: allow log-on-stdout\n{file.read_text()}")

    (found,) = (i for i in diagnosis(place).issues if i.rule == "malformed-waiver")
    assert found.location is not None
    assert (found.location.path, found.location.line) == (path, 1)
