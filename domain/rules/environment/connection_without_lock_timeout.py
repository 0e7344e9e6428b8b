"""Migrations that wait for a lock for ever, with everybody else behind them."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.env_py import EngineCall
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, online
from domain.diagnosis.written import Edit, keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="connection-without-lock-timeout",
    family="environment",
    level=Level.WARNING,
    finds="an env.py that sets no lock_timeout on PostgreSQL, no lock_wait_timeout on MySQL.",
    why=(
        "An ALTER TABLE that waits for a long query keeps every later query of the table waiting "
        "behind it. PostgreSQL waits without an end, MySQL for a year."
    ),
    silent_when=(
        "env.py sets one, or what it sets is not known",
        "the project uses neither of them",
    ),
    way_out="A few seconds for the migrations' own connection, and another try when it fails.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("env-no-lock-timeout",),
)


def check(setup: Setup) -> Iterator[Concern]:
    calls, facts = online(setup), setup.environment
    if not calls or not facts.read:
        return
    if setup.uses(Database.POSTGRESQL) and facts.lock_timeout.value is None:
        only = set(setup.databases) == {Database.POSTGRESQL}
        engines = env_of(setup).engines
        edit = with_timeout(engines[0]) if only and len(engines) == 1 else None
        yield Concern(
            "the migrations wait for a lock for ever, and every query of the table behind them",
            (engines[0].written if engines else calls[0].written).location,
            (edit,) if edit else (),
            fix="" if edit else ON_POSTGRESQL,
        )
    elif setup.uses(Database.POSTGRESQL) or facts.lock_wait_timeout.value is not False:
        return
    elif setup.uses(Database.MYSQL, Database.MARIADB):
        yield Concern(
            "the migrations wait for a lock for as long as the server lets them: a year",
            calls[0].written.location,
            fix=ON_MYSQL,
        )


def with_timeout(engine: EngineCall) -> Edit | None:
    """Where nothing else is given to the driver, and it is one of libpq."""
    if engine.is_async or not engine.complete or "connect_args" in engine.keywords:
        return None
    return keyword_added(engine.written, 'connect_args={"options": "-c lock_timeout=4s"}')


ON_POSTGRESQL = """\
with connectable.connect() as connection:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.commit()  # or Alembic finds a transaction that it will not commit"""
ON_MYSQL = """\
with connectable.connect() as connection:
    connection.execute(text("SET SESSION lock_wait_timeout = 10"))
    connection.commit()"""

CONNECTION_WITHOUT_LOCK_TIMEOUT = EnvironmentRule(ABOUT, check)
