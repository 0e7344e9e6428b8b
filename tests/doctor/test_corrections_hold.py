"""What is shown as a correction can be written as it stands: it parses, and its names are there."""

import ast
import builtins
import configparser
import tomllib
from pathlib import Path

import pytest

from domain.diagnosis.diagnosis import Diagnosis, Issue
from domain.diagnosis.diff import edited
from tests.corpus.histories import RealHistory, histories, known_bugs
from tests.doctor.faults import BASES, FAULTS, Fault
from tests.doctor.test_faults import diagnosis, project

HERE = [history for history in histories() if history.is_here]
PLACES = {history.name: history for history in HERE}
ENV_BUGS = [
    bug for bug in known_bugs() if str(bug["file"]).endswith("/env.py") and bug["history"] in PLACES
]
RULES = {
    "models-not-imported": "model-not-loaded",
    "unawaited-migrations": "migrations-not-awaited",
    "offline-mode-broken": "offline-without-url",
    "autocommit-connection": "autocommit-connection",
}


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_of_each_fault(fault: Fault, tmp_path: Path) -> None:
    place = project(tmp_path, fault.base)
    for change in fault.changes:
        change.apply(place)
    assert flaws(diagnosis(place), place) == []


@pytest.mark.parametrize("base", sorted(BASES))
def test_of_each_project_that_is_right(base: str, tmp_path: Path) -> None:
    place = project(tmp_path, base)
    assert flaws(diagnosis(place), place) == []


@pytest.mark.corpus
@pytest.mark.parametrize("history", HERE, ids=lambda h: h.name)
def test_of_each_real_set_up(history: RealHistory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(history.folder)
    found = diagnosis(Path(history.review))
    assert found.issues
    assert flaws(found, history.folder) == []


@pytest.mark.corpus
@pytest.mark.parametrize("bug", ENV_BUGS, ids=lambda b: f"{b['history']}-{b['line']}")
def test_a_bug_of_an_env_py_that_people_found_is_told_at_its_line(
    bug: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    history = PLACES[str(bug["history"])]
    monkeypatch.chdir(history.folder)
    told = {
        (issue.rule, issue.location.path, issue.location.line)
        for issue in diagnosis(Path(history.review)).issues
        if issue.location is not None
    }
    assert (RULES[str(bug["pattern"])], bug["file"], bug["line"]) in told


def flaws(found: Diagnosis, folder: Path) -> list[str]:
    env_py = next((each.found for each in found.looked_at if each.what == "env.py"), "")
    file = folder / env_py.partition(",")[0]
    bound = names_bound(file.read_text(encoding="utf-8")) if file.is_file() else set()
    return [
        f"{issue.rule}: {flaw}"
        for issue in found.issues
        for flaw in (*flaws_of_lines(issue, folder), *flaws_of_code(issue, env_py, bound))
    ]


def flaws_of_lines(issue: Issue, folder: Path) -> list[str]:
    told = []
    for path in {edit.path for edit in issue.edits}:
        text = (folder / path).read_text(encoding="utf-8")
        new = edited(text, [edit for edit in issue.edits if edit.path == path])
        if new == text:
            told.append(f"{path} stays as it is")
        if not parses(new, Path(path).suffix):
            told.append(f"{path} does not parse")
    return told


def flaws_of_code(issue: Issue, env_py: str, bound: set[str]) -> list[str]:
    code = issue.fix.partition("\n# alembic.ini\n")[0]
    if not parses(code, ".py"):
        ini = parses(f"[section]\n{code}", ".ini")
        return [] if ini else [f"neither Python nor an ini file: {code}"]
    at_env_py = issue.location is not None and issue.location.path == env_py
    if not (at_env_py or code.startswith("# in env.py")) or code.startswith("# in the "):
        return []
    unknown = names_used(code) - names_bound(code) - bound - set(dir(builtins))
    return [f"nobody knows {name}: {code}" for name in sorted(unknown)]


def parses(text: str, suffix: str) -> bool:
    try:
        if suffix == ".py":
            ast.parse(text)
        elif suffix == ".toml":
            tomllib.loads(text)
        elif suffix in (".ini", ".cfg"):
            configparser.RawConfigParser(strict=False).read_string(text)
    except (SyntaxError, ValueError, configparser.Error):
        return False
    return True


def names_used(code: str) -> set[str]:
    return {
        node.id
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }


def names_bound(code: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.arg(arg=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found |= {(each.asname or each.name).partition(".")[0] for each in names}
    return found
