"""What `alembic revision --autogenerate` makes here, in a copy of the house."""

import shutil
import subprocess
import sys

import pytest

from tests.environment.conftest import ROOT, alembic

MORE_TABLES = """

notes = table(
    "notes",
    Column("id", Counted, primary_key=True),
    Column("review_id", Identity, ForeignKey("reviews.id"), nullable=False),
    Column("words", Words, nullable=False, server_default="none"),
    Column("at", UtcDateTime),
    Column("places", Structured(tuple[Location, ...])),
    Column("level", by_value(Level), index=True),
)
"""


@pytest.fixture
def house(tmp_path):
    folder = tmp_path / "house"
    for name in ("domain", "application", "adapters", "alembic"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("alembic.ini", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def generate(house, url, *options):
    """Gives the text of the new script."""
    ini = house / "alembic.ini"
    before = set((house / "alembic" / "versions").glob("*.py"))
    alembic(url, "revision", *options, ini=ini, cwd=house)
    (new,) = set((house / "alembic" / "versions").glob("*.py")) - before
    return new


def lint(file, house):
    ruff = [sys.executable, "-m", "ruff"]
    for check in (["check"], ["format", "--check"]):
        done = subprocess.run([*ruff, *check, str(file)], cwd=house, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_a_generated_migration_is_clean_imports_nothing_of_ours_and_runs(house, new_store_url):
    url, ini = new_store_url("sqlite"), house / "alembic.ini"
    alembic(url, "upgrade", "head", ini=ini)
    tables = house / "adapters" / "orm" / "tables.py"
    tables.write_text(tables.read_text(encoding="utf-8") + MORE_TABLES, encoding="utf-8")

    script = generate(house, url, "--autogenerate", "-m", 'Keep "notes" of a review')
    text = script.read_text(encoding="utf-8")

    lint(script, house)
    assert "adapters" not in text
    assert "mysql.LONGTEXT()" in text
    assert 'op.f("fk_notes_review_id_reviews")' in text
    assert "batch_alter_table" in text
    alembic(url, "upgrade", "head", ini=ini)
    alembic(url, "check", ini=ini)


def test_an_empty_migration_is_clean(house, new_store_url):
    script = generate(house, new_store_url("sqlite"), "-m", "Nothing yet")
    lint(script, house)
    assert "import" not in script.read_text(encoding="utf-8")
