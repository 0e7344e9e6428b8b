"""What the files of an environment promise."""

import ast
from datetime import UTC, datetime
from itertools import product

import pytest

from adapters.scaffold.templates import JinjaTemplates
from application.ports.environment_templates import FirstRevision
from domain.databases.target import Database
from domain.initiation.plan import planned
from domain.initiation.wanted import Style, Survey, Wanted

FIRST = FirstRevision("0123456789ab", datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
SOME = [(d,) for d in Database] + [(Database.SQLITE, Database.MARIADB), tuple(Database)]
EVERY = [
    (style, databases, asynchronous)
    for style, databases, asynchronous in product(Style, SOME, (False, True))
    if not (style is Style.FLASK_SQLALCHEMY and asynchronous)
]


def files(style=Style.DECLARATIVE, databases=(Database.POSTGRESQL,), asynchronous=False, **survey):
    wanted = Wanted(databases, style=style, asynchronous=asynchronous)
    plan = planned(wanted, Survey(project="shop", **survey))
    return {file.path: file.text for file in JinjaTemplates().files(plan, FIRST)}


@pytest.mark.parametrize(("style", "databases", "asynchronous"), EVERY)
def test_every_file_is_whole(style, databases, asynchronous):
    made = files(style, databases, asynchronous)

    assert {"alembic.ini", "migrations/env.py", "migrations/script.py.mako"} <= set(made)
    assert {"model_registry.py", "config.py", "models/__init__.py", "MIGRATIONS.md"} <= set(made)
    for path, text in made.items():
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\n\n\n\n" not in text
        assert [line for line in text.splitlines() if line != line.rstrip()] == []
        if path.endswith(".py"):
            ast.parse(text)
            assert [line for line in text.splitlines() if len(line) > 88] == []


def test_the_same_plan_gives_the_same_files():
    assert files() == files()


def test_the_first_revision_is_named_as_alembic_names_the_others():
    name = "migrations/versions/2026_11_23_0905_0123456789ab_set_up_the_version_table.py"

    assert 'revision: str = "0123456789ab"' in files()[name]
    assert name not in files(has_revisions=True)


def test_the_lock_is_taken_by_functions_that_mysql_9_has():
    """It has no MD5 any more (tried on 9.7)."""
    for database in (Database.MYSQL, Database.MARIADB):
        env = files(databases=(database,))["migrations/env.py"]
        assert "SHA2(DATABASE(), 224)" in env
        assert "MD5" not in env


def test_no_url_stands_in_the_ini():
    assert "sqlalchemy.url" not in files()["alembic.ini"]


def test_only_the_databases_that_were_named_are_spoken_of():
    env = files(databases=(Database.SQLITE,))["migrations/env.py"]

    assert "lock_timeout" not in env
    assert "GET_LOCK" not in env
    assert "BEGIN IMMEDIATE" in env
    assert "render_as_batch" not in files(databases=(Database.MYSQL,))["migrations/env.py"]
