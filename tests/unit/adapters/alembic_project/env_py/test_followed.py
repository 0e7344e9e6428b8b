"""Facts that env.py has from other modules of the project."""

from textwrap import dedent

import pytest

from adapters.alembic_project.env_py.facts import facts_of
from adapters.alembic_project.finding import environment_at
from adapters.alembic_project.reader import Ground
from domain.environment import UNKNOWN, LockTimeout

CONFIGURES = """
    class Runner:
        def __init__(self, engine):
            self.engine = engine

        def run(self, **more):
            with self.engine.connect() as connection:
                self.context.configure(
                    connection=connection, transaction_per_migration=True{}
                )
                self.context.run_migrations()

        def reset(self):
            with self.engine.begin() as connection:
                self.run(connection)
"""
ENGINE = """
    from sqlalchemy import create_engine

    LEVEL = "AUTOCOMMIT"

    def make_engine():
        return create_engine(url, isolation_level=LEVEL, connect_args=ARGUMENTS)

    ARGUMENTS = {"options": "-c lock_timeout=4000"}

    def of_reports():
        return create_engine(other)
"""
RUNS = "from shop.running import Runner\nRunner(engine).run()\n"
CONNECTS = """
    from shop.db import make_engine

    with make_engine().connect() as connection:
        context.configure(connection=connection)
"""


@pytest.fixture
def facts(disk):
    disk.write("alembic.ini", "[alembic]\nscript_location = %(here)s/db\nprepend_sys_path = .\n")
    disk.write("db/versions/1.py", "revision = '1'\ndown_revision = None\n")
    disk.write("shop/__init__.py", "")

    def of(env, **modules):
        disk.write("db/env.py", dedent(env))
        for name, text in modules.items():
            disk.write(f"shop/{name}.py", dedent(text))
        environment = environment_at(disk.top)
        return facts_of(environment, Ground.of(disk.top, environment).modules(environment))

    return of


def test_another_module_configures_alembic(facts):
    found = facts(RUNS, running=CONFIGURES.format(""))

    assert found.configured.path == "shop/running.py"
    assert found.transaction_per_migration.value is True
    assert found.transaction_per_migration.location.path == "shop/running.py"


def test_methods_that_env_py_does_not_call_do_not_count(facts):
    found = facts(RUNS, running=CONFIGURES.format(""))

    assert found.own_transaction.value is False
    assert found.commits_after.value is False


def test_keywords_that_are_not_known_leave_the_fact_unknown_with_its_place(facts):
    found = facts(RUNS, running=CONFIGURES.format(", **self.more")).transactional_ddl

    assert found.value is UNKNOWN
    assert (found.location.path, found.location.line) == ("shop/running.py", 8)


def test_the_arguments_of_flask_migrate_are_not_known(facts):
    found = facts("""
        conf_args = current_app.extensions["migrate"].configure_args
        context.configure(connection=connection, **conf_args)
    """)

    assert found.transaction_per_migration.value is UNKNOWN
    assert found.transactional_ddl.value is UNKNOWN
    assert found.transactional_ddl.location.line == 3


def test_env_py_begins_what_another_module_runs_in(facts):
    env = """
        from shop.running import run

        with engine.begin() as connection:
            run(connection)
    """
    runs = "def run(connection):\n    context.configure(connection=connection)\n"

    found = facts(env, running=runs).own_transaction

    assert found.value is True
    assert (found.location.path, found.location.line) == ("db/env.py", 4)


def test_env_py_may_commit_what_another_module_runs(facts):
    runs = "def run(connection):\n    context.configure(connection=connection)\n"
    env = "from shop.running import run\nrun(connection)\nconnection.commit()\n"

    assert facts(env, running=runs).commits_after.value is UNKNOWN


def test_the_engine_of_a_function_of_the_project(facts):
    found = facts(CONNECTS, db=ENGINE)

    assert found.autocommit.value is True
    assert (found.autocommit.location.path, found.autocommit.location.line) == ("shop/db.py", 7)
    assert found.lock_timeout.value == LockTimeout("4000", initial=True)


def test_one_that_a_package_hands_on(facts):
    handed_on = CONNECTS.replace("shop.db", "shop.all")

    found = facts(handed_on, db=ENGINE, all="from .db import make_engine\n")

    assert found.autocommit.value is True


@pytest.mark.parametrize("imports", ["from shop import db", "import shop.db as db"])
def test_one_that_is_asked_of_its_module(facts, imports):
    env = f"{imports}\nconnection = db.make_engine().connect()\n"

    assert facts(env, db=ENGINE).autocommit.value is True


def test_of_several_engines_nothing_is_sure(facts):
    env = "from shop.db import make_engine\nmine = create_engine(url)\nmake_engine()\n"

    assert facts(env, db=ENGINE).autocommit.value is UNKNOWN


def test_what_env_py_imports_but_does_not_name_does_not_count(facts):
    env = "from shop.db import make_engine\ncontext.configure(connection=c)\n"

    assert facts(env, db=ENGINE).autocommit.value is False


def test_modules_that_import_each_other_are_read_once(facts):
    one = "from shop.two import b\ndef a():\n    return b()\n"
    two = "from shop.one import a\ndef b():\n    return create_engine(u, isolation_level=LEVEL)\n"
    two += "LEVEL = 'AUTOCOMMIT'\n"

    assert facts("from shop.one import a\na()\n", one=one, two=two).autocommit.value is True


def test_a_module_that_is_no_python_is_passed_over(facts):
    assert facts("from shop.one import a\na()\n", one="def (").autocommit.value is False
