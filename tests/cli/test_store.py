import json
import re

import pytest


@pytest.fixture
def kept(assay, risky):
    """The id of a review that was kept."""
    ran = assay("review", "--store")
    return re.search(r"kept as review (\S+):", ran.err)[1]


def test_without_being_asked_nothing_is_kept(assay, risky, tmp_path):
    ran = assay("review")

    assert "kept" not in ran.err
    assert not (tmp_path / "data").exists()


def test_a_kept_review_is_listed_and_shown(assay, kept):
    listed = assay("reviews")
    shown = assay("reviews", "show", kept)

    assert listed.out.startswith(kept)
    assert "shop (postgresql 15): 2 revisions, 1 findings, 1 errors" in listed.out
    assert shown.status == 0
    assert "error create-index-blocking" in shown.out


def test_what_is_shown_is_what_was_reviewed(assay, risky, kept):
    assert assay("reviews", "show", kept, "--format", "json").out == (
        assay("review", "--format", "json").out
    )


def test_naming_a_database_keeps_reviews(assay, risky, monkeypatch, tmp_path):
    monkeypatch.setenv("ASSAY_DATABASE_URL", f"sqlite:///{tmp_path}/kept.db")

    assert "kept as review" in assay("review").err
    assert "kept as review" not in assay("review", "--no-store").err


def test_the_settings_can_ask_for_it(assay, risky):
    risky.root.joinpath("pyproject.toml").write_text("[tool.assay]\nstore = true\n")

    assert "kept as review" in assay("review").err


@pytest.mark.parametrize("review_id", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_an_id_that_is_none_is_status_2(assay, kept, review_id):
    ran = assay("reviews", "show", review_id)

    assert ran.status == 2
    assert review_id in ran.err


def test_reviews_are_filtered(assay, kept):
    assert assay("reviews", "--verdict", "passed").out == ""
    assert assay("reviews", "--project", "other").out == ""
    assert kept in assay("reviews", "--verdict", "failed", "--project", "shop").out


def test_the_store_tells_where_and_how_it_is(assay, shop, tmp_path):
    where = f"sqlite:///{tmp_path}/data/assay/assay.db"

    assert assay("store", "url").out == f"{where}\n"
    assert f"{where}: empty" in assay("store", "status").out
    assert not (tmp_path / "data").exists()
    assert ": at head" in assay("store", "upgrade").out
    assert ": at head" in assay("store", "status").out


def test_a_password_is_never_shown(assay, shop, monkeypatch):
    monkeypatch.setenv("ASSAY_DATABASE_URL", "postgresql://u:s3%25cret@127.0.0.1:1/nowhere")

    for command in (["store", "url"], ["store", "status"], ["reviews"]):
        ran = assay(*command)
        assert "s3" not in ran.out + ran.err
        assert "Traceback" not in ran.err
    assert ran.status == 3


def test_the_json_document_has_its_version(assay, risky):
    assert json.loads(assay("review", "--format", "json").out)["schema_version"] == 1
