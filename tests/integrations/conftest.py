"""A project in a repository, and `assay` as a command of its own."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Shop

ROOT = Path(__file__).parents[2]
TABLE = "op.create_table('book', sa.Column('id', sa.Integer, primary_key=True))"
DROP = "op.drop_table('book')"


@pytest.fixture
def command(tmp_path_factory):
    """A folder with nothing in it but `assay`, as an installation has it."""
    folder = tmp_path_factory.mktemp("bin")
    file = folder / "assay"
    file.write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT / "assay.py"} "$@"\n')
    file.chmod(0o755)
    return file


@pytest.fixture
def change(tmp_path, repository, monkeypatch):
    """a1 is on main, at origin too; b2, which drops its table, is new on what is checked out."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "project"
    shop = Shop(folder)
    made = repository(folder)
    shop.revision("a1", TABLE, DROP)
    made.commit()
    made.git("update-ref", "refs/remotes/origin/main", "HEAD")
    made.git("switch", "--quiet", "--create", "change")
    shop.revision("b2", DROP, TABLE)
    made.commit()
    return made
