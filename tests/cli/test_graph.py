"""`assay graph` as its users meet it."""

import json


def branched(shop):
    shop.revision("a1", "pass")
    shop.revision("b2", 'op.drop_table("orders")', parent="a1")
    shop.revision("c3", "pass", parent="a1")
    shop.revision("d4", "pass", parent=("b2", "c3"))
    return shop


def test_draws_branches_and_merges(assay, shop):
    done = assay("graph", branched(shop).root)

    assert done.status == 0
    assert done.out.splitlines()[:6] == [
        "◆  d4  d4 (head) (merge)",
        "├─╮",
        "● │  b2  b2",
        "│ ●  c3  c3",
        "├─╯",
        "○  a1  a1 (base)",
    ]


def test_tells_findings_beside_revisions(assay, shop):
    done = assay("graph", branched(shop).root, "--findings", "--database", "postgresql")

    (line,) = [line for line in done.out.splitlines() if "b2  b2" in line]
    assert "1 error" in line


def test_findings_are_those_that_count_with_the_settings_of_the_project(assay, shop):
    (shop.root / "assay.toml").write_text(
        'released = { ref = "main" }\n[levels]\ndrop-table = "info"\n'
    )

    done = assay("graph", branched(shop).root, "--findings", "--database", "postgresql")

    assert done.err == ""
    (line,) = [line for line in done.out.splitlines() if "b2  b2" in line]
    assert "1 info" in line
    assert "error" not in line


def test_tells_what_the_last_kept_review_found_where_nothing_has_changed_since(
    assay, shop, monkeypatch, tmp_path
):
    branched(shop)
    monkeypatch.setenv("ASSAY_DATABASE_URL", f"sqlite:///{tmp_path}/kept.db")
    assay("review", shop.root, "--database", "postgresql")

    assert " b2  b2  1 error" in assay("graph", shop.root).out
    assert "error" not in assay("graph", shop.root, "--no-findings").out

    shop.revision("b2", 'op.drop_table("others")', parent="a1")
    assert "error" not in assay("graph", shop.root).out


def test_draws_what_is_near(assay, shop):
    for n in range(9):
        shop.revision(f"r{n}", "pass")

    done = assay("graph", shop.root, "--around", "r4", "--distance", "1")

    assert [line.split()[1] for line in done.out.splitlines()[:3]] == ["r5", "r4", "r3"]
    assert "(here)" in done.out.splitlines()[1]
    assert "3 of 9 revisions" in done.out


def test_draws_what_is_new_to_a_branch(assay, shop, repository):
    shop.revision("a1", "pass")
    shop.revision("b2", "pass")
    repository(shop.root).commit()
    shop.revision("c3", "pass")

    done = assay("graph", shop.root, "--since", "HEAD", "--format", "json")

    marks = {r["id"]: r["marks"] for r in json.loads(done.out)["revisions"]}
    assert marks == {"c3": ["head", "new"], "b2": []}


def test_faults_are_told_below_and_in_the_status(assay, shop):
    shop.revision("a1", "pass", parent="nowhere")

    done = assay("graph", shop.root)

    assert done.status == 2
    assert "a1  a1 (head) (after nowhere)" in done.out
    assert "missing-parent" in done.out


def test_a_revision_that_is_not_there_is_told(assay, shop):
    done = assay("graph", branched(shop).root, "--around", "nobody")

    assert done.status == 2
    assert done.err == "assay: no revision 'nobody' in this history.\n"


def test_a_history_without_revisions_is_told(assay, shop):
    done = assay("graph", shop.root)

    assert done.status == 2
    assert "revision" in done.err


def test_each_format_is_written(assay, shop):
    root = branched(shop).root

    assert assay("graph", root, "--format", "svg").out.startswith("<svg ")
    assert assay("graph", root, "--format", "mermaid").out.startswith("flowchart TD\n")
    assert assay("graph", root, "--format", "dot").out.startswith('digraph "')
