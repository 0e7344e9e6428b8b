"""Settings that are made where Assay cannot see it: by what runs the migrations."""

import attrs

from domain.environment import UNKNOWN, EnvironmentFacts, Fact

LOCK_TIMEOUT = "lock-timeout"
STATEMENT_TIMEOUT = "statement-timeout"
SETTINGS = (LOCK_TIMEOUT, STATEMENT_TIMEOUT)


def with_elsewhere(facts: EnvironmentFacts, made: tuple[str, ...]) -> EnvironmentFacts:
    """The facts of env.py, where somebody else sets what it leaves alone.

    To what is not told there are no values, so what env.py itself says still counts.
    """
    if LOCK_TIMEOUT not in made:
        return facts
    if facts.lock_timeout.value is None:
        facts = attrs.evolve(facts, lock_timeout=Fact(UNKNOWN))
    if facts.lock_wait_timeout.value is False:
        facts = attrs.evolve(facts, lock_wait_timeout=Fact(UNKNOWN))
    return facts
