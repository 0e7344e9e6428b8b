"""Migrations that the command does not wait for."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
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
    silent_when=("it is awaited, or run with asyncio.run()", "its task is kept and awaited"),
    way_out="asyncio.run(); where a loop runs already, in a thread of its own.",
)


def check(setup: Setup) -> Iterator[Concern]:
    for written in env_of(setup).unawaited:
        called = written.text
        task = "create_task(" in called or "ensure_future(" in called
        plain = not task and "asyncio" in env_of(setup).bound_names
        yield Concern(
            "nobody waits for this: the command ends before the migrations have run",
            written.location,
            (written.replaced(f"asyncio.run({called})"),) if plain else (),
            fix="" if plain else IN_A_THREAD.format(called=inner(called)),
        )


def inner(called: str) -> str:
    """What the task is made of."""
    if "create_task(" not in called and "ensure_future(" not in called:
        return called
    return called[called.index("(") + 1 : -1].strip().rstrip(",")


IN_A_THREAD = """\
with ThreadPoolExecutor(max_workers=1) as executor:
    executor.submit(asyncio.run, {called}).result()"""

MIGRATIONS_NOT_AWAITED = EnvironmentRule(ABOUT, check)
