"""A connection that a program hands over, and that env.py does not take."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.paths import folder_of
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, online
from domain.diagnosis.ways_out import (
    configuration_name,
    connection_name,
    engine_name,
    is_async,
    with_imports,
)
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="passed-connection-ignored",
    family="environment",
    level=Level.WARNING,
    finds='config.attributes["connection"] set by the project, and an env.py that never reads it.',
    why=(
        "env.py opens a connection of its own: an in-memory SQLite database stays empty, a "
        "caller's transaction waits for the locks of its own migrations, a test migrates "
        "another database."
    ),
    silent_when=(
        "env.py reads config.attributes",
        "the program that sets it runs another environment of the project",
    ),
    way_out='Take `config.attributes.get("connection")`, and make an engine where there is none.',
)


def check(setup: Setup) -> Iterator[Concern]:
    env = env_of(setup)
    if env.connection_taken or env.elsewhere or not env.configures:
        return
    for written in setup.around.hands_connection:
        folder = folder_of(written.path)
        near = bool(folder) and env.path.startswith(f"{folder}/")
        if near or setup.around.environments == 1:
            yield Concern(
                f"{written.path}:{written.first} hands a connection over, and env.py does not "
                "look for it",
                (env.engines[0].written if env.engines else env.configures[0].written).location,
                fix=taking(setup),
            )
            return


def taking(setup: Setup) -> str:
    """By a block around either connection; where that is asynchronous, beside it."""
    given = f'given = {configuration_name(setup)}.attributes.get("connection")'
    calls = online(setup)
    if not is_async(setup):
        opened = f"nullcontext(given) if given is not None else {engine_name(setup)}.connect()"
        code = f"{given}\nwith {opened} as {connection_name(setup)}:\n    ...  # as now"
        return with_imports(setup, code, "nullcontext")
    function = calls[0].function if calls and calls[0].function else "do_run_migrations"
    return f"{given}\nif given is not None:\n    {function}(given)\nelse:\n    ...  # as now"


PASSED_CONNECTION_IGNORED = EnvironmentRule(ABOUT, check)
