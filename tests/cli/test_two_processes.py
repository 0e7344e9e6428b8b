"""A review by two processes is the review by one."""

import os
import shutil
from pathlib import Path

import pytest
from dependency_injector.providers import Factory

from adapters.shelves import disk, forked
from adapters.shelves.forked import ForkedReading
from benchmarks.generate import generate
from domain.review import judging
from entrypoints.container import Container

BOOKSHOP = Path(__file__).parents[2] / "examples" / "bookshop"
BROKEN = 'revision = "{}"\ndown_revision = None\n\n\ndef upgrade(:'
ASKS = """
revision = "asks"
down_revision = None


def upgrade():
    from alembic import op
    import sqlalchemy as sa

    if sa.inspect(op.get_bind()).has_table("nowhere"):
        op.drop_table("nowhere")
    op.execute("DROP TABLE somewhere")
"""


@pytest.fixture
def both(assay, monkeypatch):
    """What one process says, once it was seen that two say the same."""
    started = []
    fork = os.fork
    monkeypatch.setattr(os, "fork", lambda: started.append(1) or fork())

    def run(*arguments):
        options = ("--format", "json", "--explain-reading", "--no-cache")
        monkeypatch.setattr(forked, "may_fork", lambda: False)
        alone = assay("review", *options, *arguments)
        monkeypatch.setattr(forked, "may_fork", lambda: True)
        assert assay("review", *options, *arguments) == alone
        assert started
        started.clear()
        return alone

    monkeypatch.setattr(judging, "LEAST", 1)
    with Container.reading_ahead.override(Factory(ForkedReading, least=1)):
        yield run


@pytest.fixture
def kept(assay, monkeypatch, tmp_path):
    """What lies in the cache after a review by one process, or by two; what it said."""
    monkeypatch.setattr(judging, "LEAST", 1)
    monkeypatch.setattr(disk, "LEAST", 1)

    def files(project, two):
        folder = tmp_path / f"kept by two: {two}"
        monkeypatch.setenv("ASSAY_CACHE_DIR", str(folder))
        monkeypatch.setattr(forked, "may_fork", lambda: two)
        with Container.reading_ahead.override(Factory(ForkedReading, least=1)):
            said = assay("review", "--format", "json", "--database", "postgresql", project)
        return {file.name: file.read_bytes() for file in folder.iterdir()}, said

    return files


def test_they_keep_what_one_keeps(kept, tmp_path):
    generate(tmp_path / "made", 60)
    [last] = (tmp_path / "made" / "migrations" / "versions").glob("*_step_60.py")

    assert kept(tmp_path / "made", two=True) == kept(tmp_path / "made", two=False)
    last.write_text(f"{last.read_text()}\n# changed\n")
    assert kept(tmp_path / "made", two=True) == kept(tmp_path / "made", two=False)


@pytest.mark.parametrize("database", ["postgresql", "mysql", "sqlite"])
def test_of_a_generated_history(both, tmp_path, database):
    generate(tmp_path / "made", 200)

    assert both("--database", database, tmp_path / "made").status == 1


def test_of_the_example(both, tmp_path):
    shutil.copytree(BOOKSHOP, tmp_path / "bookshop")

    assert both(tmp_path / "bookshop").status == 1


def test_of_files_that_cannot_be_read_and_revisions_that_ask_the_schema(both, tmp_path):
    generate(tmp_path / "made", 60)
    versions = tmp_path / "made" / "migrations" / "versions"
    for name in ("broken", "worse"):
        (versions / f"{name}.py").write_text(BROKEN.format(name))
    (versions / "asks.py").write_text(ASKS)

    said = both("--database", "postgresql", tmp_path / "made").out

    assert said.count('"name": "syntax-error"') == 2
    assert "somewhere" in said
