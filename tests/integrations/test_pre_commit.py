"""The hooks for pre-commit, called as it calls them: the entry, then the files that match."""

import os
import re
import shlex
import subprocess

import pytest
import yaml

from tests.integrations.documented import ROOT, blocks

HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}


@pytest.fixture
def run(change, command):
    def hook(name, *staged):
        it = HOOKS[name]
        never = it.get("exclude", "^$")
        files = [f for f in staged if re.search(it["files"], f) and not re.search(never, f)]
        if not files:
            return None
        passed = files if it.get("pass_filenames", True) else []
        return subprocess.run(
            [*shlex.split(it["entry"]), *passed],
            cwd=change.folder,
            env=os.environ | {"PATH": f"{command.parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )

    return hook


def test_revisions_that_are_committed_are_reviewed(run):
    ran = run("assay", "README.md", "migrations/versions/b2.py")
    assert ran.returncode == 1
    assert "b2.py:11:5: error drop-table" in ran.stdout
    assert "1 revision: 1 read" in ran.stdout


def test_a_revision_without_fault_passes(run):
    assert run("assay", "migrations/versions/a1.py").returncode == 0


@pytest.mark.parametrize("file", ["README.md", "app/models.py", "migrations/versions/__init__.py"])
def test_other_files_start_nothing(run, file):
    assert run("assay", file) is None


def test_the_history_is_reviewed_whatever_is_committed(run):
    assert "2 revisions" in run("assay-history", "migrations/helpers.py").stdout


def test_the_set_up_is_looked_at(run):
    assert "Conclusion" in run("assay-doctor", "alembic.ini").stdout


def test_the_documented_hooks_are_there():
    (repo,) = yaml.safe_load(blocks()["pre-commit"])["repos"]
    assert {hook["id"] for hook in repo["hooks"]} <= set(HOOKS)


def test_each_hook_says_what_pre_commit_asks_for():
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert hook["language"] == "python"
