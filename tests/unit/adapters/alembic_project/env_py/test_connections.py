import ast
from textwrap import dedent

import pytest

from adapters.alembic_project.env_py.connections import autocommit, lock_timeout, lock_wait_timeout
from adapters.alembic_project.env_py.script import EnvScript
from domain.environment import UNKNOWN, Fact, LockTimeout


def script(source):
    return EnvScript("env.py", ast.parse(dedent(source)))


def isolated(source, in_ini=None):
    return autocommit(script(source), in_ini).value


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("engine = create_engine(url)", False),
        ("engine = create_engine(url, isolation_level='AUTOCOMMIT')", True),
        ("engine = create_engine(url, isolation_level='autocommit')", True),
        ("engine = create_engine(url, isolation_level='SERIALIZABLE')", False),
        ("engine = create_engine(url, isolation_level=level)", UNKNOWN),
        ("LEVEL = 'AUTOCOMMIT'\nengine = create_engine(url, isolation_level=LEVEL)", True),
        ("engine = create_engine(url, execution_options={'isolation_level': 'AUTOCOMMIT'})", True),
        ("if a:\n    e = create_engine(url, isolation_level='AUTOCOMMIT')", UNKNOWN),
        ("a = create_engine(u, isolation_level='AUTOCOMMIT')\nb = create_engine(u)", UNKNOWN),
        ("engine = engine_from_config(c)\nc['sqlalchemy.isolation_level'] = 'AUTOCOMMIT'", True),
    ],
)
def test_isolation_of_the_engine(source, value):
    assert isolated(source) is value


def test_isolation_of_the_connection_that_is_configured():
    source = """
        def run():
            connection = connection.execution_options(isolation_level="AUTOCOMMIT")
            context.configure(connection=connection)
    """
    fact = autocommit(script(source), None)

    assert fact.value is True
    assert fact.location.line == 3


def test_isolation_of_a_connection_that_a_function_gives_back():
    source = """
        def alone(connection):
            return connection.execution_options(isolation_level="AUTOCOMMIT")
    """
    assert isolated(source) is True


def test_isolation_of_some_other_connection_tells_nothing_for_sure():
    source = """
        def create_database(connection):
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("CREATE ..."))

        def run():
            context.configure(connection=connection)
    """
    assert isolated(source) is UNKNOWN


def test_the_ini_counts_where_the_engine_is_made_from_it():
    assert isolated("e = engine_from_config(section)", Fact(True)) is True
    assert isolated("e = create_engine(url)", Fact(True)) is False


@pytest.mark.parametrize(
    ("source", "timeout"),
    [
        ("connection.execute(text('SET lock_timeout = 4000'))", LockTimeout("4000")),
        ("c.execute(text(\"SET lock_timeout TO '4s'\"))", LockTimeout("4s")),
        ("c.execute(text(\"set session lock_timeout='4s';\"))", LockTimeout("4s")),
        ("c.execute(text(\"SET LOCAL lock_timeout = '4s'\"))", LockTimeout("4s", local=True)),
        ("e = create_engine(u, connect_args={'options': '-c lock_timeout=4000'})", "initial"),
        ("args = {'options': '-c statement_timeout=0 -c lock_timeout=4000'}", "initial"),
        ("args = {'options': '-clock_timeout=4000'}", "initial"),
        ("e = create_engine('postgresql://h/d?options=-c%20lock_timeout=4000')", "initial"),
        ("e = create_engine('postgresql://h/d?options=-clock_timeout%3D4000&a=b')", "initial"),
        ("e = create_engine('postgresql://h/d?a=b&options=-c+lock_timeout%3D4000')", "initial"),
        ("e = create_engine('postgresql://[h/d?options=-c%20lock_timeout=4000')", UNKNOWN),
        ("args = {'server_settings': {'lock_timeout': '4000'}}", "initial"),
        ("c.execute(text(f'SET lock_timeout = {seconds}'))", UNKNOWN),
        ("args = {'options': f'-c lock_timeout={seconds}'}", UNKNOWN),
        ("args = {'server_settings': {'lock_timeout': seconds}}", UNKNOWN),
        ("if a:\n    c.execute(text('SET lock_timeout = 4000'))", UNKNOWN),
        ("if c.dialect.name == 'postgresql':\n    c.execute('SET lock_timeout = 4')", "4"),
        ("if c.dialect.name != 'postgresql':\n    c.execute('SET lock_timeout = 4')", UNKNOWN),
        ("c.execute('SET lock_timeout = 4')\nc.execute('SET lock_timeout = 9')", UNKNOWN),
        ("def run_offline():\n    c.execute('SET lock_timeout = 4')", None),
        ("def run():\n    'Sets no lock_timeout.'", None),
        ("# lock_timeout = 4\nx = websocket_lock_timeout", None),
    ],
)
def test_lock_timeouts(source, timeout):
    expected = {"initial": LockTimeout("4000", initial=True), "4": LockTimeout("4")}

    assert lock_timeout(script(source)).value == expected.get(timeout, timeout)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("connection.execute(text('SET SESSION lock_wait_timeout = 5'))", True),
        ("create_engine(url, connect_args={'init_command': 'SET LOCK_WAIT_TIMEOUT=5'})", True),
        ("create_engine(url)", False),
    ],
)
def test_whether_mysqls_wait_for_metadata_locks_is_spoken_of(source, value):
    assert lock_wait_timeout(script(source)).value is value
