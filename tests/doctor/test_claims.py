"""What is said of Alembic, and what is shown as a way out, tried with Alembic itself."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import URL, create_engine, inspect

from domain.diagnosis.diff import edited
from tests.doctor.faults import Change
from tests.doctor.test_faults import diagnosis, project
from tests.servers import new_database, require


def test_a_revision_whose_file_has_the_name_of_another_is_written_over_it(tmp_path: Path) -> None:
    config = Config(str(tmp_path / "alembic.ini"))
    command.init(config, str(tmp_path / "alembic"))
    ini = tmp_path / "alembic.ini"
    ini.write_text(ini.read_text().replace("[alembic]\n", "[alembic]\nfile_template = %%(slug)s\n"))
    config = Config(str(ini))

    first = command.revision(config, "add orders")
    second = command.revision(config, "add orders")

    [file] = (tmp_path / "alembic/versions").glob("*.py")
    assert f"\nrevision: str = '{second.revision}'" in file.read_text()
    assert f"\nrevision: str = '{first.revision}'" not in file.read_text()


SQLITE_URL = "sqlite:///shop.db"
MADE = "        poolclass=pool.NullPool,\n"
OPENED = "    with connectable.connect() as connection:\n"


@pytest.mark.parametrize("server", ["postgresql", "mariadb"])
def test_an_upgrade_with_the_timeout_that_is_shown_is_committed(
    server: str, tmp_path: Path
) -> None:
    require(server)
    with new_database(server) as url:
        place = shop(tmp_path, url)
        env_py = place / "alembic/env.py"
        text = env_py.read_text(encoding="utf-8")
        env_py.write_text(text.replace(MADE, f"{MADE}        connect_args={{}},\n"), "utf-8")
        issue = next(
            found
            for found in diagnosis(place).issues
            if found.rule == "connection-without-lock-timeout"
        )
        env_py.write_text(edited(env_py.read_text(encoding="utf-8"), issue.edits), "utf-8")

        assert "connection.commit()" in env_py.read_text(encoding="utf-8")
        upgraded(place)
        assert tables(url) >= {"customers", "orders"}


def test_an_upgrade_within_the_lock_that_is_shown_runs_and_gives_it_back(tmp_path: Path) -> None:
    require("postgresql")
    with new_database("postgresql") as url:
        place = shop(tmp_path, url)
        Change("shop/migrate.py", "", RUNS).apply(place)
        issue = next(i for i in diagnosis(place).issues if i.rule == "no-concurrency-guard")
        lines = issue.fix.removeprefix("# in env.py\n").split("\n")
        imports, code = (lines[0], lines[2:]) if lines[0].startswith("from") else ("", lines)
        before, _, after = (place / "alembic/env.py").read_text("utf-8").partition(OPENED)
        body, ending, rest = after.partition("            context.run_migrations()\n")
        inner = f"{OPENED}{body}{ending}".replace("\n", "\n" + " " * 8).rstrip()
        guarded = "\n".join(f"    {line}" for line in code).replace(
            "        ...  # what runs the migrations now", f"        {inner.lstrip()}"
        )
        new = f"{imports}\n{before}{guarded}\n{rest}"
        (place / "alembic/env.py").write_text(new, "utf-8")

        upgraded(place)
        assert tables(url) >= {"customers", "orders"}


def shop(folder: Path, url: URL) -> Path:
    place = project(folder, "sqlite")
    told = url.render_as_string(hide_password=False)
    Change("config.py", SQLITE_URL, told).apply(place)
    return place


def upgraded(place: Path) -> None:
    arguments = [sys.executable, "-m", "alembic", "upgrade", "head"]
    ran = subprocess.run(arguments, cwd=place, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def tables(url: URL) -> set[str]:
    engine = create_engine(url)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


RUNS = """\
from alembic import command
from alembic.config import Config


def migrate():
    command.upgrade(Config("alembic.ini"), "head")
"""
