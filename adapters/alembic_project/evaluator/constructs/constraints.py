"""Constraints and indexes as SQLAlchemy's constructs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from adapters.alembic_project.evaluator.call import Call, ways_of
from adapters.alembic_project.evaluator.constructs.dialect import dialect_name
from adapters.alembic_project.evaluator.constructs.expressions import SqlExpression, rendered
from adapters.alembic_project.evaluator.constructs.knowing import (
    NotKnown,
    given_name,
    names,
    text,
)
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.knowledge import join, truth
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import ABSENT, Entity, Unknown, Value
from domain.classes import define
from domain.schema.elements import (
    Check,
    Constraint,
    Exclusion,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName

# Stands for an expression whose text is not known.
UNRENDERED = "?"


@define(eq=False)
class ConstraintValue(Entity):
    constraint: Constraint

    def attribute(self, machine: Machine, name: str) -> Value:
        return self.constraint.name if name == "name" else ABSENT

    def method(self, call: Call, name: str) -> Value:
        return where_wanted(self, call) if name == "ddl_if" else ABSENT


@define(eq=False)
class IndexValue(Entity):
    index: Index

    def attribute(self, machine: Machine, name: str) -> Value:
        return self.index.name if name == "name" else ABSENT

    def method(self, call: Call, name: str) -> Value:
        return where_wanted(self, call) if name == "ddl_if" else ABSENT


def where_wanted(part: Entity, call: Call) -> Value:
    """`ddl_if(dialect="postgresql")`: nothing on any other database."""
    wanted = call.get(0, "dialect")
    if wanted is None:
        return part
    known = (wanted,) if isinstance(wanted, str) else whole(call.machine, wanted)
    if known is None:
        return call.derived(wanted)
    return part if dialect_name(call.machine) in known else None


@define(eq=False)
class Faulty(Entity):
    """A constraint or an index of which something is not known."""

    why: NotKnown


@define(eq=False)
class ForeignKeyValue(Entity):
    """`sa.ForeignKey(...)`: a foreign key that waits for its column."""

    key: ForeignKey | None
    why: NotKnown | None = None

    def on(self, columns: tuple[str, ...]) -> ForeignKey:
        """Raise NotKnown."""
        if self.key is None:
            raise self.why or NotKnown(Unknown("unknown-argument"), "a foreign key")
        return attrs.evolve(self.key, columns=columns)


def target_of(machine: Machine, value: Value) -> tuple[TableName, str]:
    """The table and column that `"schema.table.column"`, or a column, stands for."""
    owner = getattr(value, "owner", None)
    if isinstance(value, SqlExpression) and isinstance(owner, TableName) and value.text:
        return owner, value.text
    parts = text(value, "what a foreign key points at").split(".")
    column = parts.pop() if len(parts) > 1 else ""
    return TableName(parts[-1], ".".join(parts[:-1]) or None), column


def foreign_key_of(
    machine: Machine,
    columns: tuple[str, ...],
    targets: Sequence[Value],
    options: Mapping[str, Value],
) -> ForeignKey:
    """A foreign key from its columns, targets and keywords. Raise NotKnown."""
    if not targets:
        raise NotKnown(Unknown("bad-arguments", "no target"), "a foreign key")
    found = [target_of(machine, target) for target in targets]
    return ForeignKey(
        given_name(options.get("name"), "the name of a foreign key"),
        columns,
        found[0][0],
        tuple(column for _, column in found if column),
        on_delete=action(options.get("ondelete")),
        on_update=action(options.get("onupdate")),
        deferrable=options.get("deferrable") is True,
        validated=is_validated(machine, options),
        use_alter=options.get("use_alter") is True,
    )


def action(value: Value) -> str | None:
    return value.upper() if isinstance(value, str) else None


def is_validated(machine: Machine, options: Mapping[str, Value]) -> bool:
    return options.get(f"{dialect_name(machine)}_not_valid") is not True


def foreign_key(call: Call, name: str) -> Value:
    try:
        key = foreign_key_of(call.machine, (), [call.get(0, "column")], call.kwargs)
    except NotKnown as why:
        return ForeignKeyValue(None, why)
    return ForeignKeyValue(key)


def foreign_key_constraint(call: Call, name: str) -> Value:
    columns = names(call.machine, call.get(0, "columns"), "the columns of a foreign key")
    targets = call.get(1, "refcolumns")
    options = {"name": call.get(2, "name"), **call.kwargs}
    listed = targets if isinstance(targets, list | tuple) else [targets]
    return ConstraintValue(foreign_key_of(call.machine, columns, listed, options))


def key_constraint(call: Call, name: str) -> Value:
    columns = names(call.machine, tuple(call.args), "the columns of a constraint")
    if call.open:
        raise NotKnown(call.open, "the columns of a constraint")
    title = given_name(call.kwargs.get("name"), "the name of a constraint")
    if name == "PrimaryKeyConstraint":
        return ConstraintValue(PrimaryKey(title, columns))
    return ConstraintValue(Unique(title, columns))


def check_constraint(call: Call, name: str) -> Value:
    title = given_name(call.get(1, "name"), "the name of a constraint")
    return ConstraintValue(check_of(call.machine, title, call.get(0, "sqltext"), call.kwargs))


def check_of(
    machine: Machine, name: str | None, condition: Value, options: Mapping[str, Value]
) -> Check:
    known = condition if isinstance(condition, str) else rendered(condition)
    return Check(name, known, is_validated(machine, options))


def exclude_constraint(call: Call, name: str) -> Value:
    return ConstraintValue(Exclusion(given_name(call.kwargs.get("name"), "a name")))


def bound_check(column: str, kind: SqlType) -> Check:
    """The CHECK that a type brings along."""
    values = ", ".join(f"'{value}'" for value in kind.allowed) or "0, 1"
    return Check(kind.bound_check or None, f"{column} IN ({values})")


def index(call: Call, name: str) -> Value:
    title = given_name(call.get(0, "name"), "the name of an index")
    elements = elements_of(call.machine, tuple(call.args[1:]))
    return IndexValue(index_of(call.machine, title, elements, call.kwargs))


def index_of(
    machine: Machine, name: str | None, elements: tuple[str, ...], options: Mapping[str, Value]
) -> Index:
    """An index from its parts and keywords, those of other databases left aside."""
    dialect = dialect_name(machine)
    method = options.get(f"{dialect}_using") or options.get(f"{dialect}_prefix")
    where = options.get(f"{dialect}_where")
    included = options.get(f"{dialect}_include")
    return Index(
        name,
        elements,
        unique=truth(options.get("unique")) is True,
        method=method.lower() if isinstance(method, str) else None,
        predicate=None if where is None else predicate_of(where),
        included=names(machine, included, "what an index includes") if included else (),
        classes=classes_of(options.get(f"{dialect}_ops"), elements),
    )


def classes_of(value: Value, elements: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The operator classes of columns, as far as they are known."""
    return tuple(
        (column, known)
        for column, known in (value.items() if isinstance(value, dict) else ())
        if column in elements and isinstance(known, str)
    )


