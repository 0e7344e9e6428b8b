"""The transaction that each step runs in, and what it holds by then.

Measured with Alembic 1.20 on PostgreSQL 15: `transactional_ddl=False` lifts no transaction while
the connection is online (each migration then gets one); an AUTOCOMMIT connection does.
"""

from enum import Enum

import attrs
from attrs import field

from domain.classes import frozen
from domain.databases.batch import copies
from domain.databases.effect import Effect, TableLock
from domain.databases.target import Database, Target
from domain.environment import UNKNOWN, EnvironmentFacts, Unknown
from domain.held_locks import Held
from domain.lock_timeouts import LockTimeouts, Setting
from domain.operations import ChangeRows, InsertRows, Operation, RunSql, Unread
from domain.script import Step
from domain.sql_operations import SetSetting, TransactionControl

NOTHING_HELD = Held()
# Whatever else a step does changes neither the transaction nor a timeout.
TELLING = (TransactionControl, SetSetting, RunSql, Unread)


class State(Enum):
    """`NONE`: each statement commits by itself."""

    OPEN = "open"
    NONE = "none"
    UNKNOWN = "unknown"


@frozen
class Connection:
    """Alembic's connection as steps go through it; `number` counts its transactions.

    For each step, in order: `reaching(step)` is what the step meets, and `after(step, effect)` of
    that is what it leaves behind.
    """

    target: Target
    facts: EnvironmentFacts
    state: State
    number: int = 1
    in_block: bool = False
    holding: Held = field(factory=Held)
    timeouts: LockTimeouts = field(factory=LockTimeouts)

    @classmethod
    def at_start(cls, target: Target, facts: EnvironmentFacts) -> "Connection":
        return cls(target, facts, at_rest(target, facts), timeouts=LockTimeouts.at_start(facts))

    @property
    def transaction(self) -> int | Unknown | None:
        """The number of the transaction; None where the step commits by itself."""
        if self.state is State.UNKNOWN:
            return UNKNOWN
        return self.number if self.state is State.OPEN else None

    @property
    def lock_timeout(self) -> Setting:
        """Only PostgreSQL's is followed."""
        return self.timeouts.current if self.on(Database.POSTGRESQL) else UNKNOWN

    def held(self, step: Step) -> tuple[TableLock, ...]:
        """What earlier steps of the transaction hold.

        Where a step runs on a condition only, so may have others before it.
        """
        return self.holding.maybe if step.conditional else self.holding.surely

    def on(self, *databases: Database) -> bool:
        return self.target.database in databases

    def at_next_revision(self) -> "Connection":
        """When both are applied by one run of Alembic."""
        if spans_run(self.target, self.facts) is True and not self.in_block:
            return self
        ended = self.ended(at_rest(self.target, self.facts))
        return attrs.evolve(ended, in_block=False) if ended.in_block else ended

    def reaching(self, step: Step) -> "Connection":
        if step.autocommit and not self.in_block:
            entered = self.ended(State.NONE)
            return attrs.evolve(entered, in_block=True)
        here = self
        if self.in_block and not step.autocommit:
            left = self.ended(at_rest(self.target, self.facts))
            here = attrs.evolve(left, in_block=False)
        return here.prepared_for(step)

    def prepared_for(self, step: Step) -> "Connection":
        """What server and driver do by themselves."""
        if self.on(Database.MYSQL, Database.MARIADB):
            if defines(step.operation):
                return self.ended(State.NONE)
            if self.state is State.NONE and not self.autocommits:
                return self.ended(State.OPEN)
        if self.on(Database.SQLITE) and self.state is State.NONE and self.driver_begins:
            return self.ended(State.OPEN) if writes_rows(step) else self
        return self

    def after(self, step: Step, effect: Effect) -> "Connection":
        done = self.told(step) if isinstance(step.operation, TELLING) else self
        if done.state is not State.OPEN or not effect.locks:
            return done
        holding = done.holding.after(step, effect)
        return done if holding == done.holding else done.with_held(holding)

    def with_held(self, holding: Held) -> "Connection":
        # In so many words: `evolve` takes four times as long, for nearly every step there is.
        return Connection(
            self.target,
            self.facts,
            self.state,
            self.number,
            self.in_block,
            holding,
            self.timeouts,
        )

    def told(self, step: Step) -> "Connection":
        """What the step says of transactions and timeouts, or may hide."""
        done = self.controlled(step.operation)
        timeouts = done.timeouts.after(step.operation, self.in_transaction)
        if timeouts is not done.timeouts:
            done = attrs.evolve(done, timeouts=timeouts)
        return self.either(done) if step.conditional else done

    @property
    def in_transaction(self) -> bool | Unknown:
        return UNKNOWN if self.state is State.UNKNOWN else self.state is State.OPEN

    def controlled(self, operation: Operation) -> "Connection":
        match operation:
            case TransactionControl(verb="BEGIN") if self.state is not State.OPEN:
                return self.ended(State.OPEN)
            case TransactionControl(verb="BEGIN") if self.on(Database.MYSQL, Database.MARIADB):
                return self.ended(State.OPEN)
            case TransactionControl(verb="COMMIT" | "ROLLBACK" as verb, chain=chain):
                state = self.chained if chain else self.after_commit
                return self.ended(state, rolled_back=verb == "ROLLBACK")
            case TransactionControl(verb="ROLLBACK TO"):
                # What was locked since the savepoint is free again; which that is, is not kept.
                return attrs.evolve(self, holding=Held())
            case RunSql() | Unread() if self.on(Database.MYSQL, Database.MARIADB):
                # It may have been DDL, which commits.
                return attrs.evolve(self, holding=Held())
        return self

    @property
    def after_commit(self) -> State:
        """The driver was not told: psycopg begins anew before the next statement, psycopg2 not."""
        if self.autocommits or self.on(Database.SQLITE):
            return State.NONE
        return State.UNKNOWN if self.on(Database.POSTGRESQL) else State.OPEN

    @property
    def chained(self) -> State:
        """SQLite knows no AND CHAIN: there SQLAlchemy ended it, and nothing is open."""
        closed = self.on(Database.SQLITE) or self.state is State.NONE
        return State.NONE if closed else State.OPEN

    @property
    def autocommits(self) -> bool:
        return self.in_block or self.facts.autocommit.surely

    @property
    def driver_begins(self) -> bool:
        """Python's sqlite3, unless it is told otherwise: before rows change, and only then."""
        return not self.autocommits and not self.facts.sqlite_begins.surely

    def ended(self, state: State, rolled_back: bool = False) -> "Connection":
        """Another transaction, or none: nothing is held any more."""
        timeouts = self.timeouts.ended(rolled_back)
        number = self.number + 1
        return Connection(
            self.target, self.facts, state, number, self.in_block, NOTHING_HELD, timeouts
        )

    def either(self, other: "Connection") -> "Connection":
        """After something that may have happened or not."""
        if other == self:
            return self
        same = self.number == other.number
        return attrs.evolve(
            other,
            state=self.state if self.state is other.state else State.UNKNOWN,
            holding=other.holding if same else Held(),
            timeouts=self.timeouts.either(other.timeouts),
        )


