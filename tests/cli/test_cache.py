"""A review from the cache is the review without it."""

import shutil
from pathlib import Path

import pytest

from adapters.alembic_project.project import AlembicProject
from benchmarks.generate import generate

EXAMPLES = Path(__file__).parents[2] / "examples"
CALLS_HELPER = "from shop_ops import add\n    add(op)"
HELPER = 'def add(op):\n    op.drop_table("{}")\n'
GUARDED = 'if not sa.inspect(op.get_bind()).has_table("book"):\n        op.drop_table("pen")'


@pytest.fixture
def read(monkeypatch):
    """The ids of the revisions that are read, not taken from the cache."""
    told = []
    scripts = AlembicProject.scripts

    def noting(self, revision, target, schema):
        told.append(revision.id)
        return scripts(self, revision, target, schema)

    monkeypatch.setattr(AlembicProject, "scripts", noting)

    def since():
        seen = sorted(told)
        told.clear()
        return seen

    return since


def reviews(assay, *arguments):
    """With the cache as it is, and without any: the same. Gives what was said."""
    ran = assay("review", *arguments)
    assert ran == assay("review", "--no-cache", *arguments)
    return ran.out


def test_reads_nothing_again_where_nothing_has_changed(assay, risky, read):
    first = assay("review")
    assert read() == ["a1", "b2"]

    assert assay("review") == first
    assert read() == []


def test_no_cache_reads_everything_and_keeps_nothing(assay, risky, read, cache_folder):
    for _ in range(2):
        assay("review", "--no-cache")
        assert read() == ["a1", "b2"]
    assert not cache_folder.exists()


def test_a_changed_revision_costs_itself_alone(assay, risky, read):
    assay("review")
    file = risky.revision("c3", 'op.drop_table("book")')
    assay("review")
    assert read() == ["a1", "b2", "c3"]

    file.write_text(file.read_text().replace("drop_table", "drop_column_of"))
    assay("review")
    assert read() == ["c3"]


def test_another_level_or_range_reads_no_revision_again(assay, risky, read):
    assay("review")
    read()

    assert assay("review", "--fail-level", "never").status == 0
    assert assay("review", "--revisions", "base:a1").status == 0
    assert read() == []


def test_another_database_is_read_anew(assay, risky, read):
    assay("review", "--database", "postgresql")
    read()

    reviews(assay, "--database", "mariadb")
    assert read() == ["a1", "a1", "b2", "b2"]


def test_a_changed_helper_changes_the_revisions_that_call_it(assay, shop, read):
    (shop.root / "shop_ops.py").write_text(HELPER.format("pen"))
    shop.revision("a1", CALLS_HELPER)
    shop.revision("b2", "pass")
    assert "pen" in reviews(assay)
    read()

    (shop.root / "shop_ops.py").write_text(HELPER.format("ink"))
    assert "ink" in assay("review").out
    assert read() == ["a1"]


def test_another_naming_convention_changes_the_names(assay, shop, read):
    models = (
        "from sqlalchemy import MetaData\nmetadata = MetaData(naming_convention={{'uq': '{}'}})\n"
    )
    (shop.root / "models.py").write_text(models.format("uq_%(table_name)s"))
    (shop.root / "migrations" / "env.py").write_text(
        "import models\ncontext.configure(connection=c, target_metadata=models.metadata)\n"
    )
    shop.revision("a1", 'op.create_unique_constraint(None, "book", ["title"])')
    assert "uq_book" in reviews(assay)
    read()

    (shop.root / "models.py").write_text(models.format("%(table_name)s_alone"))
    assert "book_alone" in assay("review").out
    assert read() == ["a1"]


def test_a_helper_that_appears_is_found(assay, shop):
    shop.revision("a1", CALLS_HELPER)
    reviews(assay)

    (shop.root / "shop_ops.py").write_text(HELPER.format("pen"))
    assert "pen" in reviews(assay)


def test_a_revision_that_asks_the_schema_follows_what_runs_before_it(assay, shop):
    first = shop.revision("a1", 'op.create_table("book", sa.Column("id", sa.Integer()))')
    shop.revision("b2", GUARDED)
    assert "pen" not in reviews(assay)

    first.write_text(first.read_text().replace('"book"', '"desk"'))
    assert "pen" in reviews(assay)


def test_a_revision_that_cannot_be_parsed_is_told_each_time(assay, shop):
    shop.revision("a1", "pass").write_text("revision = 'a1'\ndown_revision = None\ndef upgrade(:")

    first = assay("review")
    assert first.status == 2
    assert assay("review") == first


def test_another_version_of_assay_reads_everything_again(assay, risky, read, monkeypatch):
    assay("review")
    read()
    monkeypatch.setattr("adapters.shelves.edition.VERSION", "99.0")

    assay("review")
    assert read() == ["a1", "b2"]


def test_a_cache_that_cannot_be_written_is_done_without(assay, risky, read, monkeypatch):
    (risky.root / "taken").write_text("")
    monkeypatch.setenv("ASSAY_CACHE_DIR", str(risky.root / "taken"))

    first = assay("review")
    assert (first.status, first.err) == (1, "")
    assert assay("review") == first


def test_a_cache_that_was_damaged_is_written_anew(assay, risky, read, cache_folder):
    first = assay("review")
    for file in cache_folder.iterdir():
        file.write_bytes(file.read_bytes()[:-3])
    read()

    assert assay("review") == first
    assert read() == ["a1", "b2"]
    assert assay("review") == first
    assert read() == []


@pytest.mark.parametrize("database", ["postgresql", "mariadb", "sqlite"])
def test_an_example_is_reviewed_alike_from_the_cache(assay, tmp_path, read, database):
    shutil.copytree(EXAMPLES / "bookshop", tmp_path / "bookshop")
    options = ("--database", database, "--format", "json", tmp_path / "bookshop")
    without = assay("review", "--no-cache", *options)
    read()

    assert [assay("review", *options) for _ in range(2)] == [without] * 2


@pytest.mark.parametrize("seed", [1, 2])
def test_a_generated_history_is_reviewed_alike_revision_by_revision(
    assay, tmp_path, read, cache_folder, seed
):
    generate(tmp_path / "made", 60, seed)
    options = ("--format", "json", "--explain-reading", tmp_path / "made")
    without = assay("review", "--no-cache", *options)
    assert assay("review", *options) == without
    read()
    [outcome] = cache_folder.glob("outcome-*")
    outcome.unlink()

    assert assay("review", *options) == without
    assert read() == []


def test_an_option_that_a_revision_asked_for_is_part_of_it(assay, risky, read):
    asked = 'op.get_context().config.get_main_option("deep")'
    risky.revision("c3", f'if {asked}:\n        op.drop_table("book")')
    before = reviews(assay)
    read()

    with Path("alembic.ini").open("a") as file:
        file.write("deep = yes\n")

    assert assay("review").out != before
    assert read() == ["c3"]
