"""The code of a way out is for the env.py that it is shown for: its names, engine and databases."""

from pathlib import Path

import pytest

from domain.diagnosis.diagnosis import Issue
from domain.review.finding import Level
from tests.doctor.models.written import ENV_PY, INI, REVISION, USERS, project
from tests.doctor.test_faults import diagnosis

ASYNC = """
import asyncio

from alembic import context
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from app.db import Base

made = create_async_engine("postgresql+asyncpg://localhost/shop")


def migrate(link):
    context.configure(connection=link, target_metadata=Base.metadata)
    with context.begin_transaction():
        link.execute(text("SELECT pg_advisory_xact_lock(7)"))
        context.run_migrations()


async def online():
    async with made.connect() as held:
        await held.run_sync(migrate)


asyncio.run(online())
"""
LEAVES = 'with op.get_context().autocommit_block():\n        op.execute("ANALYZE")'
MYSQL = {
    "alembic/env.py": ENV_PY.replace("postgresql://", "mysql://"),
    "alembic.ini": INI.replace("postgresql://", "mysql://"),
}


def issue_of(rule: str, folder: Path) -> Issue:
    return next(issue for issue in diagnosis(folder).issues if issue.rule == rule)


def rules_of(folder: Path) -> set[str]:
    return {issue.rule for issue in diagnosis(folder).issues}


def test_a_lock_of_the_session_is_taken_with_the_engine_that_is_there(tmp_path: Path) -> None:
    revision = REVISION.format(upgrade=f"    {USERS}\n    {LEAVES}")
    files = {"alembic/env.py": ASYNC, "alembic/versions/a1.py": revision}
    fix = issue_of("advisory-lock-lost", project(tmp_path, files)).fix
    assert fix.startswith("async with made.connect() as guard:\n    await guard.execution_options(")
    assert 'await guard.execute(text("SELECT pg_advisory_unlock(' in fix


@pytest.mark.parametrize(
    ("files", "lines"),
    [
        ({}, ["connection.execute(text(\"SET lock_timeout = '4s'\"))"]),
        (MYSQL, ['connection.execute(text("SET SESSION lock_wait_timeout = 10"))']),
        (
            {"alembic/versions/a1.py": REVISION.format(upgrade=f'    {USERS}\n    x = "mysql"')},
            [
                'if connection.dialect.name == "postgresql":',
                'elif connection.dialect.name in ("mysql", "mariadb"):',
            ],
        ),
    ],
    ids=["PostgreSQL", "MySQL", "both"],
)
def test_timeouts_are_those_of_the_databases_that_are_used(
    files: dict[str, str], lines: list[str], tmp_path: Path
) -> None:
    issue = issue_of("connection-without-lock-timeout", project(tmp_path, files))
    for line in (*lines, "connection.commit()", "from sqlalchemy import text"):
        assert f"+        {line}" in issue.diff or f"+{line}" in issue.diff
    assert ("if " in issue.diff) is (len(lines) > 1)


def test_mysql_waits_for_a_year_and_mariadb_for_a_day(tmp_path: Path) -> None:
    told = issue_of("connection-without-lock-timeout", project(tmp_path, MYSQL)).message
    assert "a year on MySQL, a day on MariaDB" in told


def test_a_timeout_is_set_before_the_transaction_that_env_py_begins_itself(tmp_path: Path) -> None:
    begun = ENV_PY.replace(
        "        context.configure(conn",
        "        transaction = connection.begin()\n        context.configure(conn",
    )
    issue = issue_of(
        "connection-without-lock-timeout", project(tmp_path, {"alembic/env.py": begun})
    )
    line = begun.lstrip("\n").split("\n").index("        transaction = connection.begin()") + 1
    assert not issue.edits
    assert f"# above line {line}, before the transaction begins" in issue.fix


SETS_LOCALLY = ENV_PY.replace(
    "with context.begin_transaction():\n            context.run",
    "with context.begin_transaction():\n"
    "            connection.execute(text(\"SET LOCAL lock_timeout = '9s'\"))\n"
    "            context.run",
).replace("from alembic import context", "from alembic import context\nfrom sqlalchemy import text")


