import ast
from textwrap import dedent

import pytest

from adapters.alembic_project.env_py.script import EnvScript
from adapters.alembic_project.env_py.transactions import (
    commits_after,
    own_transaction,
    sqlite_begins,
    transaction_per_migration,
    transactional_ddl,
)
from domain.environment import UNKNOWN

ONLINE = """
    def run_migrations_online():
        with engine.connect() as connection:
            {}
            context.configure(connection=connection, {})
            with context.begin_transaction():
                context.run_migrations()
"""


def script(source):
    return EnvScript("env.py", ast.parse(dedent(source)))


def configured(keywords, before="pass", source=""):
    return script(dedent(source) + dedent(ONLINE).format(before, keywords))


def test_a_keyword_of_configure_is_known_with_its_place():
    fact = transaction_per_migration(configured("transaction_per_migration=True"))

    assert fact.value is True
    assert (fact.location.path, fact.location.line) == ("env.py", 5)


def test_what_is_not_said_is_as_alembic_has_it():
    quiet = configured("target_metadata=metadata")

    assert transaction_per_migration(quiet).value is False
    assert transactional_ddl(quiet).value is None
    assert transactional_ddl(quiet).location is None


@pytest.mark.parametrize(
    ("source", "keywords", "value"),
    [
        ("options = {'transaction_per_migration': True}", "**options", True),
        ("options = dict(transaction_per_migration=True)", "**options", True),
        ("more = {'transaction_per_migration': True}\nall = {**more}", "**all", True),
        ("options = {}\noptions['transaction_per_migration'] = True", "**options", True),
        ("options = {'a': 1}", "**options", False),
        ("", "**{'transaction_per_migration': True}", True),
        ("", "**elsewhere.options()", UNKNOWN),
        ("options = {}\noptions = more()", "**options", UNKNOWN),
        ("options = {}\noptions.update(app.args)", "**options", UNKNOWN),
        ("options = {}\noptions |= app.args", "**options", UNKNOWN),
        ("options = {}\noptions[key] = True", "**options", UNKNOWN),
        (
            "options = {}\nif a:\n    options = {'transaction_per_migration': True}",
            "**options",
            UNKNOWN,
        ),
        ("EACH = True", "transaction_per_migration=EACH", True),
        ("", "transaction_per_migration=None", False),
        ("", "transaction_per_migration=settings.each", UNKNOWN),
        ("options = {**options}", "**options", UNKNOWN),
    ],
)
def test_keywords_by_mappings_are_known_as_far_as_they_are_written(source, keywords, value):
    found = configured(keywords, source=source)

    assert transaction_per_migration(found).value is value


def test_a_mapping_of_another_function_is_another_mapping():
    source = """
        options = {"transaction_per_migration": True}

        def other(options):
            options.update(more)
    """
    assert transaction_per_migration(configured("**options", source=source)).value is True


def test_the_offline_half_does_not_count():
    source = """
        def run_migrations_offline():
            context.configure(url=url, transaction_per_migration=True)

        if context.is_offline_mode():
            context.configure(url=url, transaction_per_migration=True)
    """
    assert transaction_per_migration(configured("", source=source)).value is False


def test_calls_that_differ_leave_it_unknown():
    source = "context.configure(connection=other, transaction_per_migration=True)\n"

    fact = transaction_per_migration(configured("", source=source))

    assert fact.value is UNKNOWN
    assert fact.location is not None


def test_without_a_configure_nothing_is_known():
    elsewhere = script("from shop import run\nrun(context)")

    assert transaction_per_migration(elsewhere).value is UNKNOWN
    assert own_transaction(elsewhere).value is UNKNOWN


def test_what_else_is_configured_is_no_matter():
    source = """
        logging.configure(transaction_per_migration=True)
        MigrationContext.configure(connection, transaction_per_migration=True)
    """

    assert transaction_per_migration(configured("", source=source)).value is False


@pytest.mark.parametrize("value", [True, False])
def test_transactional_ddl(value):
    assert transactional_ddl(configured(f"transactional_ddl={value}")).value is value


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("pass", False),
        ("transaction = connection.begin()", True),
        ("connection.execute(text('SET search_path TO shop'))", UNKNOWN),
        ("connection.execute(text('SET a TO b')); connection.commit()", False),
        ("check(connection) and connection.begin()", True),
        ("connection.begin_nested()", False),
    ],
)
def test_a_transaction_of_its_own(before, value):
    assert own_transaction(configured("", before=before)).value is value


def test_a_transaction_that_may_not_begin_is_unknown():
    source = """
        def online():
            if lucky:
                connection.begin()
            context.configure(connection=connection)
    """
    assert own_transaction(script(source)).value is UNKNOWN


@pytest.mark.parametrize("hands_on", ["do_run(connection)", "await connection.run_sync(do_run)"])
def test_a_transaction_begun_around_another_function(hands_on):
    source = f"""
        def do_run(connection):
            context.configure(connection=connection)
            with context.begin_transaction():
                context.run_migrations()

        async def online():
            async with engine.begin() as connection:
                {hands_on}
    """
    fact = own_transaction(script(source))

    assert fact.value is True
    assert fact.location.line == 8


def test_a_transaction_after_configure_is_unknown():
    source = """
        context.configure(connection=connection)
        with connection.begin():
            context.run_migrations()
    """
    assert own_transaction(script(source)).value is UNKNOWN


def test_sqlites_transactions_are_taken_over_by_both_halves_of_it():
    begins = "def begin(c):\n    c.exec_driver_sql('BEGIN EXCLUSIVE')\n"
    keeps = "def connect(c, record):\n    c.isolation_level = None\n"

    assert sqlite_begins(script(begins + keeps)).value is True
    assert sqlite_begins(script(begins)).value is UNKNOWN
    assert sqlite_begins(script(keeps)).value is False
    assert sqlite_begins(script("c.execute(text('BEGIN'))\n" + keeps)).value is True


@pytest.mark.parametrize(
    ("end", "value"),
    [
        ("pass", False),
        ("connection.commit()", True),
        ("if lucky: connection.commit()", UNKNOWN),
    ],
)
def test_a_commit_after_the_migrations(end, value):
    source = f"""
        def online():
            connection.commit()
            context.configure(connection=connection)
            context.run_migrations()
            {end}
    """
    assert commits_after(script(source)).value is value


def test_a_commit_in_another_function_may_come_after_the_migrations():
    source = """
        def run(connection):
            context.configure(connection=connection)
            context.run_migrations()

        async def online():
            async with engine.connect() as connection:
                await connection.run_sync(run)
                await connection.commit()
    """
    assert commits_after(script(source)).value is UNKNOWN
    assert commits_after(script("run(context)")).value is UNKNOWN
