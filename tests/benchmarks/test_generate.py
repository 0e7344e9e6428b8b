"""Generated histories."""

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine, inspect

from benchmarks.generate import generate
from tests.servers import new_database


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made: Path = tmp_path_factory.mktemp("generated")
    generate(made, revisions=200, seed=3)
    return made


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_the_same_seed_gives_the_same_files(folder: Path, tmp_path: Path) -> None:
    generate(tmp_path / "again", revisions=200, seed=3)
    assert contents(tmp_path / "again") == contents(folder)


def test_another_seed_gives_others(folder: Path, tmp_path: Path) -> None:
    generate(tmp_path / "other", revisions=200, seed=4)
    assert (
        contents(tmp_path / "other")
        .keys()
        .isdisjoint(name for name in contents(folder) if "versions" in name)
    )


def test_alembic_sees_one_history_with_one_head(folder: Path) -> None:
    scripts = ScriptDirectory.from_config(Config(str(folder / "alembic.ini")))
    assert len(scripts.get_heads()) == len(scripts.get_bases()) == 1
    revisions = list(scripts.walk_revisions())
    assert len(revisions) == 200
    assert any(revision.is_merge_point for revision in revisions)


def test_a_revision_is_about_as_long_as_a_real_one(folder: Path) -> None:
    files = list((folder / "migrations" / "versions").glob("*.py"))
    lines = sum(len(file.read_text().splitlines()) for file in files)
    assert 45 <= lines / len(files) <= 65


def test_the_operations_and_shapes_that_people_use_occur(folder: Path) -> None:
    text = "".join(file.read_text() for file in (folder / "migrations" / "versions").glob("*.py"))
    for written in (
        *("op.create_table(", "op.add_column(", "op.drop_column(", "op.create_index("),
        *("op.alter_column(", "op.create_foreign_key(", "op.create_unique_constraint("),
        *("op.execute(", "op.batch_alter_table(", "autocommit_block()", "op.get_bind()"),
        *("inspector.get_table_names()", "for table in TABLES:", "def add_audit(", "Session("),
    ):
        assert written in text, written


def test_it_really_runs(folder: Path) -> None:
    config = Config(str(folder / "alembic.ini"))
    with new_database("postgresql") as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            assert len(inspect(connection).get_table_names()) > 50