@pytest.mark.parametrize("leaves", [False, True])
def test_a_timeout_of_the_transaction_is_lost_where_a_revision_leaves_it(
    leaves: bool, tmp_path: Path
) -> None:
    revision = REVISION.format(upgrade=f"    {USERS}\n    {LEAVES if leaves else ''}")
    files = {"alembic/env.py": SETS_LOCALLY, "alembic/versions/a1.py": revision}
    folder = project(tmp_path, files)
    assert ("lock-timeout-lost" in rules_of(folder)) is leaves
    assert ("lock-timeout" in {s.name for s in diagnosis(folder).strengths}) is not leaves


def test_one_transaction_for_each_revision_ends_what_was_set_for_the_one(tmp_path: Path) -> None:
    fix = issue_of(
        "one-transaction-for-all", project(tmp_path, {"alembic/env.py": SETS_LOCALLY})
    ).fix
    assert "the timeout of line" in fix
    assert "the first commit would end it" in fix


OFFLINE_URL = ENV_PY.replace('"postgresql://"', 'settings.get_main_option("sqlalchemy.url")')
LOCAL_URL = """
    place = os.environ["SHOP"]
    url = address(place)
    section = {}
    section["sqlalchemy.url"] = url
    connectable = engine_from_config(section)
    with connectable"""


def test_the_url_of_the_offline_branch_is_said_without_names_of_another_function(
    tmp_path: Path,
) -> None:
    env_py = OFFLINE_URL.replace("\n    with connectable", LOCAL_URL).replace(
        "target_metadata = Base",
        "from app.db import address\nimport os\nfrom sqlalchemy import engine_from_config\n"
        "settings = context.config\ntarget_metadata = Base",
    )
    ini = INI.replace("sqlalchemy.url = postgresql://localhost/shop\n", "")
    folder = project(tmp_path, {"alembic/env.py": env_py, "alembic.ini": ini})
    fix = issue_of("offline-without-url", folder).fix
    assert "settings.set_main_option(\"sqlalchemy.url\", address(os.environ['SHOP'])" in fix


def test_a_url_that_the_program_has_set_is_not_written_over(tmp_path: Path) -> None:
    env_py = OFFLINE_URL.replace(
        "target_metadata = Base",
        "from sqlalchemy import engine_from_config\nsettings = context.config\n"
        "connectable = engine_from_config(settings.get_section('alembic', {}))\n"
        "target_metadata = Base",
    )
    program = """
        from alembic import command
        from alembic.config import Config

        config = Config("alembic.ini")
        config.set_main_option("sqlalchemy.url", "postgresql://localhost/shop")
        command.upgrade(config, "head")
        """
    ini = INI.replace("sqlalchemy.url = postgresql://localhost/shop\n", "")
    files = {"alembic/env.py": env_py, "alembic.ini": ini, "app/start.py": program}
    fix = issue_of("offline-without-url", project(tmp_path, files)).fix
    assert 'if not settings.get_main_option("sqlalchemy.url"):\n    settings.set_main' in fix
    assert fix.startswith("import os\n")


IN_LOOP = """
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(online())
    else:
        asyncio.create_task(online())
"""


def test_what_is_not_awaited_only_in_a_running_loop_is_told_as_that(tmp_path: Path) -> None:
    env_py = ASYNC.replace("asyncio.run(online())", f"def start():{IN_LOOP}\n\nstart()")
    issue = issue_of("migrations-not-awaited", project(tmp_path, {"alembic/env.py": env_py}))
    assert issue.level is Level.WARNING
    assert issue.message.startswith("where an event loop runs already, nobody waits for this")
    assert "from concurrent.futures import ThreadPoolExecutor" in issue.fix


def test_what_is_never_awaited_is_an_error_and_gets_the_import_too(tmp_path: Path) -> None:
    env_py = ASYNC.replace("asyncio.run(online())", "online()").replace("import asyncio\n", "")
    issue = issue_of("migrations-not-awaited", project(tmp_path, {"alembic/env.py": env_py}))
    assert issue.level is Level.ERROR
    assert "+import asyncio" in issue.diff
    assert "+asyncio.run(online())" in issue.diff


