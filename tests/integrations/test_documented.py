"""The other blocks of docs/ci.md."""

import os
import subprocess

from tests.integrations.documented import blocks


def test_the_shell_block_reviews_and_writes_its_files(change, command):
    ran = subprocess.run(
        ["bash", "-c", blocks()["shell"]],
        cwd=change.folder,
        env=os.environ | {"PATH": f"{command.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "1 revision new or changed since origin/main" in ran.stdout
    assert (change.folder / "assay.xml").is_file()
    assert (change.folder / "assay.html").is_file()


def test_the_completion_block_is_one_that_bash_takes(command):
    subprocess.run(
        ["bash", "--norc", "-e", "-c", blocks()["completion"] + "complete -p assay"],
        env=os.environ | {"PATH": f"{command.parent}:{os.environ['PATH']}"},
        check=True,
    )


def test_every_block_is_one_that_a_test_knows():
    assert set(blocks()) == {
        "github",
        "gitlab",
        "shell",
        "post-write-hook",
        "pre-commit",
        "pytest",
        "completion",
    }
