"""Tables that are made without a revision."""

from collections.abc import Iterator

from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="create-all-beside-migrations",
    family="environment",
    level=Level.WARNING,
    finds=(
        "metadata.create_all() in env.py, or in the application beside its migrations; drop_all() "
        "and DDL that the application runs when it starts."
    ),
    why=(
        "Tables appear that no revision made: the revision that should create them fails with "
        "`already exists`, and autogenerate sees no difference, so it never gets written."
    ),
    less_when="it stands in the application: then it may be of another database, or for new ones",
    silent_when=(
        "it stands in tests",
        "the DDL stands in scripts, commands, or functions that are not seen to start anything",
        "the project stamps the databases that it makes so",
    ),
    way_out="`alembic upgrade head`; for a new database create_all, then `alembic stamp head`.",
    hazards=("env-create-all",),
)


def check(setup: Setup) -> Iterator[Concern]:
    for written in env_of(setup).creates_tables:
        yield Concern(
            "env.py makes the tables itself, before the revisions that should",
            written.location,
            (written.gone(),) if len(written.lines) == 1 else (),
        )
    found = setup.around.creates_tables
    if found:
        more = f", and {len(found) - 1} more places" if len(found) > 1 else ""
        yield Concern(
            f"tables are made here without a revision{more}",
            found[0].location,
            fix="from alembic import command\n\n"
            'command.stamp(config, "head")  # after create_all, for a new database',
            level=Level.INFO,
            assumption="It is the database that is migrated.",
        )
    changed = setup.around.changes_tables
    if changed:
        more = f", and in {len(changed) - 1} more places" if len(changed) > 1 else ""
        yield Concern(
            f"this changes tables whenever the application starts, without a revision{more}",
            changed[0].location,
            fix="# the same in a revision, and here nothing:\nalembic revision -m ...",
            level=Level.INFO,
            assumption="It is the database that is migrated.",
        )


CREATE_ALL_BESIDE_MIGRATIONS = EnvironmentRule(ABOUT, check)
