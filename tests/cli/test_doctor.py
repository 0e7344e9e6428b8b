"""`assay doctor` as a user meets it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.doctor.faults import ENV, FAULTS, HERE, INI

ROOT = Path(__file__).resolve().parents[2]
FAULT = {str(fault): fault for fault in FAULTS}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path / "shop")
    return tmp_path / "shop"


def doctor(place: Path, *options: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "assay.py", "doctor", *options],
        cwd=place,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def put(fault: str, place: Path) -> None:
    for change in FAULT[fault].changes:
        change.apply(place)


def test_a_sound_project_ends_with_status_0_and_has_the_shape_of_a_review(place: Path) -> None:
    found = doctor(place)

    assert found.returncode == 0, found.stderr
    assert "in good order, with 2 notes" in found.stdout
    headings = ("Summary", "Strengths", "Issues and concerns", "Suggestions", "Conclusion")
    assert [line for line in found.stdout.splitlines() if line in headings] == list(headings)


def test_it_has_the_strengths_of_the_set_up_that_it_is_with_their_lines(place: Path) -> None:
    document = json.loads(doctor(place, "--format", "json").stdout)
    strengths = {each["name"]: each["location"]["path"] for each in document["strengths"]}

    assert list(strengths) == [
        "url-from-settings",
        "project-root-on-path",
        "metadata-loaded",
        "both-modes",
        "render-as-batch",
        "compare-type",
        "naming-convention",
        "logging",
    ]
    assert [each["name"] for each in document["suggestions"]] == [
        "workflow-documentation",
        "review-checklist",
        "central-model-imports",
    ]


def test_papers_that_are_there_are_not_suggested(place: Path) -> None:
    (place / "MIGRATIONS.md").write_text(
        "# Migrations\n\n    alembic upgrade head\n\n## Checklist\n\n- [ ] names\n"
    )
    document = json.loads(doctor(place, "--format", "json").stdout)

    assert [each["name"] for each in document["suggestions"]] == ["central-model-imports"]


def test_an_error_ends_with_status_1_and_a_lower_level_when_asked(place: Path) -> None:
    put("log-on-stdout sqlite", place)

    assert doctor(place).returncode == 0
    assert doctor(place, "--fail-level", "warning").returncode == 1
    put("statement-before-configure sqlite", place)
    assert doctor(place).returncode == 1
    assert doctor(place, "--fail-level", "never").returncode == 0


def test_where_there_is_no_set_up_it_says_so_in_a_line(tmp_path: Path) -> None:
    found = doctor(tmp_path)

    assert found.returncode == 2
    assert found.stderr.count("\n") == 1
    assert "no Alembic history here" in found.stderr


def test_a_database_that_no_file_names_can_be_named(place: Path) -> None:
    found = json.loads(doctor(place, "--database", "postgresql", "--format", "json").stdout)

    rules = {issue["rule"] for issue in found["issues"]}
    assert {"one-transaction-for-all", "connection-without-lock-timeout"} <= rules
    assert doctor(place, "--database", "dbase").returncode == 2


def test_fix_writes_what_is_safe_and_shows_it_first(place: Path) -> None:
    put("log-on-stdout sqlite", place)
    put("offline-without-literal-binds sqlite", place)
    put("unescaped-percent sqlite", place)

    found = doctor(place, "--fix", "--yes")

    assert found.returncode == 0, found.stderr
    assert "+args = (sys.stderr,)" in found.stderr
    assert "3 corrected" in found.stderr
    assert "in good order, with 2 notes" in found.stdout


def test_fix_changes_lines_of_one_call_one_after_the_other(place: Path) -> None:
    text = (place / ENV).read_text(encoding="utf-8")
    (place / ENV).write_text(text.replace("        literal_binds=True,\n", ""), encoding="utf-8")
    put("offline-options-differ version table", place)

    assert "2 corrected" in doctor(place, "--fix", "--yes").stderr


def test_fix_writes_nothing_where_it_is_not_allowed_to(place: Path) -> None:
    put("log-on-stdout sqlite", place)
    before = {path: (place / path).read_bytes() for path in (INI, ENV)}

    found = doctor(place, "--fix", given="n\n")

    assert "0 corrected" in found.stderr
    assert {path: (place / path).read_bytes() for path in (INI, ENV)} == before


def test_a_file_that_cannot_be_replaced_is_told_and_nothing_is_written(
    place: Path, tmp_path: Path
) -> None:
    put("log-on-stdout sqlite", place)
    text = (place / INI).read_text()
    (tmp_path / "elsewhere.ini").write_text(text)
    (place / INI).unlink()
    (place / INI).symlink_to(tmp_path / "elsewhere.ini")

    found = doctor(place, "--fix", "--yes")

    assert found.returncode == 2
    assert "symbolic link" in found.stderr
    assert (tmp_path / "elsewhere.ini").read_text() == text


def test_neither_sqlalchemy_nor_the_web_framework_is_imported(place: Path) -> None:
    code = (
        "import sys\nsys.argv = ['assay', 'doctor', '.']\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "from entrypoints.cli.group import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "names = ('sqlalchemy', 'alembic', 'litestar', 'postgast', 'sqlglot', 'jinja2')\n"
        "print([n for n in names if n in sys.modules], file=sys.stderr)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=False
    )

    assert found.stderr.splitlines()[-1] == "[]"


def test_history_needs_a_repository_and_says_so(place: Path) -> None:
    found = doctor(place, "--history")

    assert found.returncode == 2
    assert "is in no git repository" in found.stderr
