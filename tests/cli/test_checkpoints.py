"""A review goes on from where an earlier one stood, and says what one from the base says."""

import shutil

import pytest

from benchmarks.generate import generate
from domain.review.passage import Passage

HELPER = 'def add(op):\n    op.drop_table("{}")\n'
CALLS_HELPER = "from shop_ops import add\n    add(op)"
ASKS = 'if sa.inspect(op.get_bind()).has_table("{}"):\n        op.drop_table("pen{}")'


@pytest.fixture
def passed(monkeypatch):
    """How many revisions were replayed since it was last asked."""
    told = []
    through = Passage.through

    def noting(self, turn, standing, heard):
        told.append(turn.revision.id)
        return through(self, turn, standing, heard)

    monkeypatch.setattr(Passage, "through", noting)

    def since():
        count = len(told)
        told.clear()
        return count

    return since


@pytest.fixture
def review(assay, passed):
    """With what was kept and without it: the same. Gives how many revisions were replayed."""

    def run(*arguments):
        options = ("--format", "json", "--database", "postgresql", *arguments)
        passed()
        ran = assay("review", *options)
        count = passed()
        assert ran == assay("review", "--no-cache", *options)
        return count

    return run


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A generated history of 100; `step(n)` is its n-th revision's file."""
    generate(tmp_path / "made", 100)
    monkeypatch.chdir(tmp_path / "made")
    files = (tmp_path / "made" / "migrations" / "versions").glob("*.py")
    return {int(file.stem.rpartition("_")[2]): file for file in files}


def append(file, text="# changed"):
    file.write_text(f"{file.read_text()}\n{text}\n")


def test_a_change_at_the_head_is_replayed_alone(review, made):
    assert review() == 100

    append(made[100])
    assert review() == 1
    append(made[99])
    assert review() <= 4


def test_a_new_revision_is_replayed_alone(review, made):
    review()
    last = made[100].stem.partition("_")[0]
    new = made[100].with_name("new.py")
    new.write_text(
        f'revision = "new"\ndown_revision = "{last}"\n\nfrom alembic import op\n\n\n'
        'def upgrade():\n    op.drop_table("nothing")\n'
    )
    assert review() == 1

    new.unlink()
    assert review() == 0


@pytest.mark.parametrize("changed", [1, 2, 50, 80, 95, 97])
def test_a_change_anywhere_changes_what_comes_after_it(review, made, changed):
    review()
    for text in ("# changed", "# again"):
        append(made[changed], text)
        assert 101 - changed <= review() <= 100


def test_another_branch_and_back_again(review, made):
    before = made[60].read_text()
    for text in (before + "\n# other\n", before, before + "\n# other\n"):
        made[60].write_text(text)
        review()


def test_a_changed_environment_is_reviewed_anew(review, made):
    review()
    append(made[1].parents[1] / "env.py", "import sqlalchemy")
    review()
    (made[1].parents[1] / "env.py").write_text("from alembic import context\n")

    assert review() == 100


def test_another_range_begins_anew(review, made):
    half = made[50].stem.partition("_")[0]
    assert review() == 100

    assert review("--revisions", f"{half}:heads") == 100
    append(made[100])
    assert review("--revisions", f"{half}:heads") == 1
    assert review("--revisions", f"base:{half}") == 100


def test_a_changed_helper_is_met_where_it_is_called(review, shop):
    (shop.root / "shop_ops.py").write_text(HELPER.format("pen"))
    for number in range(40):
        shop.revision(f"r{number:02}", CALLS_HELPER if number == 35 else "pass")
    assert review() == 40

    for name in ("ink", "pen", "ink"):
        (shop.root / "shop_ops.py").write_text(HELPER.format(name))
        assert review() == 8


def test_a_revision_that_asks_the_schema_is_told_the_same(review, shop):
    for number in range(20):
        shop.revision(f"a{number:02}", f'op.create_table("t{number}", sa.Column("id", sa.Integer))')
    for number in range(20):
        shop.revision(f"b{number:02}", ASKS.format(f"t{number}", number))
    review()
    append(shop.root / "migrations" / "versions" / "b19.py")

    assert review() == 1


def test_a_revision_that_cannot_be_parsed_stops_what_is_kept(review, shop):
    for number in range(30):
        shop.revision(f"r{number:02}", 'op.drop_table("pen")')
    broken = shop.root / "migrations" / "versions" / "r20.py"
    whole = broken.read_text()
    review()

    for text in (whole + "\ndef (:\n", whole, whole + "\ndef (:\n"):
        broken.write_text(text)
        review()
        review()


@pytest.mark.parametrize("name", ["said", "standings", "scripts", "outcome"])
def test_each_file_may_be_lost_or_another_ones(review, made, cache_folder, tmp_path, name):
    review()
    append(made[100])
    [file] = cache_folder.glob(f"{name}-*")
    shutil.copy(file, tmp_path / "old")
    review()
    append(made[99])

    shutil.copy(tmp_path / "old", file)
    review()
    file.unlink()
    append(made[98])
    review()


def test_what_was_said_with_another_helper_is_not_taken_for_it(
    review, shop, cache_folder, tmp_path
):
    """Two reviews that write at once may leave a file each."""
    shop.revision("a1", CALLS_HELPER)
    shop.revision("b2", "pass")
    (shop.root / "shop_ops.py").write_text(HELPER.format("pen"))
    review()
    [said] = cache_folder.glob("said-*")
    shutil.copy(said, tmp_path / "old")
    (shop.root / "shop_ops.py").write_text(HELPER.format("ink"))
    review()

    shutil.copy(tmp_path / "old", said)
    [outcome] = cache_folder.glob("outcome-*")
    outcome.unlink()
    assert review() == 2
