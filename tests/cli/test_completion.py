"""Completion, asked of the shells themselves as far as they are here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ASK_BASH = """
{script}
COMP_WORDS=({words}); COMP_CWORD={position}
_assay_completion assay
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def completed(*words):
    """What `assay` offers for the last of the words, as its scripts ask for it."""
    environment = {
        "_ASSAY_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["assay", *words]),
        "COMP_CWORD": str(len(words)),
    }
    ran = subprocess.run(
        [sys.executable, str(ROOT / "assay.py")],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    return [line.partition(",")[2] for line in ran.stdout.splitlines()]


def test_commands_are_completed():
    assert completed("rev") == ["review", "reviews"]


def test_options_are_completed():
    assert completed("review", "--exp") == ["--explain-reading"]


def test_values_are_completed():
    assert completed("review", "--format", "sar") == ["sarif"]


@pytest.mark.parametrize("before", [("review", "--enable"), ("explain",)])
def test_rules_are_completed(before):
    offered = completed(*before, "drop-t")
    assert "drop-table" in offered
    assert all(name.startswith("drop-t") for name in offered)


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash is installed")
def test_bash_completes_with_the_script(assay, tmp_path):
    command = tmp_path / "assay"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "assay.py"} "$@"\n')
    command.chmod(0o755)
    asked = ASK_BASH.format(
        script=assay("completion", "bash").out, words="assay review --for", position=2
    )
    ran = subprocess.run(
        ["bash", "--norc", "-c", asked],
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split() == ["--format"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_a_script_of_their_own(assay, shell):
    ran = assay("completion", shell)
    assert ran.status == 0
    assert f"_ASSAY_COMPLETE={shell}_complete" in ran.out
