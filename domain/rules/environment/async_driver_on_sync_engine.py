"""A driver that the engine cannot use."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, env_sets_url, has_real_url, others_set_url
from domain.review.finding import Level
from domain.rules.rule import Description

ASYNC = re.compile(r"\w\+(asyncpg|aiosqlite|aiomysql|asyncmy|psycopg_async)://")
SYNC = re.compile(r"^\W*\w+(\+(?!asyncpg|aiosqlite|aiomysql|asyncmy|psycopg)\w+)?://")
INSTEAD = {"asyncpg": "+psycopg", "aiosqlite": "", "aiomysql": "+pymysql", "asyncmy": "+pymysql"}

ABOUT = Description(
    name="async-driver-on-sync-engine",
    family="environment",
    level=Level.ERROR,
    finds="an asynchronous driver in the URL and a synchronous engine in env.py, or the reverse.",
    why=(
        "The one ends with `MissingGreenlet: greenlet_spawn has not been called`, the other with "
        "`The asyncio extension requires an async driver`: no command runs."
    ),
    silent_when=(
        "both are of the same kind",
        "env.py, or the program that runs Alembic, sets the URL",
    ),
    way_out="async_engine_from_config and run_sync, or the synchronous driver for migrations.",
)


def check(setup: Setup) -> Iterator[Concern]:
    url, engines = setup.configuration.url, env_of(setup).engines
    if url is None or not engines or not has_real_url(setup):
        return
    if env_sets_url(setup) or others_set_url(setup) or any("url" in e.keywords for e in engines):
        return
    driver = ASYNC.search(url.value)
    if driver and not any(engine.is_async for engine in engines):
        old = f"+{driver[1]}"
        new = INSTEAD.get(driver[1])
        yield Concern(
            f"the URL names {driver[1]}, and env.py makes a synchronous engine of it",
            url.written.location,
            (url.written.replaced(url.value.replace(old, new, 1)),) if new is not None else (),
            fix="" if new is not None else ENGINE,
        )
    elif not driver and SYNC.search(url.value) and all(engine.is_async for engine in engines):
        yield Concern(
            "env.py makes an asynchronous engine of a URL whose driver is synchronous",
            url.written.location,
            fix="# such as postgresql+asyncpg://, sqlite+aiosqlite://, mysql+aiomysql://",
        )


ENGINE = """\
connectable = async_engine_from_config(
    config.get_section(config.config_ini_section, {}), prefix="sqlalchemy."
)
async with connectable.connect() as connection:
    await connection.run_sync(do_run_migrations)"""

ASYNC_DRIVER_ON_SYNC_ENGINE = EnvironmentRule(ABOUT, check)
