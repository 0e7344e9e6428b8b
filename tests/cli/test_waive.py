"""Waivers in the policy file, and `assay waive`, which writes them."""

import json
import tomllib
from pathlib import Path

import pytest

HELPER = 'def add(op):\n    op.drop_table("{}")\n'
WAIVER = """[[waivers]]
revision = "b2"
rule = "create-index-blocking"
reason = "it has ten rows"
"""


@pytest.fixture
def digest(assay, risky):
    """Of the revision b2."""
    block = assay("waive", "b2", "create-index-blocking", "--reason", "x").out
    return tomllib.loads(block)["waivers"][0]["digest"]


def settle(text):
    Path("assay.toml").write_text(text)


def rules(assay, *arguments):
    ran = assay("review", "--format", "json", *arguments)
    assert ran.status in (0, 1)
    return {f["rule"]: f for f in json.loads(ran.out)["findings"]}


def test_allows_what_it_names_and_keeps_it_in_sight(assay, risky, digest):
    settle(f'{WAIVER}digest = "{digest}"\n')

    ran = assay("review")
    assert ran.status == 0
    assert "b2.py:11:5: waived create-index-blocking: it has ten rows\n" in ran.out
    [finding] = rules(assay).values()
    assert finding["waived"] == {
        "reason": "it has ten rows",
        "until": None,
        "path": "assay.toml",
        "line": 1,
        "column": 1,
        "via": [],
    }


def test_ends_when_the_revision_changes_and_tells_the_digest(assay, risky, digest):
    settle(f'{WAIVER}digest = "{digest}"\n')
    file = risky.root / "migrations" / "versions" / "b2.py"
    file.write_text(file.read_text() + "# changed\n")

    found = rules(assay)
    assert found["create-index-blocking"]["waived"] is None
    told = found["expired-waiver"]
    assert (told["path"], told["line"], told["revision"]) == ("assay.toml", 1, "b2")
    [new] = [word.strip('"') for word in told["message"].split() if word.startswith('"')]
    settle(f'{WAIVER}digest = "{new}"\n')
    assert assay("review").status == 0


def test_ends_when_a_helper_that_the_revision_calls_changes(assay, risky):
    helper = risky.root / "shop_ops.py"
    helper.write_text(HELPER.format("book"))
    risky.revision("c3", "from shop_ops import add\n    add(op)", "pass")
    assay("waive", "c3", "drop-table", "--reason", "nobody reads it", "--write")
    assert rules(assay)["drop-table"]["waived"]

    helper.write_text(HELPER.format("book") + "# changed\n")
    found = rules(assay)
    assert found["drop-table"]["waived"] is None
    assert "c3, or what it calls, has changed since" in found["expired-waiver"]["message"]


def test_ends_with_its_day(assay, risky, digest):
    settle(f'{WAIVER}digest = "{digest}"\nuntil = 2020-01-01\n')
    assert "ended with 2020-01-01" in rules(assay)["expired-waiver"]["message"]


def test_one_that_nothing_needs_is_told(assay, risky, digest):
    settle(f'{WAIVER}table = "pen"\ndigest = "{digest}"\n')
    found = rules(assay)
    assert found["create-index-blocking"]["waived"] is None
    assert found["unused-waiver"]["path"] == "assay.toml"
    assert "unused-waiver" not in rules(assay, "--revisions", "a1")


def test_settings_above_the_project_are_told_from_it(assay, risky, digest, monkeypatch):
    (risky.root.parent / "assay.toml").write_text(f'{WAIVER}digest = "{digest}"\n')
    [finding] = rules(assay).values()
    assert finding["waived"]["path"] == "../assay.toml"


def test_every_fault_is_told_at_once_with_its_line(assay, risky):
    settle(
        '[[waivers]]\nrule = "drop-tabel"\nreason = " "\nuntil = "soon"\ndigest = "1"\ntabel = 1\n'
        '[[waivers]]\nrevision = "b2"\nrule = "drop-table"\nuntil = 1\n'
    )
    ran = assay("review")
    assert ran.status == 2
    told = [line.partition("assay.toml:")[2] for line in ran.err.splitlines()]
    assert [line.split(": ")[:2] for line in told] == [
        ["1", "waivers[0].revision"],
        ["2", "waivers[0].rule"],
        ["3", "waivers[0].reason"],
        ["4", "waivers[0].until"],
        ["5", "waivers[0].digest"],
        ["6", "waivers[0].tabel"],
        ["7", "waivers[1].reason"],
        ["7", "waivers[1].digest"],
        ["10", "waivers[1].until"],
    ]


