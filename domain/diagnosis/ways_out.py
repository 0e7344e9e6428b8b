"""Code for a way out, in the words of the env.py that it is for: its names, its engine's kind."""

from domain.databases.target import Database
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, online

IMPORTS = {
    "ThreadPoolExecutor": "from concurrent.futures import ThreadPoolExecutor",
    "asyncio": "import asyncio",
    "fileConfig": "from logging.config import fileConfig",
    "logging": "import logging",
    "nullcontext": "from contextlib import nullcontext",
    "os": "import os",
    "text": "from sqlalchemy import text",
}


def with_imports(setup: Setup, code: str, *names: str) -> str:
    """The code, below the imports of `names` that env.py has not."""
    missing = missing_imports(setup, *names)
    return "\n".join((*missing, "", code)) if missing else code


def missing_imports(setup: Setup, *names: str) -> tuple[str, ...]:
    bound = env_of(setup).bound_names
    return tuple(sorted(IMPORTS[name] for name in names if name not in bound))


def configuration_name(setup: Setup) -> str:
    """`config`, where env.py says `config = context.config`."""
    place = env_of(setup).configuration_at
    return place.text.partition("=")[0].strip() if place else f"{context_name(setup)}.config"


def context_name(setup: Setup) -> str:
    """`context`, or `alembic.context`, as env.py has it."""
    calls = env_of(setup).configures
    return calls[0].written.text.partition(".configure(")[0] if calls else "context"


def connection_name(setup: Setup) -> str:
    """What Alembic is given as connection, where that is a name."""
    calls = online(setup)
    given = calls[0].options.get("connection") if calls else None
    return given.text if given is not None and given.text.isidentifier() else "connection"


def engine_name(setup: Setup) -> str:
    """What env.py opens its connection with."""
    openings = [each for each in env_of(setup).openings if not each.offline]
    return openings[0].engine if openings else "connectable"


def is_async(setup: Setup) -> bool:
    env = env_of(setup)
    return any(o.is_async for o in env.openings) or any(e.is_async for e in env.engines)


def timeout_lines(setup: Setup, value: str = "4s", *of: Database) -> tuple[str, ...]:
    """What sets the timeouts `of` those databases, or of all that the project uses."""
    name, of = connection_name(setup), of or tuple(setup.databases)
    postgresql = f"{name}.execute(text(\"SET lock_timeout = '{value}'\"))"
    mysql = f'{name}.execute(text("SET SESSION lock_wait_timeout = 10"))'
    ours = [
        (test, line)
        for test, line, databases in (
            ('== "postgresql"', postgresql, (Database.POSTGRESQL,)),
            ('in ("mysql", "mariadb")', mysql, (Database.MYSQL, Database.MARIADB)),
        )
        if not set(databases).isdisjoint(of)
    ]
    ending = f"{name}.commit()  # or Alembic finds a transaction, and leaves it to you"
    if len(ours) == 1 and only_of_a_kind(setup):
        return ours[0][1], ending
    tests = (f"{name}.dialect.name {test}" for test, _ in ours)
    told = zip(("if", *("elif",) * len(ours)), tests, ours, strict=False)
    lines = [line for how, test, (_, do) in told for line in (f"{how} {test}:", f"    {do}")]
    return *lines, ending


def only_of_a_kind(setup: Setup) -> bool:
    used = {Database.MYSQL if d is Database.MARIADB else d for d in setup.databases}
    return len(used) == 1


def session_lock(setup: Setup) -> str:
    """An advisory lock on a connection of its own, around the migrations."""
    take, give = lock_statements(setup)
    waits, engine = ("await ", engine_name(setup)) if is_async(setup) else ("", engine_name(setup))
    opening = "async with" if waits else "with"
    where = "" if only_of_a_kind(setup) else f"  # on {lock_server(setup)} alone"
    code = f"""\
{opening} {engine}.connect() as guard:{where}
    {waits}guard.execution_options(isolation_level="AUTOCOMMIT")
    {waits}guard.execute(text("{take}"))
    try:
        ...  # what runs the migrations now
    finally:
        {waits}guard.execute(text("{give}"))"""
    return with_imports(setup, code, "text")


def lock_statements(setup: Setup) -> tuple[str, str]:
    if setup.uses(Database.POSTGRESQL):
        return "SELECT pg_advisory_lock(72123)", "SELECT pg_advisory_unlock(72123)"
    return "SELECT GET_LOCK('migrations', 60)", "SELECT RELEASE_LOCK('migrations')"


def lock_server(setup: Setup) -> str:
    return "PostgreSQL" if setup.uses(Database.POSTGRESQL) else "MySQL and MariaDB"
