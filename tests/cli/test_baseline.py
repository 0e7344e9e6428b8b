"""`assay baseline`, and `assay review` beside one."""

import json
import shutil
from pathlib import Path

import pytest

BOOKSHOP = Path(__file__).parents[2] / "examples" / "bookshop"
NAME = "assay-baseline.json"
BLOCKS = 'op.create_index("ix_two", "book", ["id", "id"])'


@pytest.fixture
def risky(risky):
    """With a second finding."""
    risky.revision("c3", 'op.drop_column("book", "id")', 'raise RuntimeError("no way back")')
    return risky


def document(assay, *arguments):
    return json.loads(assay("review", "--format", "json", *arguments).out)


def test_accepts_all_that_there_is_and_only_what_is_new_counts(assay, risky):
    assert assay("review").status == 1
    made = assay("baseline")
    assert made.status == 0
    assert made.out == f"{NAME}: accepts 2 findings.\n"
    assert assay("review").status == 0

    risky.revision("d4", BLOCKS, 'op.drop_index("ix_two", "book")')
    ran = assay("review")
    assert ran.status == 1
    assert "d4.py:11:5: error create-index-blocking" in ran.out
    assert f"{NAME}: accepts 2 findings: " in ran.out
    assert ran.out.count("error create-index-blocking") == 1
    assert assay("review", "--no-baseline").out.count("error create-index-blocking") == 2


def test_a_revision_may_be_laid_out_anew(assay, risky):
    assay("baseline")
    file = risky.root / "migrations" / "versions" / "b2.py"
    file.write_text("# A remark.\n\n\n" + file.read_text().replace("    op.", "    # x\n    op."))
    assert assay("review").status == 0
    assert assay("baseline", "--check").status == 0


def test_a_revision_that_does_something_else_has_new_findings(assay, risky):
    assay("baseline")
    file = risky.root / "migrations" / "versions" / "b2.py"
    file.write_text(file.read_text().replace('["id"]', '["title"]'))
    assert assay("review").status == 1
    assert "can shrink by 1: run assay baseline" in assay("review").out


def test_it_shrinks_by_itself_and_grows_only_when_told_to(assay, risky):
    assay("baseline")
    written = Path(NAME).read_text()
    file = risky.root / "migrations" / "versions" / "b2.py"
    file.write_text(file.read_text().replace('["id"]', '["title"]'))

    checked = assay("baseline", "--check")
    assert checked.status == 1
    assert Path(NAME).read_text() == written
    refused = assay("baseline")
    assert refused.status == 1
    assert "b2.py:11:5: error create-index-blocking" in refused.out
    assert "1 finding is new and not accepted: mend or waive it" in refused.out
    assert f"{NAME}: 1 finding is gone and was taken out." in refused.out
    assert Path(NAME).read_text().count('"rule"') == 1

    told = assay("baseline", "--accept-new")
    assert told.status == 0
    assert "1 finding is new.\n" in told.out
    assert Path(NAME).read_text().count('"rule"') == 2
    assert assay("review").status == 0
    assert assay("baseline").out == told.out.splitlines(keepends=True)[-1]


def test_check_fails_where_there_is_none(assay, risky):
    ran = assay("baseline", "--check")
    assert ran.status == 1
    assert "there is no baseline" in ran.out
    assert not Path(NAME).exists()


def test_another_name_of_the_folder_is_no_other_baseline(assay, risky, tmp_path):
    assay("baseline")
    there = shutil.copytree(risky.root, tmp_path / "checkout-17")
    assert assay("baseline", there, "--check").status == 0
    assert assay("review", there).status == 0


def test_is_the_same_wherever_it_is_made(assay, tmp_path, monkeypatch):
    written = []
    for place in ("one", "other/place"):
        root = shutil.copytree(BOOKSHOP, tmp_path / place)
        assert assay("baseline", root).status == 0
        written.append((root / NAME).read_bytes())
    assert written[0] == written[1]
    assert written[0].isascii()


def test_since_and_ranges_say_nothing_of_the_rest(assay, risky):
    assay("baseline")
    outcome = document(assay, "--revisions", "a1")
    assert outcome["baseline"] == {"path": NAME, "gone": 0}


ENV = """
from alembic import context
from sqlalchemy import create_engine

with create_engine("postgresql://localhost/shop").connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
"""


def test_what_is_wrong_with_the_environment_is_accepted_whoever_shows_it(assay, risky):
    (risky.root / "migrations" / "env.py").write_text(ENV)
    assert "warning missing-lock-timeout" in assay("review").out
    assay("baseline")
    risky.revision("d4", 'op.add_column("book", sa.Column("title", sa.Text()))')

    said = assay("review", "--revisions", "c3:").out

    assert "warning missing-lock-timeout" not in said
    assert "accepts 1 finding: missing-lock-timeout 1" in said
    assert "missing-lock-timeout" in assay("review", "--revisions", "c3:", "--no-baseline").out


