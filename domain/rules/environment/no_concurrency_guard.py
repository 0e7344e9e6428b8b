"""Every replica migrates when it starts."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.diagnosis.ways_out import session_lock
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="no-concurrency-guard",
    family="environment",
    level=Level.INFO,
    finds="code of the project that runs Alembic, with nothing that keeps two from doing it.",
    why=(
        "Of four processes that upgrade a PostgreSQL database at once three end with an "
        "IntegrityError; on MySQL both run the same DDL, and one is left half-way."
    ),
    silent_when=(
        "env.py takes an advisory lock, or the code that runs Alembic a lock between processes",
        "Alembic runs from its own command line alone, or on SQLite",
    ),
    way_out="An advisory lock of the session, on its own connection; or one job that migrates.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("env-no-concurrency-guard",),
)


def check(setup: Setup) -> Iterator[Concern]:
    running, env = setup.around.runs_alembic, env_of(setup)
    if not running or setup.around.locks or env.advisory_locks or not env.configures:
        return
    if setup.uses(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB):
        yield Concern(
            "the project's own code runs Alembic here, and nothing was seen that keeps two "
            "processes from doing so at once",
            running[0].location,
            fix=f"# in env.py\n{session_lock(setup)}",
            assumption="More than one process gets there.",
        )


NO_CONCURRENCY_GUARD = EnvironmentRule(ABOUT, check)
