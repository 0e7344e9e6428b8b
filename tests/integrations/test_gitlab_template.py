"""The job for GitLab: its script, with what GitLab sets."""

import json
import os
import subprocess
from xml.etree import ElementTree

import yaml

from tests.integrations.documented import ROOT, blocks

JOB = yaml.safe_load((ROOT / "integrations" / "gitlab" / "assay.yml").read_text())["assay"]


def test_the_script_reviews_what_a_merge_request_adds(change, command, tmp_path):
    builds = tmp_path / "builds"
    (builds / "assay" / "bin").mkdir(parents=True)
    (builds / "assay" / "bin" / "assay").symlink_to(command)
    ran = subprocess.run(
        ["bash", "-e", "-c", "\n".join(JOB["script"])],
        cwd=change.folder,
        env=os.environ
        | JOB["variables"]
        | {"CI_BUILDS_DIR": str(builds), "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 1
    assert "1 revision new or changed since origin/main" in ran.stdout
    reports = JOB["artifacts"]["reports"]
    (found, *_) = json.loads((change.folder / reports["codequality"]).read_text())
    assert found["location"]["path"] == "migrations/versions/b2.py"
    assert ElementTree.parse(change.folder / reports["junit"]).getroot().tag == "testsuites"
    for page in JOB["artifacts"]["paths"]:
        assert (change.folder / page).read_text().startswith("<!doctype html>")


def test_the_target_branch_is_fetched_before(change, repository, tmp_path):
    """As a runner has it: a clone of the merge request alone."""
    clone = tmp_path / "clone"
    change.git("branch", "--force", "main", "HEAD~1")
    change.git("clone", "--quiet", "--single-branch", str(change.folder), str(clone))
    (fetch,) = [line for line in JOB["before_script"] if "git fetch" in line]
    subprocess.run(
        ["bash", "-e", "-c", fetch],
        cwd=clone,
        env=os.environ | {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"},
        check=True,
    )
    known = repository(clone).git("for-each-ref", "--format=%(refname)", "refs/remotes")
    assert "refs/remotes/origin/main" in known


def test_the_documented_include_sets_variables_that_there_are():
    documented = yaml.safe_load(blocks()["gitlab"])["assay"]
    assert set(documented["variables"]) <= set(JOB["variables"])