def at_rest(target: Target, facts: EnvironmentFacts) -> State:
    """How Alembic leaves the connection to a revision."""
    if facts.autocommit.value is UNKNOWN:
        return State.UNKNOWN
    if facts.autocommit.value:
        return State.NONE
    if target.database is Database.SQLITE:
        if facts.sqlite_begins.value is UNKNOWN:
            return State.UNKNOWN
        return State.OPEN if facts.sqlite_begins.value else State.NONE
    return State.OPEN


def spans_run(target: Target, facts: EnvironmentFacts) -> bool | Unknown:
    """Whether all revisions of one run share a transaction."""
    if facts.own_transaction.surely:
        return True
    if facts.autocommit.surely:
        return False
    transactional = facts.transactional_ddl.value
    if transactional is None:
        transactional = target.database is Database.POSTGRESQL
    if transactional is False:
        return False
    told = (transactional, facts.transaction_per_migration.value)
    if UNKNOWN in (*told, facts.own_transaction.value, facts.autocommit.value):
        return UNKNOWN
    return not facts.transaction_per_migration.surely


def defines(operation: Operation) -> bool:
    """Whether MySQL and MariaDB commit before and after it."""
    other = (InsertRows, ChangeRows, SetSetting, TransactionControl, RunSql, Unread)
    return not isinstance(operation, other)


def writes_rows(step: Step) -> bool:
    return isinstance(step.operation, InsertRows | ChangeRows) or copies(step, can_alter=False)
