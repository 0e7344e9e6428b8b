"""What env.py promises of timeouts, of turns and of transactions, seen on the servers."""

import subprocess

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.servers import MYSQLS

pytestmark = [pytest.mark.truth, pytest.mark.xdist_group("init")]

SHOWN = (
    "from sqlalchemy import text\n"
    "    def shown(): print(*(op.get_bind().execute(text(f'SHOW {name}')).scalar()\n"
    "        for name in ('lock_timeout', 'statement_timeout')))\n"
    "    shown()\n"
    "    with op.get_context().autocommit_block():\n"
    "        shown()\n"
    "    shown()"
)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_timeouts_hold_in_every_transaction_and_outside(generated, asynchronous):
    project = generated("postgresql", asynchronous=asynchronous)
    project.revision("aaaa", SHOWN)
    project.revision("bbbb", SHOWN)

    (done,) = project.alembic(("upgrade", "head"))

    assert done.out.splitlines() == ["5s 15min"] * 6


@pytest.mark.parametrize("database", MYSQLS)
def test_timeouts_of_mysql_hold(generated, database):
    project = generated(database)
    project.revision(
        "aaaa",
        "print(op.get_bind().exec_driver_sql("
        '"SELECT @@lock_wait_timeout, @@innodb_lock_wait_timeout").one())',
    )

    (done,) = project.alembic(("upgrade", "head"))

    assert done.out.splitlines() == ["(5, 5)"]


SLOW = {
    "mysql": 'op.execute("DO SLEEP(1.5)")',
    "postgresql": 'op.execute("SELECT pg_sleep(1.5)")',
    "mariadb": 'op.execute("DO SLEEP(1.5)")',
}


@pytest.mark.parametrize(
    ("database", "asynchronous"),
    [("postgresql", False), ("postgresql", True), *((name, False) for name in MYSQLS)],
)
def test_of_two_that_start_at_once_one_waits_and_both_succeed(generated, database, asynchronous):
    project = generated(database, asynchronous=asynchronous)
    between = "\n    with op.get_context().autocommit_block():\n        pass\n    "
    project.revision("aaaa", SLOW[database] + between + 'op.execute("CREATE TABLE once (id INT)")')

    statuses, said = both_upgrades(project)

    assert statuses == [0, 0], said
    assert sum("Another process is migrating" in each for each in said) == 1
    assert sum("Running upgrade" in each for each in said) == 1


@pytest.mark.parametrize("asynchronous", [False, True])
def test_on_sqlite_the_second_of_two_waits_for_the_file(generated, asynchronous):
    project = generated("sqlite", asynchronous=asynchronous)
    project.revision("aaaa", 'import time; time.sleep(1.5); op.execute("CREATE TABLE a (id INT)")')
    project.revision("bbbb", 'op.execute("CREATE TABLE b (id INT)")')

    statuses, said = both_upgrades(project)

    assert statuses == [0, 0], said
    assert sorted(each.count("Running upgrade") for each in said) == [0, 3]


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("more", [(), ("postgresql",)])
def test_sqlite_undoes_a_revision_that_fails_as_a_whole(generated, asynchronous, more):
    project = generated("sqlite", asynchronous=asynchronous, more=more)
    project.revision("aaaa", 'op.execute("CREATE TABLE half (id INT)")\n    raise SystemExit(7)')

    (done,) = project.alembic(("upgrade", "head"))

    assert done.status == 7
    assert "half" not in tables_of(project)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_sqlite_keeps_the_children_of_a_table_that_is_copied(generated, asynchronous):
    project = generated("sqlite", asynchronous=asynchronous)
    assert_done(project.alembic(("upgrade", "head"), ("revision", "--autogenerate", "-m", "m")))
    project.revision(
        "aaaa",
        "op.execute(\"INSERT INTO author VALUES (1, 'a')\")\n"
        "    op.execute(\"INSERT INTO book VALUES (1, 't', 1)\")",
    )
    project.revision(
        "bbbb",
        "import sqlalchemy as sa\n"
        "    with op.batch_alter_table('author', recreate='always') as batch:\n"
        "        batch.add_column(sa.Column('born', sa.Integer()))",
    )

    assert_done(project.alembic(("upgrade", "head")))

    assert rows_of(project, "SELECT count(*) FROM book") == [(1,)]


def test_sqlite_undoes_what_leaves_a_reference_broken(generated):
    project = generated("sqlite")
    assert_done(project.alembic(("upgrade", "head"), ("revision", "--autogenerate", "-m", "m")))
    project.revision("aaaa", "op.execute(\"INSERT INTO book VALUES (1, 't', 99)\")")

    (done,) = project.alembic(("upgrade", "head"))

    assert "rows of book would point at nothing in author" in done.err
    assert "book" not in tables_of(project) or rows_of(project, "SELECT * FROM book") == []


PYTEST_ALEMBIC = """
import pytest
from pytest_alembic.tests import test_model_definitions_match_ddl, test_single_head_revision
from pytest_alembic.tests import test_up_down_consistency, test_upgrade
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool


@pytest.fixture
def alembic_config():
    return {{"file": "{ini}"}}


@pytest.fixture
def alembic_engine():
    {engine}
"""
ENGINES = {
    False: 'return create_engine("sqlite://", poolclass=StaticPool)',
    # On a file: pytest-alembic lets go of an asynchronous engine's connections in between.
    True: "from sqlalchemy.ext.asyncio import create_async_engine\n"
    '    return create_async_engine("sqlite+aiosqlite:///{root}/test.db")',
}


@pytest.mark.parametrize("asynchronous", [False, True])
def test_pytest_alembic_hands_over_its_own_engine(generated, asynchronous):
    project = generated("sqlite", asynchronous=asynchronous)
    assert_done(project.alembic(("upgrade", "head"), ("revision", "--autogenerate", "-m", "m")))
    tests = project.root / "test_migrations.py"
    tests.write_text(
        PYTEST_ALEMBIC.format(
            ini=project.root / "alembic.ini",
            engine=ENGINES[asynchronous].format(root=project.root),
        )
    )

    done = project.python("-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests))

    assert "4 passed" in done.stdout, done.stdout + done.stderr


HANDED_OVER = """
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect

engine = create_engine("{url}")
with engine.connect() as connection, connection.begin() as transaction:
    config = Config("{ini}")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    transaction.rollback()
print(inspect(engine).get_table_names())
"""


def test_a_connection_that_is_handed_over_keeps_its_transaction(generated):
    project = generated("postgresql")
    project.revision("aaaa", 'op.execute("CREATE TABLE once (id INT)")')
    program = HANDED_OVER.format(url=project.url, ini=project.root / "alembic.ini")

    done = project.python("-c", program)

    assert done.stdout == "[]\n", done.stderr


def assert_done(commands):
    assert [c.err for c in commands if c.status] == []


def rows_of(project, query):
    engine = create_engine(project.url.replace("+aiosqlite", ""), poolclass=NullPool)
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def tables_of(project):
    return {name for (name,) in rows_of(project, "SELECT name FROM sqlite_master")}


def both_upgrades(project):
    """Two that start at once, each started anew: their statuses, and what they said."""
    ini = f"{project.root}/alembic.ini"
    command = project.command("-m", "alembic", "-c", ini, "upgrade", "head")
    both = [
        subprocess.Popen(command, env=project.environment, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[1] for process in both]
    return [process.returncode for process in both], said
