"""A project that is set up right, and each fault that is put into it."""

import shutil
from pathlib import Path

import pytest

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.beside import in_turn
from adapters.rewriting.rewriter import rewritten
from adapters.sql.reader import SqlTextReader
from application.models_at_heads import ModelsAtHeads
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.diagnosis import Diagnosis, Issue
from domain.diagnosis.diff import edited
from domain.diagnosis.rules import ENVIRONMENT_RULES
from tests.doctor.faults import BASES, FAULTS, HERE, Fault

NOTES = ["empty-first-revision", "models-imported-by-hand"]
diagnose = DiagnoseEnvironment(
    AlembicSetupReader(),
    ENVIRONMENT_RULES,
    ModelsAtHeads(AlembicProjectReader(), AlembicModelSource(), SqlTextReader(), in_turn),
    rewriting=rewritten,
)


def project(folder: Path, base: str) -> Path:
    place = folder / "project"
    shutil.copytree(HERE / "project", place, ignore=shutil.ignore_patterns("__pycache__"))
    for change in BASES[base]:
        change.apply(place)
    return place


def diagnosis(place: Path) -> Diagnosis:
    return diagnose(DiagnosisRequest(str(place)))


def rules(place: Path) -> list[str]:
    return sorted(issue.rule for issue in diagnosis(place).issues)


@pytest.mark.parametrize("base", sorted(BASES))
def test_a_project_that_is_right_gets_its_two_notes_alone(base: str, tmp_path: Path) -> None:
    assert rules(project(tmp_path, base)) == NOTES


def test_forty_faults_and_more_are_tried() -> None:
    assert len(FAULTS) >= 40


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_each_fault_is_found_at_its_line_and_nothing_else(fault: Fault, tmp_path: Path) -> None:
    place = project(tmp_path, fault.base)
    for change in fault.changes:
        change.apply(place)

    found = [issue for issue in diagnosis(place).issues if issue.rule not in NOTES]

    assert {issue.rule for issue in found} == {fault.rule}
    assert fault.at in line_of(found[0], place)


def line_of(issue: Issue, place: Path) -> str:
    assert issue.location is not None
    text = (place / issue.location.path).read_text(encoding="utf-8")
    return text.split("\n")[issue.location.line - 1]


HOSTILE = {
    "deep": f"x = {'-' * 3_000}1\n",
    "long": f"x = {' + '.join(['a.b(c)'] * 900)}\ncontext.configure(url=x)\n",
    "chain": f"config.set_main_option('sqlalchemy.url', x{'.replace(1, 2)' * 900})\n",
    "null": "x = '\\0'\n\0",
    "empty": "",
    "names": "import sys\nsys.path.append(a)\na = b\nb = a\n",
    "unicode": "x = 'ä'; context.configure(connection='é', target_metadata=None)\n",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_any_env_py_gets_a_diagnosis(name: str, tmp_path: Path) -> None:
    place = project(tmp_path, "sqlite")
    (place / "alembic/env.py").write_text(HOSTILE[name], encoding="utf-8")

    assert diagnosis(place).looked_at


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_who_writes_the_corrected_lines_hears_no_more_of_it(fault: Fault, tmp_path: Path) -> None:
    place = project(tmp_path, fault.base)
    for change in fault.changes:
        change.apply(place)
    found = [issue for issue in diagnosis(place).issues if issue.rule == fault.rule and issue.edits]
    if not found or (found[0].fix and not found[0].safe):
        return

    assert found[0].diff
    for path in {edit.path for edit in found[0].edits}:
        text = (place / path).read_text(encoding="utf-8")
        own = [edit for edit in found[0].edits if edit.path == path]
        (place / path).write_text(edited(text, own), encoding="utf-8")

    assert fault.rule not in rules(place)
