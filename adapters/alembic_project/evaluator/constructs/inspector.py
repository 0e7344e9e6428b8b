"""`sa.inspect(bind)`: answered from the schema replayed so far, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.connections import BIND, Bind
from adapters.alembic_project.evaluator.constructs.reflection import (
    reflect_checks,
    reflect_columns,
    reflect_foreign_keys,
    reflect_indexes,
    reflect_primary_key,
    reflect_uniques,
)
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Choice,
    Entity,
    Items,
    Maybe,
    Unknown,
    Value,
)
from domain.databases.target import Database
from domain.schema.names import TableName
from domain.schema.schema import Table

Reflect = Callable[[Table, Database], Value]

OF_A_TABLE: Mapping[str, Reflect] = {
    "get_columns": reflect_columns,
    "get_indexes": reflect_indexes,
    "get_foreign_keys": reflect_foreign_keys,
    "get_unique_constraints": reflect_uniques,
    "get_check_constraints": reflect_checks,
    "get_pk_constraint": reflect_primary_key,
}
# What a server calls the schema that plain names are in.
DEFAULT_SCHEMAS = {Database.POSTGRESQL: "public", Database.SQLITE: "main"}


class Inspector(Entity):
    __slots__ = ()

    methods = frozenset(("has_table", "get_table_names", *OF_A_TABLE))

    def attribute(self, machine: Machine, name: str) -> Value:
        if name in ("bind", "engine"):
            return BIND
        if name == "default_schema_name":
            return DEFAULT_SCHEMAS.get(machine.target.database, ABSENT)
        return BIND.attribute(machine, name)

    def method(self, call: Call, name: str) -> Value:
        if name == "has_table":
            return has_table(call)
        if name == "get_table_names":
            return table_names(call)
        if name in OF_A_TABLE:
            return reflected(call, OF_A_TABLE[name])
        if name in ("clear_cache", "reflect_table"):
            return None
        return unanswered(call)


INSPECTOR = Inspector()


def unanswered(call: Call) -> Unknown:
    return Unknown("database-read", call.shown)


def table_asked_for(call: Call, name: Value, schema: Value) -> TableName | None:
    if not isinstance(name, str) or not isinstance(schema, str | None):
        return None
    default = DEFAULT_SCHEMAS.get(call.machine.target.database)
    return TableName(name, None if schema in ("", default) else schema)


def has_table(call: Call) -> Value:
    """True where the history made it; a table that it did not make may still be there."""
    name = table_asked_for(call, call.get(0, "table_name"), call.get(1, "schema"))
    there = name is not None and call.machine.schema.exists(name, call.machine.steps)
    return True if there else unanswered(call)


def table_names(call: Call) -> Value:
    """The tables that the history made, and perhaps others."""
    machine = call.machine
    wanted = table_asked_for(call, "", call.get(0, "schema"))
    found = Items()
    found.open = unanswered(call)
    for table in machine.schema.known_tables(machine.steps) if wanted else ():
        if wanted is not None and table.schema == wanted.schema:
            found.append(table.name)
    return found


def reflected(call: Call, reflect: Reflect) -> Value:
    machine = call.machine
    name = table_asked_for(call, call.get(0, "table_name"), call.get(1, "schema"))
    if name is None:
        return unanswered(call)
    of_columns = reflect is reflect_columns
    known = machine.schema.columns_of if of_columns else machine.schema.table
    table = known(name, machine.steps)
    if table is not None:
        return reflect(table, machine.target.database)
    return unanswered(call) if of_columns else perhaps(call, name, reflect)


def perhaps(call: Call, name: TableName, reflect: Reflect) -> Value:
    """What the history tells of a table that may have other indexes and keys by now."""
    machine, why = call.machine, unanswered(call)
    table = machine.schema.as_told(name, machine.steps)
    told = reflect(table, machine.target.database) if table else None
    if not isinstance(told, Items) or not told:
        return why
    found = Items([*map(Maybe, told), Maybe(why)])
    found.open = why
    return found


def inspect(call: Call, name: str) -> Value:
    """`sa.inspect(bind)`; of anything else nothing is known."""
    subject = call.get(0, "subject")
    options = subject.options if isinstance(subject, Choice) else (subject,)
    if any(isinstance(option, Bind | Inspector) for option in options):
        return INSPECTOR
    return Unknown("database-read", call.shown)


def inspector(call: Call, name: str) -> Value:
    return INSPECTOR


INSPECTION: Mapping[str, Known] = {
    "sqlalchemy.inspect": inspect,
    "sqlalchemy.Inspector": inspector,
    "sqlalchemy.from_engine": inspector,
}
