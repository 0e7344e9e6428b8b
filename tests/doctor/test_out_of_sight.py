"""What is told of a set-up where the code that matters is elsewhere, or is no call at all."""

import shutil
from pathlib import Path

import pytest

from domain.diagnosis.diagnosis import Issue
from domain.review.finding import Level
from tests.doctor.faults import INI, MIGRATE, SCRIPTS, SETS_URL, Change, env, ini
from tests.doctor.test_faults import diagnosis, line_of, project

TEMPLATE = (
    env(SETS_URL, ""),
    ini(SCRIPTS, f"{SCRIPTS}sqlalchemy.url = driver://user:pass@localhost/dbname\n"),
)
OVER_LINES = """\
from alembic.config import Config


def configured(url):
    config = Config("alembic.ini")
    config.set_main_option(  # for Alembic
        "sqlalchemy.url", url
    )
    return config
"""
ON_ONE_LINE = """\
from alembic.config import Config
Config("alembic.ini").set_main_option("sqlalchemy.url", url)
"""
GUARD = """\
            connection.execute(text("SELECT pg_advisory_lock(1)"))
            connection.commit()
"""
OWN_NAME = MIGRATE.replace("def migrate(", "def alembic_upgrade(")
NO_CALL = 'from alembic import context\n\n\ndef alembic_upgrade():\n    """Nothing yet."""\n'


@pytest.fixture
def templated(tmp_path: Path) -> Path:
    place = project(tmp_path, "sqlite")
    for change in TEMPLATE:
        change.apply(place)
    return place


@pytest.fixture
def unguarded(tmp_path: Path) -> Path:
    place = project(tmp_path, "postgresql in process")
    env(GUARD, "            pass\n").apply(place)
    return place


def issues(place: Path, rule: str) -> list[Issue]:
    return [issue for issue in diagnosis(place).issues if issue.rule == rule]


def test_a_url_that_nobody_sets_in_a_folder_without_a_program_is_a_note(templated: Path) -> None:
    shutil.rmtree(templated / "shop")
    (templated / "config.py").unlink()

    [issue] = issues(templated, "url-not-set")

    assert issue.level is Level.INFO
    assert issue.assumption == "No program outside of what was looked at sets it."
    assert issue.edits == ()
    assert issue.location is not None
    assert issue.location.path == INI


def test_beside_a_program_it_is_a_warning_with_its_lines(templated: Path) -> None:
    [issue] = issues(templated, "url-not-set")

    assert issue.level is Level.WARNING
    assert issue.assumption == ""
    assert issue.edits


def test_a_program_may_set_the_url_over_several_lines(templated: Path) -> None:
    Change("shop/alembics.py", "", OVER_LINES).apply(templated)

    assert issues(templated, "url-not-set") == []


@pytest.mark.parametrize("lines", [OVER_LINES, ON_ONE_LINE], ids=["several", "one"])
def test_a_url_in_lines_that_are_commented_out_is_not_set(lines: str, templated: Path) -> None:
    text = "".join(f"# {line}\n" for line in lines.split("\n"))
    Change("shop/alembics.py", "", text).apply(templated)

    assert len(issues(templated, "url-not-set")) == 1


def test_who_runs_alembic_is_told_at_the_call_and_not_at_a_function_so_named(
    unguarded: Path,
) -> None:
    (unguarded / "shop/migrate.py").write_text(OWN_NAME, encoding="utf-8")

    [issue] = issues(unguarded, "no-concurrency-guard")

    assert line_of(issue, unguarded).strip() == 'command.upgrade(config, "head")'
    assert issue.message.startswith("the project's own code runs Alembic here")


def test_a_function_so_named_alone_runs_nothing(unguarded: Path) -> None:
    (unguarded / "shop/migrate.py").write_text(NO_CALL, encoding="utf-8")

    assert issues(unguarded, "no-concurrency-guard") == []


def test_a_call_of_a_function_so_named_runs_it(unguarded: Path) -> None:
    text = f"{NO_CALL}\n\nalembic_upgrade()\n"
    (unguarded / "shop/migrate.py").write_text(text, encoding="utf-8")

    [issue] = issues(unguarded, "no-concurrency-guard")

    assert line_of(issue, unguarded) == "alembic_upgrade()"
