"""`assay checklist`."""

import json
import os

import pytest


def document(told):
    return json.loads(told.out)


def test_it_is_about_the_head_and_prints_markdown(assay, risky):
    told = assay("checklist")

    assert (told.status, told.err) == (0, "")
    assert told.out.startswith("## Checklist: shop on ")
    assert "### <code>b2</code>" in told.out
    assert "<code>a1</code>" not in told.out
    assert "- [ ] **D4** " in told.out


@pytest.mark.parametrize("arguments", [["a1"], [".", "a1"], [".", "a"]])
def test_a_revision_is_named_by_its_id_or_the_start_of_it(assay, risky, arguments):
    (revision,) = document(assay("checklist", *arguments, "--format", "json"))["revisions"]

    assert revision["id"] == "a1"
    passed = {a["item"] for a in revision["answers"] if a["status"] == "passed"}
    assert "D4" in passed


def test_as_text_it_counts_the_answers(assay, risky):
    told = assay("checklist", "--format", "text")

    assert "  failed           D4   Indexes of tables in use are made and dropped" in told.out
    assert told.out.splitlines()[-1].startswith("shop on postgresql ")


def test_what_is_no_revision_is_told_with_what_was_meant(assay, risky):
    told = assay("checklist", "b22")

    assert (told.status, told.out) == (2, "")
    assert "no revision 'b22' in this history. Did you mean b2?" in told.err


def test_what_looks_like_a_path_and_is_none_is_told(assay, risky):
    told = assay("checklist", "no/where")

    assert (told.status, told.out) == (2, "")
    assert "no/where: there is no such file or folder." in told.err


def test_a_section_of_an_ini_file_is_no_revision(assay, risky):
    told = assay("checklist", "alembic.ini:alembic", "--format", "json")

    assert [revision["id"] for revision in document(told)["revisions"]] == ["b2"]


def test_a_word_longer_than_any_file_name_is_a_revision_that_is_not_there(assay, risky):
    told = assay("checklist", "b" * 5000)

    assert (told.status, told.out) == (2, "")
    assert "no revision" in told.err


def test_a_rule_that_is_asked_for_answers_its_item(assay, risky):
    told = document(assay("checklist", "--format", "json"))
    asked = document(assay("checklist", "--format", "json", "--enable", "redundant-index"))

    def answer(told):
        return next(a for a in told["revisions"][0]["answers"] if a["item"] == "J2")

    assert answer(told)["status"] == "needs a person"
    assert answer(asked)["status"] in ("passed", "failed")


def test_it_is_the_same_from_the_cache(assay, risky):
    first, second = assay("checklist"), assay("checklist")

    assert first.out == second.out == assay("checklist", "--no-cache").out


@pytest.fixture
def committed(risky, repository, monkeypatch):
    """All revisions are on main, which is checked out."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = repository(risky.root)
    made.commit()
    return risky


def test_of_what_is_new_to_a_branch_each_revision_is_asked(assay, committed):
    committed.revision("c3", 'op.add_column("book", sa.Column("note", sa.Text()))')

    told = document(assay("checklist", "--since", "main", "--format", "json"))

    assert [revision["id"] for revision in told["revisions"]] == ["c3"]
    answers = {answer["item"]: answer["status"] for answer in told["answers"]}
    assert answers["A3"] == answers["A4"] == "passed"


def test_nothing_new_is_no_fault(assay, committed):
    told = assay("checklist", "--since", "main")

    assert (told.status, told.err) == (0, "")
    assert "There is no revision to ask about." in told.out


def test_a_comment_and_a_page_end_with_the_checklist_of_what_is_new(assay, committed):
    committed.revision("c3", 'op.drop_table("book")')

    comment = assay("review", "--since", "main", "--format", "markdown").out
    page = assay("review", "--since", "main", "--format", "html").out

    assert "<summary>Checklist of <code>c3</code>" in comment
    assert "of what is new to main" in page


def answers_of(assay, *arguments):
    (revision,) = document(assay("checklist", *arguments, "--format", "json"))["revisions"]
    return {answer["item"]: answer for answer in revision["answers"]}


def test_what_the_baseline_accepts_leaves_its_question_to_a_person(assay, risky):
    before = answers_of(assay)["D4"]
    assay("baseline")

    accepted = answers_of(assay)["D4"]

    assert before["status"] == "failed"
    assert accepted["status"] == "needs a person"
    assert "accepted by the baseline" in accepted["evidence"]
    assert answers_of(assay, "--no-baseline")["D4"] == before


def test_sizes_of_another_database_are_refused_as_in_a_review(assay, risky):
    told = {"database": "mariadb", "server_version": "10.11", "taken": "2026-11-23T00:00:00Z"}
    figures = json.dumps({"assay_stats": 1, **told, "tables": []})
    (risky.root / "assay-stats.json").write_text(figures)

    answered = assay("checklist", "--stats", "assay-stats.json")
    reviewed = assay("review", "--stats", "assay-stats.json")

    assert answered.status == reviewed.status == 2
    assert answered.err == reviewed.err != ""


def test_without_git_the_branch_of_the_settings_is_told_and_the_heads_are_asked(assay, risky):
    (risky.root / "assay.toml").write_text('released = { ref = "origin/main" }\n')

    told = assay("checklist")

    assert told.status == 0
    assert "released.ref names origin/main: what is new to it cannot be known" in told.err
    assert "### <code>b2</code>" in told.out


def test_with_git_the_branch_of_the_settings_says_what_is_new(assay, committed):
    (committed.root / "assay.toml").write_text('released = { ref = "main" }\n')
    committed.revision("c3", 'op.add_column("book", sa.Column("note", sa.Text()))')

    told = assay("checklist", "--format", "json")

    assert (told.status, told.err) == (0, "")
    assert [revision["id"] for revision in document(told)["revisions"]] == ["c3"]
