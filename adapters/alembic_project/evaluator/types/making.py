"""Types of SQLAlchemy, on the target."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.instances import Instance
from adapters.alembic_project.evaluator.library import Library, Opaque
from adapters.alembic_project.evaluator.machine import Known, Machine
from adapters.alembic_project.evaluator.types.custom import compiles, named_type, of_class
from adapters.alembic_project.evaluator.types.enums import enum_type
from adapters.alembic_project.evaluator.types.given import Given, Maker
from adapters.alembic_project.evaluator.types.mysql import MYSQL
from adapters.alembic_project.evaluator.types.postgresql import POSTGRESQL
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.types.sqlite import SQLITE
from adapters.alembic_project.evaluator.types.third_party import below
from adapters.alembic_project.evaluator.values import Choice, Value
from domain.databases.target import Database
from domain.schema.datatypes import DataType

BY_DATABASE: Mapping[Database, Mapping[str, Maker]] = {
    Database.POSTGRESQL: POSTGRESQL,
    Database.MYSQL: MYSQL,
    Database.MARIADB: MYSQL,
    Database.SQLITE: SQLITE,
}
BY_DIALECT: Mapping[str, Mapping[str, Maker]] = {
    "sqlalchemy": {},
    "postgresql": POSTGRESQL,
    "mysql": MYSQL,
    "mariadb": MYSQL,
    "sqlite": SQLITE,
}
AUTO_STRINGS = ("sqlmodel.sql.sqltypes.AutoString", "sqlmodel.AutoString")
WITH_BOUND_CHECK = frozenset(("Boolean", "BOOLEAN"))


def type_of(machine: Machine, value: Value) -> SqlType | None:
    """The type that a value stands for, an instance or a class; None where it is not known."""
    if isinstance(value, SqlType):
        return value
    if isinstance(value, Library):
        return library_type(machine, value)
    if isinstance(value, Opaque):
        if value.kind.path in AUTO_STRINGS:
            return auto_string(Given(machine, "String", value.call.args, value.call.kwargs))
        known = below(value.kind.path, Given(machine, "", value.call.args, value.call.kwargs))
        if known is not None:
            return made("sqlalchemy", known)
        return named_type(value.kind.path, value.call.args, value.call.kwargs)
    if isinstance(value, Class | Instance):
        return of_class(machine, value)
    if isinstance(value, Choice):
        return of_choice(machine, value)
    return None


def of_choice(machine: Machine, choice: Choice) -> SqlType | None:
    found = [type_of(machine, option) for option in choice.options]
    first = found[0]
    alike = first is not None and all(f is not None and f.data == first.data for f in found)
    return first if alike else None


def library_type(machine: Machine, library: Library) -> SqlType | None:
    """A class of a library where a type is expected: `sa.String`, `geoalchemy2.Geometry`."""
    if library.key in KINDS:
        dialect, _, name = library.key.partition(".")
        return made(dialect, Given(machine, name))
    if library.path in AUTO_STRINGS:
        return auto_string(Given(machine, "String"))
    known = below(library.path, Given(machine, ""))
    return named_type(library.path, (), {}) if known is None else made("sqlalchemy", known)


def auto_string(given: Given) -> SqlType:
    """SQLModel's text: a varchar, of 255 characters where MySQL wants to be told."""
    data = made("sqlalchemy", given).data
    mysql = given.machine.target.database in (Database.MYSQL, Database.MARIADB)
    return SqlType(attrs.evolve(data, length=255) if mysql and data.length is None else data)


def made(dialect: str, given: Given) -> SqlType:
    """The type as the target has it, or as the dialect that it belongs to where it has none."""
    special = SPECIAL.get(given.name)
    if special is not None:
        return special(given)
    maker = BY_DATABASE[given.machine.target.database].get(given.name)
    maker = maker or BY_DIALECT[dialect].get(given.name)
    data = maker(given) if maker else DataType(given.name.lower())
    return SqlType(data, bound_check(given, data))


def bound_check(given: Given, data: DataType) -> str | None:
    """The CHECK of a truth value, where the database has no type for those."""
    asked = given.name in WITH_BOUND_CHECK and given.get(0, "create_constraint") is True
    native = given.machine.target.database is Database.POSTGRESQL
    return (given.text("name") or "") if asked and not native else None


def array(given: Given) -> SqlType:
    dimensions = given.number(2, "dimensions") or 1
    item = type_of(given.machine, given.get(0, "item_type"))
    return item.in_array(dimensions) if item else SqlType(DataType("array", custom=True))


def domain(given: Given) -> SqlType:
    name = given.get(0, "name")
    return SqlType(DataType("domain", type_name=name if isinstance(name, str) else None))


SPECIAL = {"Enum": enum_type, "ENUM": enum_type, "ARRAY": array, "DOMAIN": domain}


def handler(dialect: str) -> Known:
    def handle(call: Call, name: str) -> Value:
        return made(dialect, Given(call.machine, name, call.args, call.kwargs))

    return handle


def known_types() -> dict[str, Known]:
    """A handler for each type, by its key: `sqlalchemy.String`, `postgresql.JSONB`."""
    found: dict[str, Known] = {}
    generic = {*POSTGRESQL, *SQLITE, *SPECIAL} - {"BIT"}
    for dialect, own in BY_DIALECT.items():
        handle = handler(dialect)
        for name in own or generic:
            found[f"{dialect}.{name}"] = handle
        for name in SPECIAL:
            found[f"{dialect}.{name}"] = handle
    return found


def as_mutable(call: Call, name: str) -> Value:
    """`MutableDict.as_mutable(JSON)`: the same type, whose values are watched."""
    return call.get(0, "sqltype")


KINDS = known_types()
TYPES: Mapping[str, Known] = {
    **KINDS,
    "sqlalchemy.compiles": compiles,
    "sqlalchemy.as_mutable": as_mutable,
}