def test_revisions_that_are_not_there_are_told_with_their_lines(assay, risky):
    one = '[[waivers]]\nrevision = "{}"\nrule = "drop-table"\nreason = "x"\ndigest = "{:016}"\n'
    settle(one.format("b", 0) + one.format("zz", 0))
    ran = assay("review")
    assert ran.status == 2
    assert "assay.toml:1: waivers: no revision 'b' in this history." in ran.err
    assert "assay.toml:6: waivers: no revision 'zz' in this history." in ran.err


def test_a_waiver_changes_the_digest_and_reads_no_revision_again(assay, risky, digest):
    def identity():
        return json.loads(assay("review", "--format", "json").out)["digest"]

    first = identity()
    settle(f'{WAIVER}digest = "{digest}"\n')
    second = identity()
    settle(f'{WAIVER}digest = "{digest}"\n'.replace("ten", "eleven"))
    assert len({first, second, identity()}) == 3


def test_sarif_suppresses_it_as_something_outside_the_source(assay, risky, digest):
    settle(f'{WAIVER}digest = "{digest}"\n')
    run = json.loads(assay("review", "--format", "sarif").out)["runs"][0]
    [[suppression]] = [result["suppressions"] for result in run["results"]]
    assert suppression["kind"] == "external"
    assert suppression["justification"] == "it has ten rows"


def test_waive_prints_a_block_for_the_file_that_counts(assay, risky):
    told = assay(
        "waive", "b2", "create-index-blocking", "--reason", "a  b", "--until", "2099-01-01"
    )
    assert told.status == 0
    assert told.out.startswith('[[waivers]]\nrevision = "b2"\nrule = "create-index-blocking"\n')
    assert 'reason = "a b"\nuntil = 2099-01-01\n' in told.out
    assert "Add this to assay.toml, or say --write." in told.err
    assert "It allows create-index-blocking at migrations/versions/b2.py:11:5." in told.err
    assert not Path("assay.toml").exists()

    Path("pyproject.toml").write_text("[tool.assay]\n")
    told = assay("waive", "b2", "create-index-blocking", "--reason", "x")
    assert told.out.startswith("[[tool.assay.waivers]]\n")


def test_waive_writes_it_where_the_review_finds_it(assay, risky):
    text = "# ours\n[tool.assay]\nstore = false\n\n[tool.other]\nx = 1\n"
    Path("pyproject.toml").write_text(text)
    assert assay("review").status == 1
    options = ("--table", "book", "--reason", 'a "quoted" word', "--write")
    assert assay("waive", "b2", "create-index-blocking", *options).status == 0

    assert assay("review").status == 0
    assert Path("pyproject.toml").read_text().startswith(text)
    again = assay("waive", "b2", "create-index-blocking", *options)
    assert again.status == 2
    assert "pyproject.toml:8: there is a waiver for this already" in again.err


def test_waive_says_so_where_it_would_allow_nothing(assay, risky):
    told = assay("waive", "b2", "drop-table", "--reason", "x")
    assert told.status == 0
    assert "drop-table finds nothing in revision b2" in told.err
    assert "What is found there: create-index-blocking." in told.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("b2", "drop-tabel", "--reason", "x"), "there is no rule 'drop-tabel'. Did you mean"),
        (("zz", "drop-table", "--reason", "x"), "no revision 'zz' in this history"),
        (("b2", "drop-table", "--reason", " "), "--reason: say why it is allowed."),
        (("b2", "drop-table", "--reason", "x", "--until", "soon"), "--until soon: that is no day"),
        (("b2", "drop-table", "--reason", "x", "--until", "2020-01-01"), "that day has passed"),
        (("b2", "drop-table"), "Missing option '--reason'"),
    ],
)
def test_waive_refuses_what_would_be_none(assay, risky, arguments, said):
    ran = assay("waive", *arguments)
    assert ran.status == 2
    assert said in ran.err
    assert not Path("assay.toml").exists()


def test_of_several_databases_one_waiver_holds_for_all(assay, risky):
    both = ("--database", "postgresql", "--database", "sqlite")
    risky.revision("c3", 'op.drop_table("book")', 'raise RuntimeError("no way back")')
    assay("waive", "c3", "drop-table", "--reason", "nobody reads it", "--write", *both)
    found = rules(assay, *both)
    assert found["drop-table"]["waived"]
    assert "unused-waiver" not in found
