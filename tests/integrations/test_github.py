"""The action, as far as it can be run without GitHub: its scripts, with what GitHub sets."""

import json
import os
import re
import subprocess

import pytest
import yaml

from tests.integrations.documented import ROOT, blocks

ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
STEPS = ACTION["runs"]["steps"]
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")


@pytest.fixture
def review(change, command, tmp_path, monkeypatch):
    """Runs the second step, and gives its status, its log, its outputs and its summary."""
    runner = tmp_path / "runner"
    (runner / "assay" / "bin").mkdir(parents=True)
    (runner / "assay" / "bin" / "assay").symlink_to(command)
    files = {name: tmp_path / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}

    def run(inputs=None, **environment):
        for file in files.values():
            file.write_text("")
        given = defaults() | (inputs or {})
        step = {name: INPUT.sub(lambda m: given[m[1]], v) for name, v in STEPS[1]["env"].items()}
        ran = subprocess.run(
            ["bash", "-e", "-c", STEPS[1]["run"]],
            cwd=change.folder,
            env=os.environ
            | {name: str(file) for name, file in files.items()}
            | {"RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(ROOT)}
            | step
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        outputs = dict(
            line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines()
        )
        return ran, outputs, files["GITHUB_STEP_SUMMARY"].read_text()

    return run


def defaults():
    return {name: one["default"] for name, one in ACTION["inputs"].items()}


def test_a_pull_request_is_reviewed_against_its_target(review, change):
    ran, outputs, summary = review(GITHUB_BASE_REF="main")

    assert ran.returncode == 1
    assert "::error file=migrations/versions/b2.py,line=11" in ran.stdout
    assert "what is new to origin/main is reviewed" in ran.stderr
    assert outputs == {"status": "1", "sarif": "assay.sarif", "comment": "assay.md"}
    assert "drop-table" in summary
    assert "Checklist" in summary
    assert json.loads((change.folder / "assay.sarif").read_text())["version"] == "2.1.0"


def test_a_push_is_reviewed_as_a_whole(review):
    ran, _, _ = review(GITHUB_BASE_REF="")
    assert "2 revisions" in ran.stdout


def test_the_inputs_reach_the_review(review, change):
    ran, outputs, _ = review({"fail-level": "never", "since": "main", "sarif": "x.sarif"})
    assert ran.returncode == 0
    assert outputs["sarif"] == "x.sarif"
    assert (change.folder / "x.sarif").is_file()


def test_where_nothing_can_be_reviewed_there_are_no_files_of_an_earlier_run(review, change):
    (change.folder / "assay.sarif").write_text("{}")
    ran, outputs, summary = review({"path": "nowhere"})
    assert ran.returncode == 2
    assert "there is no such file" in ran.stderr
    assert outputs == {"status": "2"}
    assert summary == ""


def test_what_somebody_calls_a_branch_is_no_command(review, change):
    ran, _, _ = review({"since": "$(touch owned)`touch owned`; touch owned"})
    assert ran.returncode == 2
    assert not (change.folder / "owned").exists()


def test_no_input_is_part_of_a_script():
    assert not [step["run"] for step in STEPS if "${{" in step["run"]]


def test_every_input_is_used_and_every_output_is_set(review):
    used = {
        name for step in STEPS for value in step["env"].values() for name in INPUT.findall(value)
    }
    assert used == set(ACTION["inputs"])
    _, outputs, _ = review()
    wanted = {one["value"] for one in ACTION["outputs"].values()}
    assert wanted == {f"${{{{ steps.review.outputs.{name} }}}}" for name in outputs}


def test_it_is_a_composite_action_whose_scripts_can_be_run():
    assert ACTION["runs"]["using"] == "composite"
    assert {"name", "description", "inputs", "outputs", "runs"} <= set(ACTION)
    for step in STEPS:
        script = ROOT / step["run"].strip('"').removeprefix("$GITHUB_ACTION_PATH/")
        assert os.access(script, os.X_OK)
        assert step["shell"] == "bash"


def test_assay_is_installed_from_the_action_itself(tmp_path):
    """With a Python that writes down what it was asked to do."""
    python = tmp_path / "python"
    python.write_text(
        f'#!/bin/bash\necho "$@" >>{tmp_path}/log\n'
        'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    )
    python.chmod(0o755)
    step = {"ASSAY_PYTHON": str(python), "GITHUB_ACTION_PATH": str(ROOT)}
    subprocess.run(
        ["bash", "-e", "-c", STEPS[0]["run"]],
        env=os.environ | step | {"RUNNER_TEMP": str(tmp_path)},
        check=True,
    )
    made, installed = (tmp_path / "log").read_text().splitlines()
    assert made == f"-m venv {tmp_path}/assay"
    assert installed.startswith("-m pip install")
    assert installed.endswith(str(ROOT))


def test_the_documented_workflow_fits_the_action():
    workflow = yaml.safe_load(blocks()["github"])
    checkout, assay, upload = workflow["jobs"]["assay"]["steps"]
    assert checkout["with"]["fetch-depth"] == 0
    assert set(assay["with"]) <= set(ACTION["inputs"])
    asked = re.findall(r"steps\.assay\.outputs\.([\w-]+)", json.dumps(upload))
    assert set(asked) <= set(ACTION["outputs"])
