"""A timeout that is gone after the first revision."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.diagnosis.concern import Concern
from domain.diagnosis.rule import EnvironmentRule
from domain.diagnosis.setup import Setup
from domain.diagnosis.ways_out import context_name, timeout_lines, with_imports
from domain.environment import LockTimeout
from domain.review.finding import Level
from domain.rules.rule import Description

ABOUT = Description(
    name="lock-timeout-lost",
    family="environment",
    level=Level.WARNING,
    finds="SET LOCAL lock_timeout in env.py, where each revision has a transaction of its own.",
    why=(
        "SET LOCAL ends with its transaction: the first revision has the timeout, all others wait "
        "for ever, and so does what stands in an autocommit_block."
    ),
    silent_when=(
        "it is set for the session",
        "all revisions run in the one transaction, and none leaves it",
    ),
    way_out="`SET lock_timeout`, without LOCAL, committed before context.configure.",
    databases=(Database.POSTGRESQL,),
)


def check(setup: Setup) -> Iterator[Concern]:
    facts = setup.environment
    timeout = facts.lock_timeout.value
    if not isinstance(timeout, LockTimeout) or not timeout.local:
        return
    leaving = setup.revisions.leaves_transaction
    if facts.transaction_per_migration.surely or facts.autocommit.surely:
        why = "all later revisions have no lock_timeout"
    elif leaving is not None:
        place = f"{leaving.path}:{leaving.line}"
        why = f"{place} commits with autocommit_block, and has none from there on"
    else:
        return
    lines = timeout_lines(setup, timeout.value, Database.POSTGRESQL)
    code = "\n".join((f"# above {context_name(setup)}.configure", *lines))
    yield Concern(
        f"SET LOCAL ends with the first transaction: {why}",
        facts.lock_timeout.location,
        fix=with_imports(setup, code, "text"),
    )


LOCK_TIMEOUT_LOST = EnvironmentRule(ABOUT, check)
