"""Migrations that wait for a lock for ever, with everybody else behind them."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.env_py import ConfigureCall, EngineCall
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, online
from domain.diagnosis.ways_out import context_name, missing_imports, timeout_lines, with_imports
from domain.diagnosis.written import Change, Written, keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="connection-without-lock-timeout",
    family="environment",
    level=Level.WARNING,
    finds="an env.py that sets no lock_timeout on PostgreSQL, no lock_wait_timeout on MySQL.",
    why=(
        "An ALTER TABLE that waits for a long query keeps every later query of the table waiting "
        "behind it. PostgreSQL waits without an end, MySQL for a year, MariaDB for a day, unless "
        "somebody set it otherwise."
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
        message = (
            "the migrations wait for a lock for ever, and every query of the table behind them"
        )
    elif setup.uses(Database.POSTGRESQL) or facts.lock_wait_timeout.value is not False:
        return
    elif setup.uses(Database.MYSQL, Database.MARIADB):
        message = (
            f"the migrations wait for a lock as long as the server lets them: {how_long(setup)}"
        )
    else:
        return
    edits, at = edits_of(setup, calls[0])
    yield Concern(
        message,
        at.location,
        edits,
        fix="" if edits else told(setup),
        assumption="Neither the server, the role nor an engine made elsewhere sets one.",
    )


def how_long(setup: Setup) -> str:
    """The servers' own lock_wait_timeout."""
    year = "a year on MySQL, " if Database.MYSQL in setup.databases else ""
    return f"{year}a day on MariaDB"


def edits_of(setup: Setup, call: ConfigureCall) -> tuple[tuple[Change, ...], Written]:
    """On the engine, where all of them are PostgreSQL's; else above context.configure."""
    engines = env_of(setup).engines
    if set(setup.databases) == {Database.POSTGRESQL} and len(engines) == 1:
        edit = with_timeout(engines[0])
        if edit is not None:
            return (edit,), engines[0].written
    return tuple(above(setup, call)), call.written


def with_timeout(engine: EngineCall) -> Change | None:
    """Where nothing else is given to the driver, and it is one of libpq."""
    if engine.is_async or not engine.complete or "connect_args" in engine.keywords:
        return None
    return keyword_added(engine.written, 'connect_args={"options": "-c lock_timeout=4s"}')


def above(setup: Setup, call: ConfigureCall) -> Iterator[Change]:
    """Where the connection is env.py's own: of another one a transaction may have begun."""
    env = env_of(setup)
    given = call.options.get("connection")
    own = setup.environment.own_transaction.value is False and not env.connection_used
    plain = given is not None and given.text.isidentifier() and call.written.path == env.path
    if not own or not plain or env.first_import is None or len(online(setup)) > 1:
        return
    missing = missing_imports(setup, "text")
    if missing and env.sqlalchemy_import is not None:
        yield env.sqlalchemy_import.below(*missing)
    elif missing:
        yield env.first_import.above(*missing)
    yield call.written.above(*timeout_lines(setup))


def told(setup: Setup) -> str:
    code = "\n".join(timeout_lines(setup))
    return with_imports(setup, f"# {where(setup)}\n{code}", "text")


def where(setup: Setup) -> str:
    begun, place = setup.environment.own_transaction, f"above {context_name(setup)}.configure"
    if begun.value is not False and begun.location is not None:
        place = f"above line {begun.location.line}, before the transaction begins"
    own = ", where env.py opened the connection itself" if env_of(setup).connection_used else ""
    return f"{place}{own}"


CONNECTION_WITHOUT_LOCK_TIMEOUT = EnvironmentRule(ABOUT, check)
