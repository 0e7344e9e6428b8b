"""A driver that the engine cannot use."""

import re
from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, env_sets_url, has_real_url, online, others_set_url
from domain.diagnosis.ways_out import configuration_name, with_imports
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
            fix="" if new is not None else engine(setup),
        )
    elif not driver and SYNC.search(url.value) and all(engine.is_async for engine in engines):
        yield Concern(
            "env.py makes an asynchronous engine of a URL whose driver is synchronous",
            url.written.location,
            fix="# such as postgresql+asyncpg://, sqlite+aiosqlite://, mysql+aiomysql://",
        )


def engine(setup: Setup) -> str:
    """All that an asynchronous engine takes; what configures Alembic stays as it is."""
    config = configuration_name(setup)
    calls = online(setup)
    function = calls[0].function if calls and calls[0].function else "do_run_migrations"
    return with_imports(
        setup,
        f"""\
from sqlalchemy.ext.asyncio import async_engine_from_config

connectable = async_engine_from_config(
    {config}.get_section({config}.config_ini_section, {{}}), prefix="sqlalchemy."
)


async def run_async_migrations() -> None:
    async with connectable.connect() as connection:
        # which takes the connection, and configures Alembic with it
        await connection.run_sync({function})
    await connectable.dispose()


asyncio.run(run_async_migrations())""",
        "asyncio",
    )


ASYNC_DRIVER_ON_SYNC_ENGINE = EnvironmentRule(ABOUT, check)
