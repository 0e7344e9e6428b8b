"""Fetching the real histories."""

import json
import sys
import zipfile
from pathlib import Path

import pytest

from tests.corpus import fetch
from tests.corpus.histories import RealHistory, histories, known_bugs


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RealHistory:
    monkeypatch.setenv("ASSAY_CORPUS", str(tmp_path / "corpus"))
    return histories()[0]


def pretend_pip(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """A pip that runs this code; `folder` and `requirement` are what it was asked for."""
    start = "import sys, pathlib; folder, requirement = pathlib.Path(sys.argv[1]), sys.argv[2]\n"
    monkeypatch.setattr(fetch, "PIP", [sys.executable, "-c", start + code])
    monkeypatch.setattr(fetch.time, "sleep", lambda seconds: None)


def wheel_with(folder: Path, members: list[str]) -> Path:
    wheel = folder / "some-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for member in members:
            archive.writestr(member, "x = 1\n")
    return wheel


def test_unpacks_only_what_a_reviewer_reads(tmp_path: Path) -> None:
    wheel = wheel_with(
        tmp_path, ["a/env.py", "a/alembic.ini", "a/logo.png", "../out.py", "/abs.py"]
    )
    assert fetch.unpack(wheel, tmp_path / "target") == 2
    found = (p for p in tmp_path.rglob("*") if p.is_file() and p != wheel)
    assert {str(p.relative_to(tmp_path)) for p in found} == {
        "target/a/env.py",
        "target/a/alembic.ini",
    }


def test_stamps_the_version_that_it_brought(
    history: RealHistory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = wheel_with(tmp_path, ["a/env.py"])
    pretend_pip(monkeypatch, f"import shutil; shutil.copy({str(wheel)!r}, folder)")
    assert not history.is_here
    assert fetch.fetch([history]) == 0
    assert history.is_here
    pretend_pip(monkeypatch, "sys.exit('asked again')")
    assert fetch.fetch([history]) == 0


def test_tries_three_times_and_then_says_why(
    history: RealHistory,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    log = tmp_path / "asked"
    pretend_pip(
        monkeypatch,
        f"open({str(log)!r}, 'a').write(requirement + chr(10)); sys.exit('no route to host')",
    )
    assert fetch.fetch([history]) == 1
    assert log.read_text().split() == [f"{history.package}=={history.version}"] * 3
    said = capsys.readouterr().err
    assert said.startswith(f"{history.package} {history.version}: ")
    assert "no route to host" in said
    assert "ASSAY_CORPUS" in said
    assert not history.is_here


def test_a_name_that_is_not_listed_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        fetch.main(["nowhere"])
    assert stopped.value.code == 2
    assert "no history nowhere" in capsys.readouterr().err


def test_fetches_those_of_ci_unless_told_otherwise() -> None:
    assert {h.name for h in fetch.chosen([], every=False)} == {
        *("airflow", "superset", "mlflow-store", "optuna", "prefect-postgresql", "zenml")
    }
    assert len(fetch.chosen([], every=True)) == 16
    assert [h.name for h in fetch.chosen(["ckan"], every=False)] == ["ckan"]


def test_every_known_bug_names_a_listed_history_and_a_line() -> None:
    names = {h.name for h in histories()}
    assert len(known_bugs()) == 23
    for bug in known_bugs():
        assert bug["history"] in names, json.dumps(bug)
        assert isinstance(bug["line"], int)
        assert str(bug["file"]).endswith(".py")
