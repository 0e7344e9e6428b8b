"""The bench's own commands, on a history small enough for a test."""

import pytest

from benchmarks import changing
from benchmarks.changing import Changing, lines


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(changing, "REVISIONS", 12)


def test_says_aloud_that_there_is_nothing_to_compare_with(tmp_path):
    text = "\n".join(lines(tmp_path, None, times=1))

    assert "alembic-guard could not be had" in text
    assert "| nothing has changed since the last time |" in text
    assert "rules" in text


def test_each_command_finds_the_cache_as_its_name_says(tmp_path):
    histories = Changing(tmp_path, "alembic-guard")
    commands = dict(histories.commands())
    assert next(iter(commands)).startswith("alembic-guard")

    last = next((tmp_path / "changed" / "migrations" / "versions").glob("*_step_12.py"))
    before = last.read_text()
    commands["the last revision has changed"].prepare()
    assert last.read_text() != before

    (tmp_path / "filled" / "cache").mkdir()
    commands["review, all is kept for the next time"].prepare()
    assert not (tmp_path / "filled" / "cache").exists()
