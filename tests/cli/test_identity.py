"""The digest of a review is the same wherever the same is reviewed, and only there."""

import json
import os
import shutil
from pathlib import Path

import pytest
from dependency_injector.providers import Factory

from adapters.shelves import forked
from adapters.shelves.forked import ForkedReading
from entrypoints.container import Container

BOOKSHOP = Path(__file__).parents[2] / "examples" / "bookshop"
HELPER = 'def add(op):\n    op.drop_table("{}")\n'


@pytest.fixture
def bookshop(tmp_path, monkeypatch):
    shutil.copytree(BOOKSHOP, tmp_path / "bookshop")
    monkeypatch.chdir(tmp_path / "bookshop")
    return tmp_path / "bookshop"


def written(assay, *arguments):
    ran = assay("review", "--format", "json", *arguments)
    assert ran.status in (0, 1)
    return ran.out


def digest(assay, *arguments):
    return json.loads(written(assay, *arguments))["digest"]


def test_another_folder_and_another_way_to_name_it_give_the_same_bytes(assay, bookshop, tmp_path):
    first = written(assay)
    there = shutil.copytree(bookshop, tmp_path / "far" / "away")

    assert written(assay, bookshop / "alembic.ini") == first
    assert written(assay, there) == first
    assert written(assay, os.path.relpath(there)) == first


def test_the_cache_gives_the_same_bytes(assay, bookshop):
    cold = written(assay)
    assert written(assay) == cold
    assert written(assay, "--no-cache") == cold


def test_going_on_from_an_earlier_review_gives_the_same_bytes(assay, risky):
    assay("review")
    risky.revision("c3", 'op.drop_table("book")')
    assert written(assay) == written(assay, "--no-cache")


def test_two_processes_give_the_same_bytes(assay, bookshop, monkeypatch):
    monkeypatch.setattr(forked, "may_fork", lambda: False)
    alone = written(assay, "--no-cache")
    monkeypatch.setattr(forked, "may_fork", lambda: True)
    with Container.reading_ahead.override(Factory(ForkedReading, least=1)):
        assert written(assay, "--no-cache") == alone


def test_what_nobody_reads_makes_no_difference(assay, bookshop):
    first = digest(assay)
    (bookshop / "bookshop" / "unused.py").write_text("ANSWER = 42\n")
    (bookshop / "README.md").write_text("Read me.\n")
    assert digest(assay) == first


def test_a_comment_in_a_revision_makes_one(assay, risky):
    first = digest(assay)
    file = risky.revision("c3", "pass")
    second = digest(assay)
    file.write_text(file.read_text() + "# approved by nobody\n")
    assert len({first, second, digest(assay)}) == 3


def test_a_change_of_a_helper_makes_one_and_is_told_of_the_revision(assay, risky):
    helper = risky.root / "shop_ops.py"
    helper.write_text(HELPER.format("book"))
    risky.revision("c3", "from shop_ops import add\n    add(op)")
    first = json.loads(written(assay))
    helper.write_text(HELPER.format("book") + "\n# changed\n")
    second = json.loads(written(assay))

    assert first["digest"] != second["digest"]
    told = [["helpers" in revision for revision in one["revisions"]] for one in (first, second)]
    assert told == [[False, False, True]] * 2
    assert first["revisions"][2]["helpers"] != second["revisions"][2]["helpers"]
    assert first["revisions"][2]["digest"] == second["revisions"][2]["digest"]


def test_a_fact_of_env_py_makes_one_and_a_comment_none(assay, risky):
    env = risky.root / "migrations" / "env.py"
    first = digest(assay)
    env.write_text("# nothing yet\n")
    assert digest(assay) == first
    env.write_text("from alembic import context\ncontext.configure(transaction_per_migration=True)")
    assert digest(assay) != first


@pytest.mark.parametrize(
    "options",
    [
        ["--database", "mysql"],
        ["--server-version", "12", "--database", "postgresql"],
        ["--fail-level", "never"],
        ["--revisions", "b2"],
    ],
    ids=" ".join,
)
def test_another_question_makes_one(assay, risky, options):
    assert digest(assay, *options) != digest(assay)


def test_the_text_ends_with_its_beginning(assay, risky):
    assert f"\nreview {digest(assay)[:16]}\n" in assay("review").out


def test_it_is_in_sarif(assay, risky):
    document = json.loads(assay("review", "--format", "sarif").out)
    assert document["runs"][0]["properties"]["digest"] == digest(assay)
