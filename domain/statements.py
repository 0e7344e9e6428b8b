"""SQL statements one after the other: what each does, and what its transaction holds by then."""

from collections.abc import Iterable, Iterator, Sequence

import attrs
from attrs import field

from domain.classes import frozen
from domain.databases.effect import Effect, TableLock, strongest
from domain.databases.effects import effect_in
from domain.databases.one_statement import at_once
from domain.databases.postgresql.modes import lock as postgresql_lock
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.environment import EnvironmentFacts, Fact
from domain.operations import Operation, RunSql, Unread
from domain.review.novelty import Novelty
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location
from domain.sql_operations import TransactionControl
from domain.transactions import Connection, State

ABORTED = "current transaction is aborted, commands ignored until end of transaction block"
# A client that is not told otherwise: each statement commits by itself, until BEGIN.
PLAIN_CLIENT = EnvironmentFacts(autocommit=Fact(True))


@frozen
class StatementEffect:
    """What one statement does.

    `locks` are those that it takes on tables, views and (PostgreSQL) indexes that others can see:
    what its own transaction made is left out. `effective` is the strongest lock on each of them
    that the transaction holds once the statement has run. `scanned` in the words of PostgreSQL's
    log: a foreign key by its own name. `in_transaction`: the locks stay until commit, else until
    the statement ends. `commits_before`: it commits what is open, as DDL does on MySQL. `read` is
    False where what it does is not known.
    """

    effect: Effect
    locks: tuple[TableLock, ...] = ()
    effective: tuple[TableLock, ...] = ()
    scanned: tuple[str, ...] = ()
    in_transaction: bool = False
    commits_before: bool = False
    read: bool = True


@frozen
class Session:
    """A client between two statements. `base` is the schema when its transaction began."""

    target: Target
    schema: Schema
    connection: Connection
    base: Schema
    made: Novelty = field(factory=Novelty)
    aborted: bool = False

    @classmethod
    def opened(cls, target: Target, schema: Schema, in_transaction: bool) -> "Session":
        """`in_transaction`: BEGIN comes first, else each statement commits by itself."""
        connection = Connection.at_start(target, PLAIN_CLIENT)
        if in_transaction:
            begin = Step(TransactionControl("BEGIN"), Location("", 1))
            connection = connection.after(begin, Effect())
        return cls(target, schema, connection, schema)

    def run(
        self, operations: Sequence[Operation], place: Location
    ) -> tuple["StatementEffect", "Session"]:
        """What a statement of these operations does, and the session after it."""
        if self.aborted and not any(ends_transaction(each) for each in operations):
            refused = Effect(refused=ABORTED)
            return StatementEffect(refused, effective=self.held, in_transaction=True), self
        session, effects = self, list[Effect]()
        for operation in operations:
            session, effect = session.step(Step(operation, place))
            effects.append(effect)
        told = at_once(operations, effects, self.target)
        if told.refused:
            return self.refusing(told)
        own = session.seen(told)
        reached = self.reaching(Step(operations[0], place)) if operations else self
        inside = session.connection.state is State.OPEN
        return StatementEffect(
            told,
            own,
            strongest((*reached.held, *own)) if inside else own,
            scanned_by(effects),
            inside,
            self.commits_before(reached),
            not any(isinstance(each, RunSql | Unread) for each in operations),
        ), session

    def step(self, step: Step) -> tuple["Session", Effect]:
        session = self.reaching(step)
        inside = session.connection.state is State.OPEN
        situation = Situation(step, session.schema, self.target, transaction=inside)
        effect = effect_in(situation)
        held = attrs.evolve(effect, locks=session.seen(effect))
        connection = session.connection.after(step, held)
        after = session.replayed(step.operation)
        after = attrs.evolve(
            after,
            made=after.made.after(step.operation, session.schema),
            connection=connection,
        )
        return after.in_new_transaction(session.connection), effect

    def reaching(self, step: Step) -> "Session":
        connection = self.connection.reaching(step)
        return attrs.evolve(self, connection=connection).in_new_transaction(self.connection)

    def in_new_transaction(self, before: Connection) -> "Session":
        if self.connection.number == before.number and self.connection.state is State.OPEN:
            return self
        return attrs.evolve(self, base=self.schema, made=Novelty(), aborted=False)

    def replayed(self, operation: Operation) -> "Session":
        match operation:
            case TransactionControl(verb="ROLLBACK") if self.connection.state is State.OPEN:
                return attrs.evolve(self, schema=self.base)
            case TransactionControl(verb="ROLLBACK TO"):
                # Which changes are undone is not kept.
                return attrs.evolve(self, schema=self.schema.with_gap(), aborted=False)
        return attrs.evolve(self, schema=apply(operation, self.schema, self.target))

    @property
    def held(self) -> tuple[TableLock, ...]:
        return self.connection.holding.surely

    def refusing(self, effect: Effect) -> tuple["StatementEffect", "Session"]:
        """Nothing is done; PostgreSQL then refuses the rest of the transaction, too."""
        inside = self.connection.state is State.OPEN
        aborts = inside and self.target.database is Database.POSTGRESQL
        told = StatementEffect(effect, effective=self.held, in_transaction=inside)
        return told, attrs.evolve(self, aborted=aborts)

    def commits_before(self, reached: "Session") -> bool:
        """Without being told to, as DDL does on MySQL."""
        was_open = self.connection.state is State.OPEN
        return was_open and reached.connection.number != self.connection.number

    def seen(self, effect: Effect) -> tuple[TableLock, ...]:
        return strongest(each for each in relations(effect) if self.seen_by_others(each.table))

    def seen_by_others(self, name: TableName) -> bool:
        """Whether it was there when the transaction began, or nobody here knows it at all."""
        if name in self.made.tables:
            return False
        return (
            name in named_in(self.base)
            or name not in named_in(self.schema)
            or name in (self.schema.tables)
        )


def ends_transaction(operation: Operation) -> bool:
    ending = ("COMMIT", "ROLLBACK", "ROLLBACK TO")
    return isinstance(operation, TransactionControl) and operation.verb in ending


def relations(effect: Effect) -> Iterator[TableLock]:
    """The locks on tables, and those on PostgreSQL's indexes, which are relations as well."""
    yield from effect.locks
    for work in effect.indexes:
        yield postgresql_lock(TableName(work.name), work.mode)


def named_in(schema: Schema) -> set[TableName]:
    tables, views = schema.tables.values(), schema.objects.views.values()
    names = {TableName(i.name) for t in tables for i in t.all_indexes if i.name}
    names |= {TableName(i.name) for view in views for i in view.indexes if i.name}
    return names | schema.tables.keys() | schema.objects.views.keys()


def scanned_by(effects: Iterable[Effect]) -> tuple[str, ...]:
    """Tables that are read row by row; a foreign key that is checked by its own name instead."""
    effects = tuple(effects)
    anew = {name for effect in effects for name in effect.rewritten}
    found: dict[str, None] = {}
    for effect in effects:
        tables = (str(name) for name in effect.scanned if name not in anew)
        found |= dict.fromkeys(effect.verified or tables)
    return tuple(found)