def test_flask_has_commands_of_its_own(tmp_path: Path) -> None:
    env_py = ENV_PY.replace("from app.db", "from flask import current_app\nfrom app.db")
    fixes = [s.fix for s in diagnosis(project(tmp_path, {"alembic/env.py": env_py})).suggestions]
    assert any(fix.startswith("flask db migrate -m") for fix in fixes)


def test_a_search_path_whose_version_table_is_looked_at_is_no_concern(tmp_path: Path) -> None:
    sets = ENV_PY.replace(
        "        context.configure(conn",
        '        connection.exec_driver_sql("SET search_path TO shop")\n'
        "        connection.commit()\n        context.configure(conn",
    )
    looks = sets.replace(
        "        connection.commit()\n",
        "        connection.commit()\n"
        '        checked(connection, opts={"version_table_schema": "shop"})\n',
    )
    alone = project(tmp_path / "alone", {"alembic/env.py": sets})
    looked = project(tmp_path / "looked", {"alembic/env.py": looks})
    assert "version-table-by-search-path" in rules_of(alone)
    assert "version-table-by-search-path" not in rules_of(looked)


@pytest.mark.parametrize(("value", "told"), [("True", False), ("False", True)])
def test_postgresql_has_transactional_ddl_anyway(value: str, told: bool, tmp_path: Path) -> None:
    env_py = ENV_PY.replace(
        "configure(connection=connection, ",
        f"configure(connection=connection, transactional_ddl={value}, ",
    )
    found = rules_of(project(tmp_path, {"alembic/env.py": env_py}))
    assert ("offline-options-differ" in found) is told


def test_a_url_that_is_set_on_a_condition_misleads_nobody(tmp_path: Path) -> None:
    env_py = ENV_PY.replace(
        "target_metadata = Base",
        'config = context.config\nif __debug__:\n    config.set_main_option("sqlalchemy.url", '
        '"postgresql://other/shop")\ntarget_metadata = Base',
    )
    issue = issue_of("url-stated-twice", project(tmp_path, {"alembic/env.py": env_py}))
    assert issue.message.endswith(", on a condition")
    assert not issue.edits


def test_models_that_are_missed_are_told_where_the_metadata_comes_from(tmp_path: Path) -> None:
    env_py = ENV_PY.replace("from app.db import Base", "from app.db import Base\nimport asyncio")
    user = "from app.db import Base\nfrom sqlalchemy.orm import Mapped, mapped_column\n\n\n"
    user += 'class User(Base):\n    __tablename__ = "users"\n'
    user += "    id: Mapped[int] = mapped_column(primary_key=True)\n"
    files = {"alembic/env.py": env_py, "app/user.py": user}
    place = issue_of("model-not-loaded", project(tmp_path, files)).location
    assert place is not None
    assert env_py.lstrip("\n").split("\n")[place.line - 1] == "from app.db import Base"


def test_models_that_run_alembic_are_not_among_those_that_a_walk_imports(tmp_path: Path) -> None:
    start = (
        "from alembic import command\n\n\ndef start(config):\n    command.upgrade(config, 'head')\n"
    )
    names = {"one": "", "two": "", "odd": "import app.start\n"}
    files = {"app/start.py": start} | {
        f"app/{n}.py": first + model(n) for n, first in names.items()
    }
    loads = "from app.db import Base\nfrom app.one import One\nfrom app.two import Two"
    env_py = ENV_PY.replace("from app.db import Base", loads)
    folder = project(tmp_path, {**files, "alembic/env.py": env_py})
    fix = issue_of("models-imported-by-hand", folder).fix
    assert "\n# all but app.odd: imports what runs Alembic\n" in fix


def model(name: str) -> str:
    return (
        "from app.db import Base\nfrom sqlalchemy.orm import Mapped, mapped_column\n\n\n"
        f'class {name.title()}(Base):\n    __tablename__ = "{name}"\n'
        "    id: Mapped[int] = mapped_column(primary_key=True)\n"
    )
