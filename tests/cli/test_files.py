"""The files of revisions named instead of a project, as tools that watch files do."""

import pytest

from tests.cli.conftest import Shop


@pytest.fixture
def named(tmp_path):
    """Two revisions that drop something, and the files that they lie in."""
    shop = Shop(tmp_path)
    shop.revision(
        "one", "op.create_table('t', sa.Column('a', sa.Integer), sa.Column('b', sa.Text))"
    )
    shop.revision("two", "op.drop_column('t', 'b')")
    shop.revision("three", "op.drop_table('t')")
    versions = tmp_path / "migrations" / "versions"
    return lambda name: versions / f"{name}.py"


def test_a_revision_is_reviewed_alone_with_what_its_project_says(assay, named):
    ran = assay("review", named("two"), "--no-cache")
    assert "drop-column" in ran.out
    assert "drop-table" not in ran.out
    assert "migrations/versions/two.py:11" in ran.out
    assert "1 revision: 1 read" in ran.out


def test_files_are_several(assay, named):
    ran = assay("review", named("three"), named("two"), "--no-cache")
    assert "drop-column" in ran.out
    assert "drop-table" in ran.out


def test_the_folder_one_stands_in_makes_no_difference(assay, named, monkeypatch):
    monkeypatch.chdir(named("two").parent)
    assert "drop-column" in assay("review", "two.py", "--no-cache").out


def test_a_file_of_another_project_is_told(assay, named, tmp_path):
    shop = Shop(tmp_path / "other")
    shop.revision("four", "pass")
    ran = assay("review", named("two"), *tmp_path.glob("other/**/four.py"))
    assert ran.status == 2
    assert "four.py: no revision of" in ran.err


def test_a_file_that_is_no_revision_is_told(assay, named):
    stranger = named("stranger")
    stranger.write_text("x = 1\n")
    ran = assay("review", named("two"), stranger, "--no-cache")
    assert ran.status == 2
    assert "Add revision = " in ran.out


def test_a_revision_that_cannot_be_read_is_told_as_such(assay, named):
    named("two").write_text("def upgrade(:\n")
    ran = assay("review", named("two"), "--no-cache")
    assert ran.status == 2
    assert "syntax" in ran.out


def test_a_file_outside_of_any_history_is_told(assay, named):
    outside = named("two").parents[2] / "app.py"
    outside.write_text("")
    ran = assay("review", outside)
    assert ran.status == 2
    assert "no file in a versions folder" in ran.err


@pytest.mark.parametrize("range_", [["--since", "main"], ["--revisions", "base:head"]])
def test_files_and_a_range_are_not_said_together(assay, named, range_):
    ran = assay("review", named("two"), *range_)
    assert ran.status == 2
    assert "say one of them" in ran.err


def test_a_project_and_files_are_not_said_together(assay, named):
    ran = assay("review", named("two").parents[2], named("two"))
    assert ran.status == 2
    assert "name one project, or the files" in ran.err
