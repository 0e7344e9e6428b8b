"""`assay review --since` in real repositories, with branches and merges."""

import os
import re
import shutil
import subprocess

import pytest

from adapters.git import command
from application.selective_reading import SelectiveReading

BOOK = 'op.create_table("book", sa.Column("id", sa.Integer(), primary_key=True))'
TITLE = 'op.add_column("book", sa.Column("title", sa.Text()))'
INDEX = 'op.create_index("ix_book", "book", ["id"])'


@pytest.fixture
def branch(shop, repository, monkeypatch):
    """a1 and b2 are on main; what is checked out is a branch that begins there."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    made = repository(shop.root)
    shop.revision("a1", BOOK, 'op.drop_table("book")')
    shop.revision("b2", TITLE, 'op.drop_column("book", "title")')
    made.commit()
    made.git("switch", "--quiet", "--create", "change")
    return made


def on_main(branch, shop, name, upgrade="pass", parent=None):
    """main gets a revision of its own meanwhile."""
    branch.commit()
    branch.git("switch", "--quiet", "main")
    shop.revision(name, upgrade, parent=parent)
    branch.commit()
    branch.git("switch", "--quiet", "change")


def versions(branch):
    return branch.folder / "migrations" / "versions"


def edit(branch, name, old, new):
    file = versions(branch) / f"{name}.py"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_new_revisions_alone_are_judged(assay, branch, shop):
    shop.revision("c3", INDEX, 'op.drop_index("ix_book", "book")')
    branch.commit()

    ran = assay("review", "--since", "main")

    assert ran.status == 1
    assert "c3.py:11:5: error create-index-blocking" in ran.out
    assert "1 revision new or changed since main: 1 read, 0 partly read, 0 not read" in ran.out
    assert "b2.py" not in ran.out


def test_what_is_not_committed_yet_is_new_too(assay, branch, shop):
    shop.revision("c3", INDEX, 'op.drop_index("ix_book", "book")')

    assert "c3.py:11:5: error create-index-blocking" in assay("review", "--since", "main").out


def test_a_table_of_another_new_revision_is_still_empty(assay, branch, shop):
    shop.revision("c3", 'op.create_table("shelf", sa.Column("id", sa.Integer()))')
    shop.revision("d4", 'op.create_index("ix_shelf", "shelf", ["id"])')
    branch.commit()

    assert "create-index-blocking" not in assay("review", "--since", "main").out


def test_a_waiver_that_the_whole_history_needs_is_not_called_unused(assay, branch, shop):
    allow = "  # assay: allow create-index-blocking -- it is new"
    shop.revision("c3", 'op.create_table("shelf", sa.Column("id", sa.Integer()))')
    shop.revision("d4", 'op.create_index("ix_shelf", "shelf", ["id"])' + allow)
    shop.revision("e5", TITLE.replace("title", "subtitle") + allow)

    said = assay("review", "--since", "main").out

    assert "waived create-index-blocking: it is new" in assay("review").out
    assert re.search(r"e5\.py:11:\d+: warning unused-waiver", said)
    assert said.count("unused-waiver") == 1


def test_nothing_new_is_a_clean_review(assay, branch):
    ran = assay("review", "--since", "main")

    assert ran.status == 0
    assert "0 revisions new or changed since main" in ran.out
    assert ran.out.endswith("passed\n")


def test_a_review_of_nothing_is_not_kept(assay, branch):
    assert assay("review", "--since", "main", "--store").err == ""


def test_an_edited_upgrade_is_told_at_its_revision(assay, branch):
    edit(branch, "b2", "sa.Text()", "sa.String(80)")

    ran = assay("review", "--since", "main")

    assert ran.status == 1
    assert "b2.py:6:1: error edited-applied-revision" in ran.out
    assert "git restore --source=main migrations/versions/b2.py" in ran.out


def test_what_an_edited_upgrade_does_now_is_judged(assay, branch):
    edit(branch, "b2", TITLE, 'op.drop_column("book", "id")')

    ran = assay("review", "--since", "main")

    assert "b2.py:11:5: error drop-column" in ran.out
    assert "1 revision new or changed since main: 1 read" in ran.out


def test_a_table_of_an_edited_revision_has_rows(assay, branch, shop):
    edit(branch, "a1", 'sa.Column("id"', 'sa.Column("no", sa.Text()), sa.Column("id"')
    shop.revision("c3", INDEX, 'op.drop_index("ix_book", "book")')

    said = assay("review", "--since", "main").out

    assert "a1.py:6:1: error edited-applied-revision" in said
    assert "c3.py:11:5: error create-index-blocking" in said


def test_comments_and_downgrades_may_be_edited(assay, branch):
    edit(branch, "b2", "def upgrade():", "def upgrade() -> None:  # the title")
    edit(branch, "b2", 'op.drop_column("book", "title")', "pass")

    assert assay("review", "--since", "main").status == 0


def test_an_edit_that_somebody_allows_does_not_count(assay, branch):
    edit(branch, "b2", "sa.Text()", "sa.String(80)")
    allow = "# assay: allow edited-applied-revision -- nobody has run it yet"
    edit(branch, "b2", 'revision = "b2"', f'{allow}\nrevision = "b2"')

    ran = assay("review", "--since", "main")

    assert ran.status == 0
    assert "waived edited-applied-revision: nobody has run it yet" in ran.out
    assert "unused-waiver" not in assay("review").out


def test_a_deleted_revision_is_told_at_what_comes_after_it(assay, branch, shop):
    shop.revision("c3", "pass")
    branch.commit()
    branch.git("branch", "--force", "main")
    (versions(branch) / "b2.py").unlink()
    edit(branch, "c3", "'b2'", "'a1'")

    ran = assay("review", "--since", "main")

    assert ran.status == 1
    assert "c3.py:6:1: error deleted-applied-revision" in ran.out
    assert "edited-applied-revision" not in ran.out


def test_a_deleted_head_is_told_at_the_head_that_is_left(assay, branch):
    (versions(branch) / "b2.py").unlink()

    assert "a1.py:6:1: error deleted-applied-revision" in assay("review", "--since", "main").out


def test_all_revisions_deleted_is_no_clean_review(assay, branch):
    for name in ("a1", "b2"):
        (versions(branch) / f"{name}.py").unlink()

    assert assay("review", "--since", "main").status == 2


def test_a_renamed_file_is_the_same_revision(assay, branch):
    (versions(branch) / "b2.py").rename(versions(branch) / "title_of_a_book.py")

    assert assay("review", "--since", "main").status == 0


def test_a_revision_that_follows_another_one_now(assay, branch, shop):
    shop.revision("c3", "pass")
    branch.commit()
    branch.git("branch", "--force", "main")
    edit(branch, "c3", "'b2'", "'a1'")

    ran = assay("review", "--since", "main")

    assert "c3.py:6:1: error edited-applied-revision" in ran.out
    assert "c3 followed b2 on main and follows a1 now" in ran.out.replace("\n    ", " ")


def test_a_revision_put_below_one_that_was_released(assay, branch, shop):
    shop.revision("c3", "pass", parent="a1")
    edit(branch, "b2", "'a1'", "'c3'")

    ran = assay("review", "--since", "main")

    assert "c3.py:6:1: error out-of-order-revision" in ran.out
    assert "edited-applied-revision" not in ran.out


def test_a_file_that_was_missing_is_restored(assay, branch, shop):
    shop.revision("d4", "pass", parent="c3")
    branch.commit()
    branch.git("branch", "--force", "main")
    shop.revision("c3", "pass", parent="b2")

    ran = assay("review", "--since", "main")

    assert "out-of-order-revision" not in ran.out
    assert "1 revision new or changed since main" in ran.out


def test_a_folder_that_was_moved_is_known_again(assay, branch, shop):
    on_main(branch, shop, "d4", parent="b2")
    shop.revision("c3", INDEX, 'op.drop_index("ix_book", "book")', parent="b2")
    branch.commit()
    branch.git("mv", "migrations", "database")
    ini = branch.folder / "alembic.ini"
    ini.write_text(ini.read_text().replace("migrations", "database"))

    said = assay("review", "--since", "main").out

    assert "1 revision new or changed since main" in said
    assert "error create-index-blocking" in said
    assert "2 heads, d4 and c3" in said


def test_a_folder_that_was_copied_is_new(assay, branch):
    shutil.copytree(branch.folder / "migrations", branch.folder / "database")
    ini = branch.folder / "alembic.ini"
    ini.write_text(ini.read_text().replace("migrations", "database"))

    assert "2 revisions new or changed since main" in assay("review", "--since", "main").out


def test_two_heads_that_there_are_only_after_the_merge(assay, branch, shop):
    shop.revision("c3", "pass")
    on_main(branch, shop, "d4", parent="b2")

    ran = assay("review", "--since", "main")

    assert "c3.py:6:1: error multiple-heads" in ran.out
    assert "2 heads, d4 and c3" in ran.out
    assert "multiple-heads" not in assay("review").out


def test_what_main_has_got_since_runs_before_what_is_new(assay, branch, shop):
    """The table that c3 indexes has another column by then, though a name sorts before it."""
    on_main(branch, shop, "z9", 'op.create_table("shelf", sa.Column("id", sa.Integer()))', "b2")
    shop.revision("c3", 'op.drop_table("shelf")', parent="z9")

    ran = assay("review", "--since", "main")

    assert "c3.py:11:5: error drop-table" in ran.out
    assert "missing-parent" not in ran.out
    assert "1 revision new or changed since main" in ran.out


def test_what_main_has_taken_back_is_gone_after_the_merge(assay, branch, shop):
    shop.revision("c3", "pass")
    branch.commit()
    branch.git("switch", "--quiet", "main")
    branch.git("rm", "--quiet", "migrations/versions/b2.py")
    branch.commit()
    branch.git("switch", "--quiet", "change")

    ran = assay("review", "--since", "main")

    assert ran.status == 2
    assert "c3.py:6:1: not reviewed missing-parent" in ran.out
    assert "deleted-applied-revision" not in ran.out


def test_what_main_has_changed_is_as_it_will_be(assay, branch, shop):
    shop.revision("c3", 'op.drop_column("book", "subtitle")', INDEX)
    branch.commit()
    branch.git("switch", "--quiet", "main")
    edit(branch, "b2", '"title", sa.Text()', '"subtitle", sa.Text()')
    branch.commit()
    branch.git("switch", "--quiet", "change")

    said = assay("review", "--since", "main").out

    assert 'sa.Column("subtitle", sa.Text()' in said
    assert "edited-applied-revision" not in said
    assert "1 revision new or changed since main" in said


def test_a_merge_revision_joins_what_was_beside(assay, branch, shop):
    shop.revision("c3", "pass")
    on_main(branch, shop, "d4", parent="b2")
    branch.git("merge", "--quiet", "main")
    file = shop.revision("e5", "pass")
    file.write_text(file.read_text().replace("'d4'", "('c3', 'd4')"))

    ran = assay("review", "--since", "main")

    assert "c3.py:6:1: warning out-of-order-revision" in ran.out
    assert "multiple-heads" not in ran.out


def test_a_detached_head_is_as_good_as_a_branch(assay, branch, shop):
    shop.revision("c3", "pass")
    branch.commit()
    branch.git("checkout", "--quiet", "--detach")
    branch.git("branch", "--delete", "--force", "change")

    assert "1 revision new or changed since main" in assay("review", "--since", "main").out


def test_an_older_commit_is_a_ref_too(assay, branch, shop):
    shop.revision("c3", "pass")
    branch.commit()

    assert "1 revision new or changed since HEAD~1" in assay("review", "--since", "HEAD~1").out


def test_inside_a_hook_of_git(assay, branch, shop, monkeypatch):
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    shop.revision("c3", "pass")

    assert "1 revision new or changed since main" in assay("review", "--since", "main").out


def test_the_cache_knows_what_was_released(assay, branch, shop):
    shop.revision("c3", INDEX, 'op.drop_index("ix_book", "book")')
    branch.commit()
    first = assay("review", "--since", "main").out

    assert assay("review", "--since", "main").out == first
    everything = assay("review").out
    assert "since" not in everything
    assert everything == assay("review", "--no-cache").out
    branch.git("branch", "--force", "main")
    assert "0 revisions new or changed since main" in assay("review", "--since", "main").out
    assert assay("review").out == everything


def test_a_review_from_the_cache_is_the_one_without_it(assay, branch, shop):
    for name in ("c3", "d4", "e5"):
        shop.revision(name, f'op.create_index("ix_{name}", "book", ["id"])')
        said = assay("review", "--since", "main").out
        assert said == assay("review", "--since", "main", "--no-cache").out


def test_without_since_no_git_is_started(assay, branch, monkeypatch):
    def fail(*arguments, **options):
        raise AssertionError(arguments)

    monkeypatch.setattr(subprocess, "run", fail)
    monkeypatch.setattr(subprocess, "Popen", fail)

    assert assay("review").status == 0


def test_a_shallow_clone_says_what_to_fetch(assay, branch, shop, tmp_path, monkeypatch):
    on_main(branch, shop, "d4", parent="b2")
    shop.revision("c3", "pass", parent="b2")
    branch.commit()
    clone = tmp_path / "clone"
    source = f"file://{branch.folder}"
    branch.git("clone", "--quiet", "--depth=1", "--no-single-branch", source, str(clone))
    monkeypatch.chdir(clone)

    ran = assay("review", "--since", "origin/main")
    assert ran.status == 2
    assert "does not reach back" in ran.err
    assert "git fetch --unshallow" in ran.err
    assert "This clone is shallow" in assay("review", "--since", "origin/mian").err


def test_outside_of_a_repository(assay, risky, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(risky.root.parent))

    ran = assay("review", "--since", "main")

    assert ran.status == 2
    assert "is in no git repository" in ran.err


def test_before_the_first_commit(assay, risky, repository):
    repository(risky.root)

    assert "git knows no such commit" in assay("review", "--since", "main").err


def test_branches_without_a_commit_in_common(assay, branch):
    branch.git("switch", "--quiet", "--orphan", "other")
    branch.git("checkout", "--quiet", "main", "--", ".")
    branch.commit({"other.txt": b""})

    assert "no commit in common" in assay("review", "--since", "main").err


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("mian", "Did you mean 'main'?"),
        ("upstream/main", "Did you mean 'main'?"),
        ("nothing-like-it", "git knows no such commit."),
        ("--output=x", "names no commit"),
        ("-x", "names no commit"),
        ("", "names no commit"),
        ("main; touch x", "git knows no such commit."),
        ("main:alembic.ini", "git knows no such commit."),
    ],
)
def test_a_ref_that_is_none(assay, branch, ref, said):
    ran = assay("review", f"--since={ref}")

    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""
    assert not (branch.folder / "x").exists()


def test_not_together_with_a_range(assay, branch):
    ran = assay("review", "--since", "main", "--revisions", "base:heads")

    assert ran.status == 2
    assert "say one of them" in ran.err


def test_without_a_git_command(assay, branch, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    assert "there is no git command here" in assay("review", "--since", "main").err


def test_a_git_that_does_not_answer(assay, branch, monkeypatch):
    monkeypatch.setattr(command, "LONGEST", 0)

    assert "git did not answer (TimeoutExpired)" in assay("review", "--since", "main").err


def test_a_repository_of_another_user(assay, branch, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    ran = assay("review", "--since", "main")

    assert ran.status == 2
    assert "which belongs to another user" in ran.err


def test_nothing_that_the_repository_configures_is_run(assay, branch, shop):
    trap = f"touch {branch.folder}/trapped"
    for name in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        branch.git("config", name, trap)
    (branch.folder / ".gitattributes").write_text("*.py diff=trap filter=trap\n")
    branch.git("config", "diff.trap.textconv", trap)
    branch.git("config", "filter.trap.smudge", trap)
    shop.revision("c3", "pass")

    assert assay("review", "--since", "main").status == 0
    assert not (branch.folder / "trapped").exists()


def test_git_is_asked_little_where_the_files_are_as_they_were(assay, branch, shop, monkeypatch):
    shop.revision("c3", INDEX)
    branch.commit()
    asked = []
    run = command.Git.__call__

    def noting(git, *arguments, **given):
        asked.append(arguments[0])
        return run(git, *arguments, **given)

    monkeypatch.setattr(command.Git, "__call__", noting)
    assert assay("review", "--since", "main").status == 1

    assert asked == ["rev-parse", "merge-base", "ls-tree"]


@pytest.fixture
def long_branch(branch, shop):
    """More that is on main: a helper that is called, and what has to do with nothing else."""
    for name in ("shelf", "sale", "customer"):
        shop.revision(name, f'op.create_table("{name}", sa.Column("id", sa.Integer()))')
    on_main(branch, shop, "of_all", "from aid import title; title(op)")
    branch.git("switch", "--quiet", "main")
    branch.git("switch", "--quiet", "--create", "later")
    (shop.root / "aid.py").write_text("def title(op):\n    op.drop_table('shelf')\n")
    shop.revision("new", 'op.drop_column("book", "title")', parent="of_all")
    branch.commit()
    return branch


def test_what_a_part_of_the_history_gives_is_what_all_of_it_gives(assay, long_branch, monkeypatch):
    options = ["review", "--since", "main", "--no-cache", "--format", "json"]
    chosen = []
    enough = SelectiveReading.suffices

    def suffices(reading):
        enough_is_kept = enough(reading)
        chosen.extend(sorted(path.rpartition("/")[2] for path in reading.kept))
        return enough_is_kept

    monkeypatch.setattr(SelectiveReading, "suffices", suffices)
    part = assay(*options)
    assert chosen == ["a1.py", "b2.py", "new.py"]

    monkeypatch.setattr(SelectiveReading, "suffices", lambda reading: False)
    assert assay(*options) == part


def test_a_part_is_kept_until_a_module_that_it_rests_on_changes(assay, long_branch, shop):
    first = assay("review", "--since", "main", "--format", "json")
    assert assay("review", "--since", "main", "--format", "json") == first

    (shop.root / "aid.py").write_text("def title(op):\n    op.drop_table('sale')\n")
    changed = assay("review", "--since", "main", "--format", "json")

    assert changed != first
    assert changed == assay("review", "--since", "main", "--format", "json", "--no-cache")
