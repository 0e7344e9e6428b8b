"""A lock against other migrations that ends too early."""

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
    name="advisory-lock-lost",
    family="environment",
    level=Level.WARNING,
    finds="pg_advisory_xact_lock where one transaction does not last for all revisions.",
    why=(
        "It is given back at the first COMMIT: after the first revision, or when one uses "
        "autocommit_block. From then on a second process migrates alongside."
    ),
    silent_when=(
        "pg_advisory_lock takes it, for the session",
        "all revisions run in the one transaction, and none leaves it",
    ),
    way_out="`pg_advisory_lock` on a connection of its own, given back in `finally`.",
    databases=(Database.POSTGRESQL,),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts, leaving = setup.environment, setup.revisions.leaves_transaction
    for lock in env_of(setup).advisory_locks:
        if not lock.ends_with_transaction:
            continue
        if facts.transaction_per_migration.surely or facts.autocommit.surely:
            why = "each revision has a transaction of its own"
        elif leaving is not None:
            why = f"{leaving.path}:{leaving.line} commits with autocommit_block"
        else:
            continue
        yield Concern(
            f"this lock ends with its transaction, and {why}: after that a second process migrates "
            "alongside",
            lock.written.location,
            fix=session_lock(setup),
        )


ADVISORY_LOCK_LOST = EnvironmentRule(ABOUT, check)
