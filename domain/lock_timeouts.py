"""For how long a step waits for its lock, as SET, SET LOCAL and RESET leave it."""

import re

import attrs

from domain.classes import frozen
from domain.environment import UNKNOWN, EnvironmentFacts, Unknown
from domain.operations import Operation, RunSql
from domain.sql_operations import SetSetting

NAME = "lock_timeout"
OFF = re.compile(r"0+(\.0*)?\s*(us|ms|s|min|h|d)?")
SETS = re.compile(r"\block_timeout\b", re.IGNORECASE)
RESETS_ALL = re.compile(r"\s*(RESET|DISCARD)\s+ALL\b", re.IGNORECASE)

Setting = str | None | Unknown
"""In the server's words; None: it waits for ever."""


@frozen
class LockTimeouts:
    """PostgreSQL's lock_timeout on one connection.

    `current` is what a step meets. `session` is what stays when the transaction commits,
    `committed` what stays when it is rolled back, and `initial` where RESET goes back to.
    """

    current: Setting = None
    session: Setting = None
    committed: Setting = None
    initial: Setting = None

    @classmethod
    def at_start(cls, facts: EnvironmentFacts) -> "LockTimeouts":
        timeout = facts.lock_timeout.value
        if timeout is UNKNOWN:
            return cls(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)
        if timeout is None:
            return cls()
        value = meant(timeout.value)
        if not timeout.local:
            return cls(value, value, value, value if timeout.initial else None)
        # With a transaction for each migration, the one that env.py set it in may be over.
        return cls(value if facts.transaction_per_migration.value is False else UNKNOWN)

    def after(self, operation: Operation, in_transaction: bool | Unknown) -> "LockTimeouts":
        match operation:
            case SetSetting(name=name, value=value, local=local) if name.lower() == NAME:
                setting = self.initial if value.upper() == "DEFAULT" else meant(value)
                if local:
                    return self.set_local(setting, in_transaction)
                return self.set(setting, in_transaction)
            case RunSql(text=text) if RESETS_ALL.match(text):
                return self.set(self.initial, in_transaction)
            case RunSql(text=text) if SETS.search(text):
                return self.set(UNKNOWN, in_transaction)
        return self

    def set(self, value: Setting, in_transaction: bool | Unknown) -> "LockTimeouts":
        committed = self.committed if in_transaction else value
        if in_transaction is UNKNOWN:
            committed = known_if_same(self.committed, value)
        return attrs.evolve(self, current=value, session=value, committed=committed)

    def set_local(self, value: Setting, in_transaction: bool | Unknown) -> "LockTimeouts":
        """Outside a transaction it does nothing but warn."""
        if in_transaction is UNKNOWN:
            return attrs.evolve(self, current=known_if_same(self.current, value))
        return attrs.evolve(self, current=value) if in_transaction else self

    def ended(self, rolled_back: bool) -> "LockTimeouts":
        kept = self.committed if rolled_back else self.session
        if self.current is self.session is self.committed:
            return self
        return attrs.evolve(self, current=kept, session=kept, committed=kept)

    def either(self, other: "LockTimeouts") -> "LockTimeouts":
        """After something that may have happened or not."""
        return LockTimeouts(
            current=known_if_same(self.current, other.current),
            session=known_if_same(self.session, other.session),
            committed=known_if_same(self.committed, other.committed),
            initial=self.initial,
        )


def meant(value: str) -> str | None:
    return None if OFF.fullmatch(value.strip()) else value.strip()


def known_if_same(one: Setting, other: Setting) -> Setting:
    return one if one == other else UNKNOWN
