"""A connection that is opened where only a script is to be written."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="connection-in-offline-mode",
    family="environment",
    level=Level.WARNING,
    finds="a connection that env.py opens when it is loaded, or in its offline branch.",
    why=(
        "Offline mode is for where there is no database: `upgrade --sql` in CI, a reviewer's "
        "machine. Here every command needs one, `alembic history` aside."
    ),
    silent_when=("it is opened in the online branch",),
    way_out="Open it in run_migrations_online().",
)


def check(setup: Setup) -> Iterator[Concern]:
    env = env_of(setup)
    for opening in env.openings:
        if opening.offline or (opening.at_import and env.offline_asked):
            opened = "\n".join(line.strip() for line in opening.written.text.split("\n"))
            how = "async with" if opening.is_async else "with"
            yield Concern(
                "env.py connects to the database in offline mode, too",
                opening.written.location,
                fix="# in what runs online alone\n"
                f"{how} {opened} as {opening.name or 'connection'}:\n    ...",
            )


CONNECTION_IN_OFFLINE_MODE = EnvironmentRule(ABOUT, check)