def test_json_and_sarif_tell_what_is_accepted_and_where(assay, risky):
    assay("baseline")
    outcome = document(assay)
    assert outcome["summary"]["accepted"] == 2
    assert outcome["summary"]["waived"] == outcome["summary"]["errors"] == 0
    places = [(f["waived"]["path"], f["waived"]["line"]) for f in outcome["findings"]]
    assert sorted(places) == [(NAME, 6), (NAME, 7)]
    assert all(finding["waived"]["by_baseline"] for finding in outcome["findings"])

    sarif = json.loads(assay("review", "--format", "sarif").out)
    kinds = [s["kind"] for r in sarif["runs"][0]["results"] for s in r["suppressions"]]
    assert kinds == ["external", "external"]


def test_without_one_nothing_is_said_of_it(assay, risky):
    outcome = document(assay)
    assert "baseline" not in outcome
    assert "accepted" not in outcome["summary"]
    assert "baseline" not in assay("review").out


def test_the_nearest_one_above_counts_up_to_the_repository(assay, risky):
    assay("baseline")
    for part in ("migrations", "migrations/versions", "migrations/versions/b2.py", "alembic.ini"):
        assert assay("review", part).status == 0
    assert assay("baseline", "migrations", "--check").status == 0
    (risky.root / "migrations" / ".git").mkdir()
    assert assay("review", "migrations").status == 1


def test_a_setting_or_an_option_names_another_file(assay, risky):
    Path("assay.toml").write_text('baseline = "db/known.json"\n')
    Path("db").mkdir()
    assert assay("review").status == 2
    assert "there is no baseline here" in assay("review").err
    assert assay("baseline").status == 0
    assert Path("db/known.json").exists()
    assert assay("review").status == 0
    assert document(assay)["baseline"]["path"] == "db/known.json"

    assert assay("review", "--baseline", "no.json").status == 2
    assert assay("baseline", "--baseline", "mine.json").status == 0
    assert assay("review", "--baseline", "mine.json").status == 0


def test_a_damaged_one_is_one_clear_error(assay, risky):
    assay("baseline")
    Path(NAME).write_text(Path(NAME).read_text().replace('"project"', '<<<<<<< ours\n"project"'))
    for command in ("review", "baseline"):
        ran = assay(command)
        assert ran.status == 2
        assert f"{NAME}:3: " in ran.err or f"{NAME}:3:" in ran.err


def test_one_of_another_history_is_one_clear_error(assay, risky):
    assay("baseline")
    Path(NAME).write_text(Path(NAME).read_text().replace('"revision": "', '"revision": "x'))
    for command in ("review", "baseline"):
        ran = assay(command)
        assert ran.status == 2
        assert f"{NAME}: this is the baseline of another history" in ran.err
    assert assay("baseline", "--accept-new").status == 0
    assert assay("review").status == 0


def test_one_for_another_database_is_one_clear_error(assay, risky):
    assay("baseline")
    ran = assay("review", "--database", "sqlite")
    assert ran.status == 2
    assert "made for postgresql, and says nothing of sqlite" in ran.err
    assert assay("baseline", "--database", "sqlite").status == 2


def test_of_several_databases_there_is_one(assay, risky):
    both = ("--database", "postgresql", "--database", "sqlite")
    assert assay("baseline", *both).status == 0
    assert json.loads(Path(NAME).read_text())["databases"] == ["postgresql", "sqlite"]
    assert assay("review", *both).status == 0


def test_where_nothing_could_be_read_nothing_is_written(assay, shop):
    file = shop.revision("a1", "pass")
    file.write_text(file.read_text() + "def (:\n")
    ran = assay("baseline")
    assert ran.status == 2
    assert not Path(NAME).exists()


def test_a_hostile_name_does_not_steer_the_terminal(assay, risky):
    assay("baseline")
    risky.revision("d4", 'op.drop_table("a\\x1b[31mb")')
    assert "\x1b" not in assay("baseline").out


@pytest.mark.parametrize("arguments", [(), ("--no-cache",)])
def test_the_cache_and_the_baseline_are_two_things(assay, risky, arguments):
    first = document(assay, *arguments)
    assay("baseline")
    accepted = document(assay, *arguments)
    Path(NAME).unlink()
    assert document(assay, *arguments) == first
    assert accepted["digest"] != first["digest"]