def elements_of(machine: Machine, value: Value) -> tuple[str, ...]:
    """What an index is on; an expression that does not render is still one. Raise NotKnown."""
    found = [value] if isinstance(value, str | SqlExpression) else whole(machine, value)
    if found is None:
        raise NotKnown.of(value, "what the index is on")
    return tuple(
        element.text or UNRENDERED
        if isinstance(element, SqlExpression)
        else text(element, "what the index is on")
        for element in found
    )


def predicate_of(where: Value) -> str:
    """The condition of a partial index; a condition that is not known is still one."""
    return (where if isinstance(where, str) else rendered(where)) or UNRENDERED


def tolerant(make: Known) -> Known:
    """The construct, or a faulty one: it matters only once an operation gets it."""

    def attempt(call: Call, name: str) -> Value:
        try:
            return make(call, name)
        except NotKnown as why:
            return Faulty(why)

    def handle(call: Call, name: str) -> Value:
        return join(attempt(way, name) for way in ways_of(call))

    return handle


CONSTRAINTS: Mapping[str, Known] = {
    "sqlalchemy.ForeignKey": foreign_key,
    "sqlalchemy.ForeignKeyConstraint": tolerant(foreign_key_constraint),
    "sqlalchemy.PrimaryKeyConstraint": tolerant(key_constraint),
    "sqlalchemy.UniqueConstraint": tolerant(key_constraint),
    "sqlalchemy.CheckConstraint": tolerant(check_constraint),
    "postgresql.ExcludeConstraint": tolerant(exclude_constraint),
    "sqlalchemy.ExcludeConstraint": tolerant(exclude_constraint),
    "sqlalchemy.Index": tolerant(index),
}
