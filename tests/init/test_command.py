"""`assay init` as its users meet it."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from entrypoints.cli import main

FILES = {
    "MIGRATIONS.md",
    "alembic.ini",
    "config.py",
    "migrations/env.py",
    "migrations/script.py.mako",
    "model_registry.py",
    "models/__init__.py",
    "models/base.py",
}
BASE = "from sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    pass\n"


def tree(root):
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file()
    }


def write(root, **files):
    for name, text in files.items():
        file = root / name.replace("__", "/").replace("/init/", "__init__")
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.with_suffix(".py")).write_text(text)


def test_sets_up_what_alembic_needs(init, tmp_path):
    status, out, _ = init(tmp_path)

    made = set(tree(tmp_path))
    (first,) = made - FILES
    assert status == 0
    assert made > FILES
    assert first.startswith("migrations/versions/")
    assert first.endswith("_set_up_the_version_table.py")
    assert all(path in out for path in made)


def test_a_second_run_changes_nothing(init, tmp_path):
    init(tmp_path, "--style", "sqlmodel", "--async")
    before = tree(tmp_path)

    status, out, _ = init(tmp_path, "--async")

    assert (status, tree(tmp_path)) == (0, before)
    assert "new " not in out


def test_a_dry_run_shows_everything_and_writes_nothing(init, tmp_path):
    status, out, _ = init(tmp_path, "--dry-run")

    assert (status, tree(tmp_path)) == (0, {})
    assert "+++ b/migrations/env.py" in out
    assert "+def run_online() -> None:" in out
    assert "Nothing was written (--dry-run)." in out


def test_what_is_missing_is_written_and_what_differs_is_left_alone(init, tmp_path):
    write(tmp_path, migrations__env="# ours\n", models=BASE, config="URL = 1\n")

    status, out, _ = init(tmp_path, "--settings=config:URL")

    assert status == 1
    assert (tmp_path / "migrations" / "env.py").read_text() == "# ours\n"
    assert (tmp_path / "alembic.ini").is_file()
    assert "differs  migrations/env.py (left as it is)" in out


def test_what_differs_may_be_written_beside(init, tmp_path):
    init(tmp_path)
    env = tmp_path / "migrations" / "env.py"
    whole = env.read_text()
    env.write_text("# ours\n")

    assert init(tmp_path, "--beside")[0] == 1
    assert init(tmp_path, "--beside")[0] == 1

    assert env.read_text() == "# ours\n"
    assert env.with_name("env.py.assay-new").read_text() == whole


def test_nothing_is_written_where_something_else_stands_beside(init, tmp_path):
    (tmp_path / "alembic.ini").write_text("[alembic]\n")
    (tmp_path / "alembic.ini.assay-new").write_text("mine\n")

    status, _, err = init(tmp_path, "--beside")

    assert status == 2
    assert "alembic.ini.assay-new: is there already" in err
    assert set(tree(tmp_path)) == {"alembic.ini", "alembic.ini.assay-new"}


def test_starting_points_belong_to_their_owners(init, tmp_path):
    init(tmp_path)
    (tmp_path / "config.py").write_text("def database_url() -> str:\n    return 'sqlite://'\n")
    (tmp_path / "MIGRATIONS.md").write_text("# How we do it\n")

    status, out, _ = init(tmp_path)

    assert status == 0
    assert "yours    config.py (left as it is)" in out


def test_models_and_settings_that_are_there_are_used(init, tmp_path):
    write(tmp_path, src__shop__models__base=BASE, src__shop__settings="settings = make()\n")
    (tmp_path / "src" / "shop" / "models" / "__init__.py").write_text("")

    status, out, _ = init(
        tmp_path, "--models=shop.models", "--settings=shop.settings:settings.database_url"
    )

    env = (tmp_path / "migrations" / "env.py").read_text()
    registry = (tmp_path / "src" / "model_registry.py").read_text()
    assert status == 0
    assert "given = settings.database_url" in env
    assert 'parents[1] / "src"' in env
    assert "from shop.models.base import Base" in registry
    assert "import_every_module_of(shop.models)" in registry
    assert not (tmp_path / "config.py").exists()
    assert "src/shop/models/base.py:4: no naming convention" in out
    ast.parse(env)


def test_scripts_and_revisions_that_are_there_stay_where_they_are(init, tmp_path):
    write(tmp_path, db__scripts__versions__a1="down_revision = None\n")
    (tmp_path / "alembic.ini").write_text("[alembic]\nscript_location = %(here)s/db/scripts\n")

    init(tmp_path)

    assert "parents[2]" in (tmp_path / "db" / "scripts" / "env.py").read_text()
    assert [f.name for f in (tmp_path / "db" / "scripts" / "versions").iterdir()] == ["a1.py"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--settings", "shop.settings"], "--settings 'shop.settings': not module:attribute"),
        (["--settings", "a:b;import os"], "not module:attribute"),
        (["--settings", "shop.settings:URL"], "there is no module shop.settings"),
        (["--models", "shop-models"], "--models 'shop-models': not the dotted name of a module"),
        (["--models", "class.models"], "not the dotted name of a module"),
        (["--metadata", "shop.db:Base"], "there is no package models to go with it"),
        (["--database", "oracle"], "unknown database 'oracle'"),
        (["--style", "flask-sqlalchemy", "--async"], "leave --async out"),
        (["elsewhere"], "elsewhere: there is no such folder"),
    ],
)
def test_wrong_input_is_told_and_writes_nothing(init, tmp_path, monkeypatch, options, message):
    monkeypatch.chdir(tmp_path)

    status, out, err = init(*options)

    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
    assert tree(tmp_path) == {}


def test_an_environment_that_is_in_use_is_not_guessed_at(init, tmp_path):
    write(tmp_path, migrations__env="# ours\n")

    status, _, err = init(tmp_path)

    assert status == 2
    assert "there is an Alembic environment in migrations/ already" in err
    assert "--models, and where the application has its URL with --settings" in err
    assert set(tree(tmp_path)) == {"migrations/env.py"}


def test_settings_that_bind_no_such_name_are_told(init, tmp_path):
    write(tmp_path, config="URL = 1\n")

    status, _, err = init(tmp_path)

    assert status == 2
    assert "config binds no 'database_url'. Name where the URL is with --settings." in err


def test_models_without_metadata_are_told(init, tmp_path):
    write(tmp_path, models__orders="class Order:\n    pass\n")

    status, _, err = init(tmp_path)

    assert status == 2
    assert "no MetaData was found in models: name where it is with --metadata" in err


@pytest.mark.parametrize("options", [[], ["--async"], ["--database=sqlite", "--database=mariadb"]])
@pytest.mark.parametrize("width", [88, 100])
def test_what_is_written_is_clean(init, tmp_path, options, width):
    """As ruff and mypy see it, the strictest way."""
    init(tmp_path, *options)
    tools = Path(sys.executable).parent
    python = [str(f) for f in tmp_path.rglob("*.py")]

    for command in (
        ["ruff", "format", "--isolated", "--check", f"--line-length={width}", *python],
        ["ruff", "check", "--isolated", "--select=E,F,I,B,UP,SIM,RUF,RET,N,C4,PT", *python],
    ):
        done = subprocess.run(
            [tools / command[0], *command[1:]], cwd=tmp_path, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("options", [["--async"], ["--database=sqlite", "--database=mariadb"]])
def test_what_is_written_is_typed(init, tmp_path, tmp_path_factory, options):
    init(tmp_path, *options)
    # The libraries are looked at once for all.
    cache = tmp_path_factory.getbasetemp() / "mypy"
    files = ["migrations/env.py", "model_registry.py", "config.py", "models"]

    done = subprocess.run(
        [Path(sys.executable).parent / "mypy", "--strict", "--cache-dir", cache, *files],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout


def test_assay_reads_what_it_wrote(init, tmp_path):
    """Transactions, the timeout and the naming convention are plain enough to be read."""
    from adapters.alembic_project.reader import AlembicProjectReader

    init(tmp_path)
    facts = AlembicProjectReader().open(str(tmp_path)).environment

    assert facts.transaction_per_migration.surely
    assert facts.lock_timeout.known.value == "5s"
    assert dict(facts.naming.known.formats)["pk"] == "pk_%(table_name)s"
    assert facts.own_transaction.value is False


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--async"],
        ["--style=sqlmodel", "--database=sqlite"],
        ["--style=imperative", "--database=mariadb", "--database=sqlite", "--async"],
        ["--style=flask-sqlalchemy", "--database=mysql"],
    ],
)
def test_doctor_finds_nothing_in_it(init, monkeypatch, capsys, tmp_path, options):
    init(tmp_path, *options)

    monkeypatch.setattr(sys, "argv", ["assay", "doctor", str(tmp_path), "--format", "json"])
    with pytest.raises(SystemExit) as stopped:
        main()
    told = json.loads(capsys.readouterr().out)

    assert stopped.value.code == 0
    assert told["issues"] == []
    assert told["suggestions"] == []
