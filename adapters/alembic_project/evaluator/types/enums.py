"""Enums, where the database has them."""

from __future__ import annotations

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.calling import call_value
from adapters.alembic_project.evaluator.data.elements import whole
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.enums import Member, is_enum
from adapters.alembic_project.evaluator.types.given import Given
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import Value
from domain.databases.target import Database
from domain.schema.datatypes import DataType


def enum_type(given: Given) -> SqlType:
    """A type of its own on PostgreSQL, a type with values on MySQL, a text elsewhere."""
    values = tuple(enum_values(given))
    database = given.machine.target.database
    native = given.kwargs.get("native_enum") is not False
    if native and database is Database.POSTGRESQL:
        elsewhere = given.kwargs.get("create_type") is False
        name = type_name(given)
        return SqlType(DataType("enum", values=values, type_name=name, made_elsewhere=elsewhere))
    if native and database is not Database.SQLITE:
        return SqlType(DataType("enum", values=values))
    longest = max(map(len, values), default=None)
    if "length" in given.kwargs:
        # A length of None is one too: no limit.
        longest = given.number(len(given.args), "length")
    asked = given.kwargs.get("create_constraint") is True
    check = given.text("name") or "" if asked else None
    return SqlType(DataType("varchar", length=longest), check, values)


def type_name(given: Given) -> str | None:
    name = given.text("name")
    if name is None and given.args and isinstance(given.args[0], Class):
        name = given.args[0].name.lower()
    schema = given.text("schema")
    return f"{schema}.{name}" if name and schema else name


def enum_values(given: Given) -> list[str]:
    """The names of the members of a class, or the texts that it is given."""
    machine = given.machine
    first = given.args[0] if given.args else None
    if isinstance(first, Class) and is_enum(machine, first):
        return of_class(given, first)
    values = given.args if not isinstance(first, list) else whole(machine, first) or []
    return [value for value in values if isinstance(value, str)]


def of_class(given: Given, owner: Class) -> list[str]:
    chosen = given.kwargs.get("values_callable")
    found = whole(given.machine, owner) or []
    if chosen is not None:
        found = whole(given.machine, call_chosen(given, chosen, owner)) or []
    return [value.name if isinstance(value, Member) else str(value) for value in found]


def call_chosen(given: Given, function: Value, owner: Class) -> Value:
    call = Call(given.machine, owner.frame, owner.node, [owner], {})  # type: ignore[arg-type]
    return call_value(call, function)
