"""`assay checklist`."""

import json

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
