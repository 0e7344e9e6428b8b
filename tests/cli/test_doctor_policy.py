"""What a team has settled, as `assay doctor` keeps to it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.doctor.faults import BASES, HERE

ROOT = Path(__file__).resolve().parents[2]
ENV = "alembic/env.py"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "project", tmp_path / "shop")
    return tmp_path / "shop"


def doctor(place: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "assay.py", "doctor", *options],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )


def told(place: Path, *options: str) -> dict[str, Any]:
    ran = doctor(place, "--format", "json", *options)
    assert ran.stdout, ran.stderr
    document: dict[str, Any] = json.loads(ran.stdout)
    return document


def issues(place: Path, *options: str) -> dict[str, dict[str, Any]]:
    return {each["rule"]: each for each in told(place, *options)["issues"]}


def settle(place: Path, text: str, name: str = "assay.toml") -> None:
    (place / name).write_text(text)


def on_postgresql(place: Path) -> None:
    for change in BASES["postgresql"]:
        change.apply(place)


def without_timeout(place: Path) -> None:
    env = place / ENV
    kept = [line for line in env.read_text().splitlines() if "lock_timeout" not in line]
    env.write_text("\n".join(kept) + "\n")


def test_a_rule_that_is_off_says_nothing(place: Path) -> None:
    settle(place, '[levels]\nempty-first-revision = "off"\n')

    assert set(issues(place)) == {"models-imported-by-hand"}


def test_a_level_of_the_policy_is_told_beside_that_of_the_rule(place: Path) -> None:
    settle(place, '[levels]\nempty-first-revision = "error"\n')

    found = issues(place)["empty-first-revision"]
    assert (found["level"], found["level_of_rule"]) == ("error", "info")
    assert "level: error by the policy, else info" in doctor(place).stdout
    assert doctor(place).returncode == 1


def test_without_a_policy_no_level_is_told_twice(place: Path) -> None:
    assert all("level_of_rule" not in each for each in told(place)["issues"])


def test_in_pyproject_toml_it_is_the_same(place: Path) -> None:
    project = place / "pyproject.toml"
    before = project.read_text() if project.exists() else ""
    project.write_text(f'{before}\n[tool.assay.levels]\nempty-first-revision = "off"\n')

    assert "empty-first-revision" not in issues(place)


def test_levels_of_a_path_hold_for_what_is_found_there(place: Path) -> None:
    settle(
        place,
        '[levels]\nempty-first-revision = "warning"\nmodels-imported-by-hand = "warning"\n'
        '[[paths]]\npath = "alembic/versions/"\n'
        'levels = { empty-first-revision = "off", models-imported-by-hand = "off" }\n',
    )

    found = issues(place)
    assert "empty-first-revision" not in found
    assert found["models-imported-by-hand"]["level"] == "warning"


def test_patterns_count_from_the_folder_of_the_settings(place: Path) -> None:
    settle(
        place.parent,
        '[[paths]]\npath = "shop/alembic/versions/"\nlevels = { empty-first-revision = "off" }\n',
    )

    assert "empty-first-revision" not in issues(place)


def test_the_fail_level_of_the_settings_decides_the_exit_status(place: Path) -> None:
    settle(place, 'fail-level = "info"\n')

    assert doctor(place).returncode == 1
    assert doctor(place, "--fail-level", "never").returncode == 0


def test_databases_of_the_settings_are_those_that_count(place: Path) -> None:
    settle(place, 'databases = ["mysql 8.4", "mariadb"]\n')

    rows = {each["what"]: each["found"] for each in told(place)["looked_at"]}
    assert rows["databases"] == "mariadb, mysql"


def test_a_database_of_the_command_line_wins(place: Path) -> None:
    settle(place, 'databases = ["mysql"]\n')

    rows = {
        each["what"]: each["found"] for each in told(place, "--database", "mariadb")["looked_at"]
    }
    assert rows["databases"] == "mariadb, sqlite"


def test_a_timeout_that_is_set_elsewhere_is_not_missed_and_the_report_says_so(place: Path) -> None:
    on_postgresql(place)
    without_timeout(place)
    assert "connection-without-lock-timeout" in issues(place)

    settle(place, 'elsewhere = ["lock-timeout"]\n')

    assert "connection-without-lock-timeout" not in issues(place)
    rows = {each["what"]: each["found"] for each in told(place)["looked_at"]}
    assert rows["assumed"] == "lock-timeout set by what runs the migrations"


def test_another_file_is_named_with_config(place: Path, tmp_path: Path) -> None:
    settle(place, '[levels]\nmodels-imported-by-hand = "off"\n')
    settle(tmp_path, '[levels]\nempty-first-revision = "off"\n', "other.toml")

    assert set(issues(place, "--config", "../other.toml")) == {"models-imported-by-hand"}


def test_a_misspelt_rule_of_the_doctor_is_an_error_with_the_right_name(place: Path) -> None:
    settle(place, '[levels]\nlog-on-sdtout = "off"\n')

    ran = doctor(place)
    assert ran.returncode == 2
    assert "assay.toml:2: levels.log-on-sdtout: there is no rule" in ran.stderr
    assert "Did you mean 'log-on-stdout'?" in ran.stderr


def test_a_review_takes_the_same_file(place: Path) -> None:
    settle(place, '[levels]\nempty-first-revision = "off"\n')
    ran = subprocess.run(
        [sys.executable, ROOT / "assay.py", "review", "--database", "postgresql"],
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode in (0, 1), ran.stderr


def test_a_waiver_of_a_revision_for_a_rule_of_the_set_up_is_refused(place: Path) -> None:
    settle(
        place,
        '[[waivers]]\nrevision = "a1"\nrule = "log-on-stdout"\nreason = "so"\n'
        f'digest = "{"0" * 16}"\n',
    )

    ran = doctor(place)
    assert ran.returncode == 2
    assert "`assay doctor` asks log-on-stdout, and no review does." in ran.stderr


def test_a_rule_that_is_off_is_not_corrected(place: Path) -> None:
    env = place / ENV
    text = env.read_text()
    env.write_text(text.replace("literal_binds=True", "literal_binds=False"))
    if "offline-without-literal-binds" not in issues(place):
        env.write_text("\n".join(line for line in text.splitlines() if "literal_binds" not in line))
    assert issues(place)["offline-without-literal-binds"]["safe"]
    settle(place, '[levels]\noffline-without-literal-binds = "off"\n')
    before = env.read_text()

    doctor(place, "--fix", "--yes")

    assert env.read_text() == before


def test_a_rule_of_reviews_that_the_doctor_tells_has_its_level_too(place: Path) -> None:
    env = place / ENV
    env.write_text(f"# assay: allow log-on-stdout\n{env.read_text()}")
    assert issues(place)["malformed-waiver"]["level"] == "warning"

    settle(place, '[levels]\nmalformed-waiver = "info"\n')

    assert issues(place)["malformed-waiver"]["level"] == "info"
