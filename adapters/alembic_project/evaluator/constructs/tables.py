"""Tables: `sa.Table`, `sa.table`, and classes that are mapped to one."""

from __future__ import annotations

import re
from collections.abc import Iterable as Many
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from attrs import evolve, field

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.constructs.christening import Christening
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.constraints import (
    ConstraintValue,
    Faulty,
    IndexValue,
)
from adapters.alembic_project.evaluator.constructs.expressions import Expression
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown, optional_text, text
from adapters.alembic_project.evaluator.constructs.statements import Statement
from adapters.alembic_project.evaluator.data.elements import Elements, Iterable
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Entity,
    Items,
    Unknown,
    Value,
)
from domain.classes import define
from domain.operations import CreateTable, DropTable, EnumType
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Constraint, ForeignKey, Index, PrimaryKey
from domain.schema.names import TableName
from domain.schema.object_changes import plain_name

DML = {"insert": "INSERT", "update": "UPDATE", "delete": "DELETE", "select": "SELECT"}


@define(eq=False)
class Columns(Iterable):
    """`table.c`."""

    table: Table

    def attribute(self, machine: Machine, name: str) -> Value:
        return self.table.column(name)

    def item(self, machine: Machine, key: Value) -> Value:
        return self.table.column(key) if isinstance(key, str) else ABSENT

    def elements(self, machine: Machine) -> Elements | None:
        open_end = Unknown("database-read", "columns of a table") if self.table.reflected else None
        return Elements(self.table.columns, open_end)

    def method(self, call: Call, name: str) -> Value:
        if name in ("keys", "values", "items", "get", "contains_column"):
            return Unknown("unknown-argument", call.shown)
        return ABSENT


@define(eq=False)
class Table(Entity):
    """`parts` are all that it was made of; `reflected`: the database has its columns.

    `elsewhere`: it was asked over an engine that nobody here knows. That may be another database,
    and it does not see what this transaction did. `metadata` is what a Table was given.
    """

    name: Value
    schema: Value = None
    parts: Sequence[Value] = ()
    options: Mapping[str, Value] = field(factory=dict)
    reflected: bool = False
    elsewhere: bool = False
    metadata: Value = None

    @property
    def columns(self) -> list[Value]:
        return [part for part in self.parts if isinstance(part, ColumnValue)]

    @property
    def table_name(self) -> TableName | None:
        schema = self.schema if isinstance(self.schema, str) else None
        return TableName(self.name, schema) if isinstance(self.name, str) else None

    def column(self, name: str) -> ColumnValue:
        for part in self.parts:
            if isinstance(part, ColumnValue) and part.name == name:
                return evolve(part, owner=self.table_name)
        return ColumnValue(name, owner=self.table_name)

    def attribute(self, machine: Machine, name: str) -> Value:
        match name:
            case "c" | "columns":
                return Columns(self)
            case "name" | "__str__" | "__tablename__" | "fullname":
                return self.name
            case "schema":
                return self.schema
        return self.from_database(machine, name) if self.reflected else ABSENT

    def from_database(self, machine: Machine, name: str) -> Value:
        """What reflection gives it, as far as the schema replayed so far tells."""
        table = None if self.elsewhere else self.table_name
        known = table and machine.schema.table(table, machine.steps)
        if known and name == "foreign_key_constraints":
            return Items(ReflectedKey(key) for key in known.foreign_keys)
        return Unknown("database-read", f"the {name} of {self.name}")

    def method(self, call: Call, name: str) -> Value:
        if name in DML:
            return Statement(DML[name], self.table_name, name == "insert" and None)
        if name in ("create", "drop"):
            self.create_or_drop(call, name == "create")
            return None
        if name in ("alias", "join", "outerjoin", "append_column", "tometadata", "to_metadata"):
            return self
        return ABSENT

    def create_or_drop(self, call: Call, create: bool) -> None:
        try:
            sure = call.kwargs.get("checkfirst") is True
            if create:
                creation = with_types_made(call, self.creation(call.machine, sure), sure)
                call.emit(Christening.usual(call.machine).of(creation))
            else:
                self.drop(call, sure)
        except NotKnown as unknown:
            call.unread(unknown.reason)

    def drop(self, call: Call, if_exists: bool) -> None:
        """With `checkfirst` SQLAlchemy looks, and drops what is there. Raise NotKnown."""
        table = full_name(self.name, self.schema)
        machine = call.machine
        with ExitStack() as around:
            if if_exists and not machine.schema.exists(table, machine.steps):
                around.enter_context(machine.around.conditions.under(Kind.BRANCH))
            call.emit(DropTable(table, if_exists=if_exists))

    def creation(self, machine: Machine, if_not_exists: bool = False) -> CreateTable:
        """The operation that makes it, before any naming. Raise NotKnown."""
        table = full_name(self.name, self.schema)
        comment = self.options.get("comment")
        columns, constraints, indexes = assembled(self.parts)
        return CreateTable(
            table,
            columns,
            constraints,
            indexes,
            if_not_exists=if_not_exists,
            temporary=is_temporary(self.options.get("prefixes")),
            comment=comment if isinstance(comment, str) else None,
            partitioned_by=partition_columns(self.options.get("partition_by")),
        )


