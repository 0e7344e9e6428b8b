"""In a check of a change the target branch is what it is reviewed against, without a word."""

import os

import pytest

from entrypoints.cli.target_branch import VARIABLES

TABLE = 'op.create_table("book", sa.Column("id", sa.Integer(), primary_key=True))'
DROP = 'op.drop_table("book")'


@pytest.fixture
def change(shop, repository, monkeypatch):
    """a1 is on main; b2, which drops its table, is new on what is checked out."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = repository(shop.root)
    shop.revision("a1", TABLE, DROP)
    made.commit()
    made.git("switch", "--quiet", "--create", "change")
    shop.revision("b2", DROP, TABLE)
    made.commit()
    return made


@pytest.mark.parametrize("variable", VARIABLES)
def test_what_is_new_to_the_target_branch_is_reviewed(assay, change, monkeypatch, variable):
    monkeypatch.setenv(variable, "main")
    ran = assay("review")
    assert "1 revision new or changed since main" in ran.out
    assert f"{variable} names main: what is new to main is reviewed" in ran.err


def test_the_branch_as_the_server_has_it_comes_first(assay, change, monkeypatch):
    change.git("update-ref", "refs/remotes/origin/main", "change")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    assert "what is new to origin/main is reviewed" in assay("review").err


def test_a_full_name_is_a_branch_too(assay, change, monkeypatch):
    monkeypatch.setenv("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main")
    assert "1 revision new or changed since main" in assay("review").out


@pytest.mark.parametrize(
    "said", [["--since", "HEAD"], ["--revisions", "a1:"], ["migrations/versions/b2.py"]]
)
def test_what_is_said_counts_more(assay, change, monkeypatch, said):
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    ran = assay("review", *said)
    assert "since main" not in ran.out
    assert ran.err == ""


def test_a_branch_that_was_not_fetched_is_told_and_everything_reviewed(assay, change, monkeypatch):
    monkeypatch.setenv("GITHUB_BASE_REF", "release")
    ran = assay("review")
    assert "2 revisions: 2 read" in ran.out
    assert "GITHUB_BASE_REF names release: what is new to it cannot be known" in ran.err
    assert "git knows no such commit" in ran.err


def test_without_a_repository_everything_is_reviewed(assay, risky, monkeypatch):
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    ran = assay("review")
    assert "so everything is reviewed" in ran.err
    assert "is in no git repository" in ran.err
    assert ran.status == 1


def test_what_is_wrong_otherwise_is_told_once(assay, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    ran = assay("review", tmp_path / "gone")
    assert ran.status == 2
    assert ran.err.count("there is no such file") == 1


def test_settings_hold_where_there_is_no_repository(assay, risky):
    (risky.root / "assay.toml").write_text('released = { ref = "origin/main" }\n')
    ran = assay("review")
    assert ran.status == 1
    assert "released.ref names origin/main: what is new to it cannot be known" in ran.err
    assert "is in no git repository" in ran.err


def test_what_is_new_to_the_branch_of_the_settings_is_reviewed(assay, change):
    (change.folder / "assay.toml").write_text('released = { ref = "main" }\n')
    ran = assay("review")
    assert "1 revision new or changed since main" in ran.out
    assert ran.err == ""
