"""What a run of several revisions has done that is not committed yet.

By default one run of Alembic applies all that is pending in one transaction. Only PostgreSQL's is
followed: on MySQL and MariaDB each ALTER commits, and SQLite has no such locks.
"""

from collections.abc import Collection, Iterator, Mapping

import attrs
from attrs import field

from domain.classes import frozen
from domain.databases.effect import Blocks, Effect
from domain.databases.target import Database, Target
from domain.environment import EnvironmentFacts
from domain.operations import AddConstraint, CreateTable, EnumType, Operation
from domain.schema.elements import Check, ForeignKey, NotNull
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.script import Step
from domain.sql_operations import EnumValue
from domain.transactions import Connection

NOTHING = Effect()


@frozen
class Uncommitted:
    """What stands in the open transaction, each with the id of the revision that did it.

    `values`: values added to an enum, by its name and their own; `of_new_enums` are those whose
    enum is as new, which PostgreSQL 17 lets be used at once. `unvalidated`: constraints added NOT
    VALID, by table and name. `locked`: the first table in use whose readers wait. `began`: the
    revision that did the first of it; `cut_off`: the same of what this step has just committed.
    """

    values: Mapping[tuple[str, str], str] = field(factory=dict)
    unvalidated: Mapping[tuple[TableName, str | None], str] = field(factory=dict)
    of_new_enums: frozenset[tuple[str, str]] = frozenset()
    locked: tuple[TableName, str] | None = None
    began: str | None = None
    cut_off: str | None = None


@frozen
class Run:
    """One run of Alembic, revision by revision and step by step.

    `made` are the enum types that nobody had before this transaction.
    """

    connection: Connection
    revision: str = ""
    made: frozenset[str] = frozenset()
    uncommitted: Uncommitted = field(factory=Uncommitted)

    @classmethod
    def at_start(cls, target: Target, facts: EnvironmentFacts) -> "Run":
        return cls(Connection.at_start(target, facts))

    def at(self, revision: str, together: bool) -> "Run":
        """The next revision. `together`: all that is read goes out with it, to the same places."""
        if not self.is_followed:
            return self
        here = self.going_on(self.connection.at_next_revision())
        made = self.made if together else frozenset()
        return Run(here.connection, revision, made, here.uncommitted)

    @property
    def is_followed(self) -> bool:
        return self.connection.on(Database.POSTGRESQL)

    @property
    def asks_for_effects(self) -> bool:
        """Whether the effect of the next step makes a difference."""
        return self.is_followed and self.uncommitted.locked is None

    def reaching(self, step: Step) -> "Run":
        return self.going_on(self.connection.reaching(step)) if self.is_followed else self

    def going_on(self, connection: Connection) -> "Run":
        """With the transaction ends what was not committed."""
        if connection is self.connection and self.uncommitted.cut_off is None:
            return self
        if connection.number == self.connection.number:
            known = self.uncommitted
            if known.cut_off is not None:
                known = attrs.evolve(known, cut_off=None)
            return Run(connection, self.revision, self.made, known)
        cut_off = Uncommitted(cut_off=self.uncommitted.began)
        return Run(connection, self.revision, frozenset(), cut_off)

    def after(
        self, step: Step, before: Schema, effect: Effect, new: Collection[TableName]
    ) -> "Run":
        """`new` are the tables that nobody uses yet."""
        if not self.is_followed:
            return self
        made = self.made.union(types_made(step.operation, before))
        done = attrs.evolve(self, made=made) if made != self.made else self
        if isinstance(self.connection.transaction, int) and not step.conditional:
            work = done.with_work(step.operation, effect, new)
            if work is not done.uncommitted:
                done = Run(done.connection, done.revision, done.made, work)
        return done.going_on(self.connection.after(step, NOTHING))

    def with_work(
        self, operation: Operation, effect: Effect, new: Collection[TableName]
    ) -> Uncommitted:
        known, by = self.uncommitted, self.revision
        table = kept_from_readers(effect, new) if known.locked is None else None
        if known.began is None or table is not None:
            locked = known.locked if table is None else (table, by)
            known = Uncommitted(
                known.values,
                known.unvalidated,
                known.of_new_enums,
                locked,
                known.began or by,
                known.cut_off,
            )
        match operation:
            case EnumValue(type_name=name, value=value, renamed_from=None):
                added = {(name, value)} if name in self.made else set()
                return attrs.evolve(
                    known,
                    values={**known.values, (name, value): by},
                    of_new_enums=known.of_new_enums | added,
                )
            case AddConstraint(table=table, constraint=constraint) if is_unvalidated(constraint):
                unvalidated = {**known.unvalidated, (table, constraint.name): by}
                return attrs.evolve(known, unvalidated=unvalidated)
        return known


def kept_from_readers(effect: Effect, new: Collection[TableName]) -> TableName | None:
    locks = (lock for lock in effect.locks if lock.blocks is Blocks.READS_AND_WRITES)
    return next((lock.table for lock in locks if lock.table not in new), None)


def is_unvalidated(constraint: object) -> bool:
    return isinstance(constraint, Check | ForeignKey | NotNull) and not constraint.validated


def types_made(operation: Operation, before: Schema) -> Iterator[str]:
    """Enum types by name: SQLAlchemy makes those of a new table's columns with it."""
    match operation:
        case EnumType(name=name, create=True):
            yield name
        case CreateTable(columns=columns):
            names = {c.type.type_name for c in columns if c.type and c.type.name == "enum"}
            yield from (name for name in names if name and not is_in_use(name, before))


def is_in_use(enum: str, schema: Schema) -> bool:
    columns = (column for table in schema.tables.values() for column in table.columns)
    return any(column.type and column.type.type_name == enum for column in columns)
