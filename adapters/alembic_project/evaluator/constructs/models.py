"""Classes that are mapped to a table."""

from __future__ import annotations

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.connections import MetaData, ModelBase
from adapters.alembic_project.evaluator.constructs.constraints import (
    ConstraintValue,
    Faulty,
    IndexValue,
)
from adapters.alembic_project.evaluator.constructs.tables import Table
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.language.instances import Instance
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import ABSENT, Entries, Unknown, Value
from domain.schema.names import TableName


def mapped_table(machine: Machine, owner: Class) -> Table | None:
    """The table of a mapped class."""
    explicit = owner.own(machine, "__table__")
    if isinstance(explicit, Table):
        return explicit
    name = declared(machine, owner, owner.own(machine, "__tablename__"))
    if name is ABSENT:
        return None
    parts: list[Value] = []
    for ancestor in owner.lineage(machine):
        if isinstance(ancestor, Class):
            parts += columns_of(machine, owner, ancestor)
    arguments = declared(machine, owner, owner.own(machine, "__table_args__"))
    options: dict[str, Value] = {}
    for argument in arguments if isinstance(arguments, tuple) else (arguments,):
        if isinstance(argument, Entries):
            options.update({k: v for k, v in argument.items() if isinstance(k, str)})
        elif isinstance(argument, ConstraintValue | IndexValue | Faulty):
            parts.append(argument)
    return Table(name, options.get("schema"), parts, options)


def columns_of(machine: Machine, owner: Class, ancestor: Class) -> list[Value]:
    """As SQLAlchemy 2 puts them: plain ones first, then those that a function declares."""
    body = ancestor.body(machine)
    found: list[Value] = [value for value in body.values() if isinstance(value, ColumnValue)]
    for name, value in body.items():
        made = declared(machine, owner, value)
        if made is not value and isinstance(made, ColumnValue):
            made.take_name(name)
            found.append(made)
    return found


def declared(machine: Machine, owner: Class, value: Value) -> Value:
    """What a function under `@declared_attr` gives for the class; any other value is itself."""
    if not isinstance(value, Function) or not value.marks & {"declared_attr", "directive"}:
        return value
    call = Call(machine, value.frame, value.node, [owner], {})  # type: ignore[arg-type]
    with machine.elsewhere():
        return value.called(call)


def class_attribute(machine: Machine, owner: Class, name: str) -> Value:
    """What mapping adds to a class: its table, and to its columns that they are of this table."""
    if name == "__table__":
        return mapped_table(machine, owner) or ABSENT
    found = owner.own(machine, name)
    if isinstance(found, ColumnValue) and found.owner is None:
        return evolve(found, owner=mapped_name(machine, owner))
    return metadata_of(machine, owner) if found is ABSENT and name == "metadata" else found


def mapped_name(machine: Machine, owner: Class) -> TableName | None:
    """The table of a mapped class, by its name alone: what it is made of may ask for this."""
    explicit = owner.own(machine, "__table__")
    if isinstance(explicit, Table):
        return explicit.table_name
    name = declared(machine, owner, owner.own(machine, "__tablename__"))
    arguments = owner.own(machine, "__table_args__")
    last = arguments[-1] if isinstance(arguments, tuple) and arguments else arguments
    schema = last.get("schema") if isinstance(last, Entries) else None
    return Table(name, schema).table_name


def metadata_of(machine: Machine, owner: Class) -> Value:
    """The MetaData of mapped classes that do not name one: their registry's, or their base's."""
    registry = owner.own(machine, "registry")
    if isinstance(registry, ModelBase):
        return registry.metadata
    for ancestor in owner.lineage(machine):
        if isinstance(ancestor, ModelBase):
            return ancestor.metadata
        if isinstance(ancestor, Class) and any(map(is_declarative, ancestor.bases(machine))):
            return ancestor.body(machine).setdefault("metadata", MetaData())
        if isinstance(ancestor, Library) and ancestor.last == "SQLModel":
            return ancestor.attribute(machine, "metadata")
    return ABSENT


def is_declarative(base: Value) -> bool:
    return isinstance(base, Library) and base.key in (
        "sqlalchemy.DeclarativeBase",
        "sqlalchemy.DeclarativeBaseNoMeta",
    )


def table_of(machine: Machine, value: Value) -> TableName | None:
    """The table that a value stands for in a statement."""
    if isinstance(value, Instance):
        value = value.owner
    if isinstance(value, Class):
        value = mapped_table(machine, value)
    if isinstance(value, Table):
        return value.table_name
    if isinstance(value, ColumnValue):
        return value.owner
    return value.table if isinstance(value, Unknown) else None
