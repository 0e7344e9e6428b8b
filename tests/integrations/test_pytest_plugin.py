"""`pytest --assay` in a project of its own, in a process of its own."""

import os
import re
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Shop
from tests.integrations.documented import blocks

TABLE = "op.create_table('book', sa.Column('id', sa.Integer, primary_key=True))"
DROP = "op.drop_table('book')"


@pytest.fixture
def project(tmp_path):
    """Two revisions, of which the second has an error, and a test of the project's own."""
    shop = Shop(tmp_path)
    shop.revision("a1", TABLE, DROP)
    shop.revision("b2", DROP, TABLE)
    (tmp_path / "test_own.py").write_text("def test_own():\n    pass\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    return tmp_path


@pytest.fixture
def run(project):
    def pytest_in_it(*arguments, **environment):
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *arguments],
            cwd=project,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return ran.stdout + ran.stderr

    return pytest_in_it


def counts(out):
    return dict(reversed(pair) for pair in re.findall(r"(\d+) (passed|failed|deselected)", out))


def test_each_revision_is_a_test_and_so_is_the_history(run):
    out = run("--assay")
    assert counts(out) == {"failed": "1", "passed": "3"}
    assert "b2.py:11:5: error drop-table" in out
    assert "dropping table book deletes its rows" in out
    assert "safe way:" in out
    assert "Traceback" not in out


def test_what_follows_the_option_is_what_pytest_collects(run):
    assert counts(run("--assay", "test_own.py")) == {"failed": "1", "passed": "3"}


def test_without_the_option_it_does_nothing(run):
    assert counts(run()) == {"passed": "1"}


def test_tests_are_chosen_by_name(run):
    assert counts(run("--assay", "-k", "a1 or history")) == {"passed": "2", "deselected": "2"}


def test_workers_share_them(run):
    assert counts(run("--assay", "-n2")) == {"failed": "1", "passed": "3"}


def test_levels_below_are_told_and_do_not_fail(run, project):
    file = project / "migrations" / "versions" / "a1.py"
    file.write_text(
        file.read_text().replace("sa.Column(", "sa.Column('x', sa.JSON), sa.Column(", 1)
    )
    out = run("--assay", "-rP", "-k", "a1")
    assert counts(out) == {"passed": "1", "deselected": "3"}
    assert "warning json-instead-of-jsonb" in out
    assert counts(run("--assay", "--assay-fail-level=warning", "-k", "a1"))["failed"] == "1"


def test_what_somebody_allowed_does_not_fail(run, project):
    file = project / "migrations" / "versions" / "b2.py"
    text = file.read_text()
    file.write_text(text.replace(DROP, f"{DROP}  # assay: allow drop-table -- nobody reads it", 1))
    out = run("--assay", "-rP", "-k", "b2")
    assert counts(out) == {"passed": "1", "deselected": "3"}
    assert "allowed: nobody reads it" in out


def test_what_cannot_be_read_fails_the_history(run, project):
    (project / "migrations" / "versions" / "c3.py").write_text("def upgrade(:\n")
    out = run("--assay", "-k", "history")
    assert counts(out)["failed"] == "1"
    assert "migrations/versions/c3.py:1: " in out


def test_a_project_that_is_not_there_ends_the_run_with_one_sentence(run):
    out = run("--assay", "--assay-path=nothing")
    assert "ERROR: assay: nothing: there is no such file or folder. Check the path." in out
    assert "Traceback" not in out


def test_the_path_may_stand_in_the_settings(run, project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shop = Shop(elsewhere)
    shop.revision("z9", TABLE, DROP)
    (project / "pytest.ini").write_text(f"[pytest]\nassay_path = {elsewhere}\n")
    out = run("--assay", "-v")
    assert "assay::z9 PASSED" in out


def test_only_what_is_new_to_a_branch(run, project, repository, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = repository(project)
    made.commit()
    made.git("branch", "released")
    shop = Shop.__new__(Shop)
    shop.root, shop.last = project, "b2"
    shop.revision("c3", "op.create_table('author', sa.Column('id', sa.Integer, primary_key=True))")
    out = run("--assay", "--assay-since=released", "-v")
    assert "assay::c3" in out
    assert "assay::b2" not in out


def test_reports_of_pytest_have_them(run, project):
    run("--assay", "--junitxml=junit.xml")
    names = {case.get("name") for case in ElementTree.parse(project / "junit.xml").iter("testcase")}
    assert {"a1", "b2", "history", "test_own"} <= names


def test_nothing_of_assay_is_imported_into_the_tests(run, project):
    (project / "test_own.py").write_text(
        "import sys\n\ndef test_own():\n"
        "    assert not {'domain', 'adapters', 'sqlalchemy', 'attrs', 'click'} & set(sys.modules)\n"
    )
    assert counts(run("--assay", "-k", "own")) == {"passed": "1", "deselected": "3"}


def test_the_documented_call_is_the_one(run):
    assert blocks()["pytest"].split() == ["pytest", "--assay"]
    assert counts(run(*blocks()["pytest"].split()[1:])) == {"failed": "1", "passed": "3"}


def test_a_revision_that_was_deleted_fails_the_history(run, project, repository, monkeypatch):
    """It is told at the head that is left, which is not new to the branch."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = repository(project)
    made.commit()
    made.git("branch", "released")
    (project / "migrations" / "versions" / "b2.py").unlink()
    out = run("--assay", "--assay-since=released", "-k", "history")
    assert counts(out)["failed"] == "1"
    assert "deleted-applied-revision" in out
