"""All pending revisions in one transaction."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.sources import env_of, online
from domain.diagnosis.written import keyword_added
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="one-transaction-for-all",
    family="environment",
    level=Level.WARNING,
    finds="an env.py that runs all pending revisions in one transaction, on PostgreSQL.",
    why=(
        "The lock of the first revision is held until the last one has committed, so a deployment "
        "of three harmless revisions stops the application for the sum of them."
    ),
    silent_when=(
        "transaction_per_migration is given, or is not known",
        "the project does not use PostgreSQL: elsewhere DDL commits by itself",
        "the connection is in autocommit, or env.py begins a transaction of its own",
    ),
    way_out="`transaction_per_migration=True`.",
    databases=(Database.POSTGRESQL,),
    hazards=("env-no-transaction-per-migration",),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts, calls = setup.environment, online(setup)
    if not setup.uses(Database.POSTGRESQL) or facts.transaction_per_migration.value is not False:
        return
    if facts.autocommit.value is not False or facts.own_transaction.value is True or not calls:
        return
    given = calls[0].options.get("transaction_per_migration")
    yield Concern(
        "all pending revisions share one transaction, and its locks are held until the last one "
        "is through",
        calls[0].written.location,
        (given.written.replaced("True"),)
        if given and given.written
        else (keyword_added(calls[0].written, "transaction_per_migration=True"),),
        fix=also(setup),
    )


def also(setup: Setup) -> str:
    """What holds for the one transaction would end with the first of several."""
    timeout = setup.environment.lock_timeout
    locks = [lock for lock in env_of(setup).advisory_locks if lock.ends_with_transaction]
    told = [f"the lock of line {lock.written.first}" for lock in locks]
    if timeout.known is not None and timeout.known.local and timeout.location is not None:
        told.append(f"the timeout of line {timeout.location.line}")
    what = " and ".join(told)
    return f"# and set {what} for the session: the first commit would end it" if told else ""


ONE_TRANSACTION_FOR_ALL = EnvironmentRule(ABOUT, check)
