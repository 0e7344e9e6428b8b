"""Alembic on Assay's own environment, in this process and as a command."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from alembic.config import Config
from sqlalchemy import create_engine, inspect
from sqlalchemy.pool import NullPool

ROOT = Path(__file__).resolve().parents[2]
FIRST, REVIEWS, HEAD = "5ac16e43f34e", "5db9dd5f06f2", "b60e4d91c7f2"


def configured(url, more_versions=None, **attributes):
    """What `AlembicStore` uses, with revisions of a test's own if it brings some."""
    config = Config(ROOT / "alembic.ini")
    config.attributes.update(database_url=url, **attributes)
    if more_versions is not None:
        both = os.pathsep.join([str(ROOT / "alembic" / "versions"), str(more_versions)])
        config.set_main_option("version_locations", both)
    return config


def sql_of(url, run, revisions, more_versions=None):
    """What `alembic upgrade REVISIONS --sql` writes, or downgrade."""
    config = configured(url, more_versions)
    config.output_buffer = StringIO()
    run(config, revisions, sql=True)
    return config.output_buffer.getvalue()


def command_line(url, *arguments, ini=ROOT / "alembic.ini", **environment):
    """The command and the surroundings of `alembic ARGUMENTS`, for subprocess."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return {
        "args": [sys.executable, "-m", "alembic", "-c", str(ini), *arguments],
        "env": {**ours, "ASSAY_DATABASE_URL": url, **environment},
        "text": True,
    }


def alembic(url, *arguments, cwd=None, **more):
    done = subprocess.run(
        **command_line(url, *arguments, **more), cwd=cwd, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def engine_on(url):
    return create_engine(url, poolclass=NullPool)


def tables(url):
    return set(inspect(engine_on(url)).get_table_names())


def schema(url):
    """All that the database tells about its tables, types and sequences."""
    engine = engine_on(url)
    seen = inspect(engine)
    found = {
        name: {
            "columns": [
                {**column, "type": column["type"].compile(engine.dialect)}
                for column in seen.get_columns(name)
            ],
            "primary key": seen.get_pk_constraint(name),
            "foreign keys": seen.get_foreign_keys(name),
            "indexes": seen.get_indexes(name),
            "unique": seen.get_unique_constraints(name),
            "checks": seen.get_check_constraints(name),
            "options": seen.get_table_options(name),
        }
        for name in seen.get_table_names()
    }
    if engine.dialect.name == "postgresql":
        found["types"] = seen.get_enums()
        found["sequences"] = seen.get_sequence_names()
    return found


@pytest.fixture
def more_versions(tmp_path):
    """A folder for revisions of the test's own, which follow Assay's last one."""
    folder = tmp_path / "more_versions"
    folder.mkdir()

    def write(body, revision="eeeeeeeeeeee"):
        (folder / f"{revision}.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n\n"
            f'revision = "{revision}"\ndown_revision = "{HEAD}"\n\n\n'
            f"def upgrade():\n    {body}\n\n\ndef downgrade():\n    pass\n"
        )
        return folder

    return write
