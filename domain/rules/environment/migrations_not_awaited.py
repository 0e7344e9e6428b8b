"""Migrations that the command does not wait for."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.ways_out import with_imports
from domain.diagnosis.written import Change, Written
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="migrations-not-awaited",
    family="environment",
    level=Level.ERROR,
    finds="a coroutine of env.py that is called, or made a task, and never awaited.",
    why=(
        "The command returns before the migrations have run, or without running them at all; when "
        "their turn comes Alembic's context is gone. Nothing tells that they failed."
    ),
    less_when="that happens only where an event loop runs already: the command line has none",
    silent_when=("it is awaited, or run with asyncio.run()", "its task is kept and awaited"),
    way_out="asyncio.run(); where a loop runs already, in a thread of its own.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for found in env_of(setup).unawaited:
        called = found.written.text
        task = "create_task(" in called or "ensure_future(" in called
        plain = not (task or found.in_running_loop)
        where = "where an event loop runs already, " if found.in_running_loop else ""
        yield Concern(
            f"{where}nobody waits for this: the command ends before the migrations have run",
            found.written.location,
            tuple(awaited(setup, found.written)) if plain else (),
            fix="" if plain else in_a_thread(setup, inner(called)),
            level=Level.WARNING if found.in_running_loop else None,
        )


def awaited(setup: Setup, written: Written) -> Iterator[Change]:
    first = env_of(setup).first_import
    if "asyncio" not in env_of(setup).bound_names and first is not None:
        yield first.above("import asyncio")
    yield written.wrapped("asyncio.run(", ")")


def inner(called: str) -> str:
    """What the task is made of."""
    if "create_task(" not in called and "ensure_future(" not in called:
        return called
    return called[called.index("(") + 1 : -1].strip().rstrip(",")


def in_a_thread(setup: Setup, called: str) -> str:
    code = f"""\
with ThreadPoolExecutor(max_workers=1) as executor:
    executor.submit(asyncio.run, {called}).result()"""
    return with_imports(setup, code, "ThreadPoolExecutor", "asyncio")


MIGRATIONS_NOT_AWAITED = EnvironmentRule(ABOUT, check)