def with_types_made(call: Call, creation: CreateTable, checkfirst: bool) -> CreateTable:
    """SQLAlchemy sends CREATE TYPE for the enums of a table's columns, and then the table.

    With `checkfirst` it takes those that are there; without it, the server refuses them.
    """
    types = [c.type for c in creation.columns if c.type and is_made_along(c.type)]
    if not types:
        return creation
    schema, steps = call.machine.schema, tuple(call.machine.steps)
    names = {t: plain_name(str(t.type_name)) for t in types}
    new = [t for t in names if not schema.knows_enum(names[t], steps)]
    for enum in new:
        call.emit(EnumType(str(enum.type_name), enum.values, create=True))
    apart = types if checkfirst else new
    columns = (
        evolve(c, type=evolve(c.type, made_elsewhere=True)) if c.type and c.type in apart else c
        for c in creation.columns
    )
    return evolve(creation, columns=tuple(columns))


def is_made_along(type_: DataType) -> bool:
    return type_.name == "enum" and bool(type_.type_name) and not type_.made_elsewhere


@define(eq=False)
class ReflectedKey(Entity):
    """A foreign key of a reflected table."""

    key: ForeignKey

    def attribute(self, machine: Machine, name: str) -> Value:
        match name:
            case "name":
                return self.key.name
            case "column_keys":
                return Items(self.key.columns)
            case "referred_table":
                return Table(self.key.target.name, self.key.target.schema, reflected=True)
            case "ondelete":
                return self.key.on_delete
            case "onupdate":
                return self.key.on_update
        return Unknown("database-read", f"the {name} of a foreign key")


def partition_columns(value: Value) -> tuple[str, ...]:
    """The columns in `RANGE (created_at, region)`."""
    inside = re.search(r"\((.*)\)", value, re.DOTALL) if isinstance(value, str) else None
    return tuple(part.strip() for part in inside[1].split(",")) if inside else ()


def full_name(name: Value, schema: Value) -> TableName:
    """Raise NotKnown."""
    return TableName(text(name, "the name of a table"), optional_text(schema, "a schema") or None)


def is_temporary(prefixes: Value) -> bool:
    words = prefixes if isinstance(prefixes, list | tuple) else ()
    return any(isinstance(word, str) and word.upper().startswith("TEMP") for word in words)


Parts = tuple[tuple[Column, ...], tuple[Constraint, ...], tuple[Index, ...]]


def assembled(parts: Many[Value]) -> Parts:
    """Columns, constraints and indexes of a table as SQLAlchemy puts them. Raise NotKnown."""
    columns: list[ColumnValue] = []
    constraints: list[Constraint] = []
    indexes: list[Index] = []
    for part in parts:
        match part:
            case ColumnValue():
                columns.append(part)
            case ConstraintValue(constraint=constraint):
                constraints.append(constraint)
            case IndexValue(index=index):
                indexes.append(index)
            case Faulty(why=why):
                raise why
            case None | Expression():
                pass
            case _:
                raise NotKnown.of(part, "what the table is made of")
    key = primary_key(columns, constraints)
    in_key = key.columns if key else ()
    if key is not None and key not in constraints:
        constraints.insert(0, key)
    for column in columns:
        constraints.extend(column.constraints())
        indexes.extend(column.indexes())
    pointing = {name for c in constraints if isinstance(c, ForeignKey) for name in c.columns}
    elements = [
        c.element(c.name in in_key, in_key == (c.name,) and c.name not in pointing) for c in columns
    ]
    return tuple(elements), tuple(constraints), tuple(indexes)


def primary_key(
    columns: Sequence[ColumnValue], constraints: Sequence[Constraint]
) -> PrimaryKey | None:
    for constraint in constraints:
        if isinstance(constraint, PrimaryKey):
            return constraint
    marked = tuple(column.column_name for column in columns if column.primary_key)
    return PrimaryKey(None, marked) if marked else None


def table(call: Call, name: str) -> Value:
    """`sa.Table(name, metadata, *parts)`, `sa.table(name, *columns)`."""
    parts = call.args[1:] if name == "table" else call.args[2:]
    reflected = "autoload_with" in call.kwargs or "autoload" in call.kwargs
    options = call.kwargs
    elsewhere = is_elsewhere(options.get("autoload_with"))
    schema, metadata = options.get("schema"), None if name == "table" else call.get(1, "metadata")
    return Table(call.get(0, "name"), schema, parts, options, reflected, elsewhere, metadata)


def is_elsewhere(bind: Value) -> bool:
    return isinstance(bind, Unknown | Library) and not bind.runs


def reflected_table(name: str, schema: str) -> Table:
    """A table whose columns the database would tell."""
    return Table(name, schema or None, reflected=True)


TABLES: Mapping[str, Known] = {
    "sqlalchemy.Table": table,
    "sqlalchemy.table": table,
    "sqlalchemy.TableClause": table,
}
