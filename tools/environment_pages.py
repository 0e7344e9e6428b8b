"""The pages of the rules that `assay doctor` asks: each shows the faults of tests/doctor/faults.py,
put into a project that is right, and what is said of them.
"""

import shutil
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from click import unstyle

from adapters.alembic_project.models.facts import AlembicModelSource
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.alembic_project.setup.reader import AlembicSetupReader
from adapters.memory.beside import in_turn
from adapters.reports.diagnosis_text import issue_lines
from adapters.rewriting.rewriter import rewritten
from adapters.sql.reader import SqlTextReader
from application.models_at_heads import ModelsAtHeads
from application.use_cases.diagnose_environment import DiagnoseEnvironment, DiagnosisRequest
from domain.diagnosis.configuration import hidden
from domain.diagnosis.diagnosis import Issue
from domain.diagnosis.rules import ENVIRONMENT_RULES
from domain.rules.rule import Description
from tests.doctor.faults import BASES, FAULTS, HERE, Fault

BASE_NAMES = {
    "sqlite": "a project that is right",
    "postgresql": "a project on PostgreSQL that is right",
    "in process": "a project that is right, and runs Alembic itself",
    "postgresql in process": "a project on PostgreSQL that is right, and runs Alembic itself",
    "async": "an asynchronous project that is right",
    "pyproject.toml": "a project without an alembic.ini that is right",
}
diagnose = DiagnoseEnvironment(
    AlembicSetupReader(),
    ENVIRONMENT_RULES,
    ModelsAtHeads(AlembicProjectReader(), AlembicModelSource(), SqlTextReader(), in_turn),
    rewriting=rewritten,
)


def found_section(about: Description) -> str:
    """Each fault as a diff, and what is said of the first."""
    faults = [fault for fault in FAULTS if fault.rule == about.name]
    parts = [section(fault, told=number == 0) for number, fault in enumerate(faults)]
    return "\n\n".join(["## Found", *parts]) if parts else ""


def section(fault: Fault, told: bool) -> str:
    with TemporaryDirectory() as name:
        place = Path(name) / "shop"
        shutil.copytree(HERE / "project", place, ignore=shutil.ignore_patterns("__pycache__"))
        for change in BASES[fault.base]:
            change.apply(place)
        before = texts(place)
        for change in fault.changes:
            change.apply(place)
        title = f"### In {BASE_NAMES[fault.base]}" + (f": {fault.name}" if fault.name else "")
        shown = f"{title}\n\n```diff\n{diff(before, texts(place))}\n```"
        return f"{shown}\n\n{said(fault, place)}" if told else shown


def texts(place: Path) -> dict[str, str]:
    files = (file for file in sorted(place.rglob("*")) if file.is_file())
    return {file.relative_to(place).as_posix(): file.read_text(encoding="utf-8") for file in files}


def diff(before: dict[str, str], after: dict[str, str]) -> str:
    changed = (path for path in sorted(after) if before.get(path) != after[path])
    return hidden(
        "\n".join(
            line
            for path in changed
            for line in unified_diff(
                before.get(path, "").splitlines(),
                after[path].splitlines(),
                f"a/{path}",
                f"b/{path}",
                n=2,
                lineterm="",
            )
        )
    )


def said(fault: Fault, place: Path) -> str:
    issues = diagnose(DiagnosisRequest(str(place))).issues
    first = next(issue for issue in issues if issue.rule == fault.rule)
    return f"`assay doctor` says of it:\n\n```text\n{block(first)}\n```"


def block(issue: Issue) -> str:
    return unstyle("\n".join(issue_lines(issue)))
