"""Names with and without the schema that is the default mean the same thing."""

from typing import Any

import attrs

from domain.databases.target import Database, Target
from domain.operations import Operation
from domain.schema.names import TableName

# Where unqualified names go unless somebody changed it.
DEFAULTS = {Database.POSTGRESQL: "public", Database.SQLITE: "main"}
# Fields that name something that stands in a schema: types, domains, functions, indexes.
NAMING = frozenset({"name", "type_name", "domain", "index"})


def in_default_schema(operation: Operation, target: Target) -> Operation:
    """The operation with `public.t` told as `t`: pg_dump writes the one, people the other."""
    default = DEFAULTS.get(target.database)
    return operation if default is None else without(operation, default)


def without(value: Any, schema: str) -> Any:
    if isinstance(value, TableName):
        return TableName(value.name) if value.schema == schema else value
    if isinstance(value, tuple):
        return tuple(without(each, schema) for each in value)
    if not attrs.has(type(value)):
        return value
    fields = attrs.fields_dict(type(value))
    return attrs.evolve(value, **{n: field_without(n, getattr(value, n), schema) for n in fields})


def field_without(name: str, value: Any, schema: str) -> Any:
    if not isinstance(value, str):
        return without(value, schema)
    if name == "schema":
        return None if value == schema else value
    return value.removeprefix(f"{schema}.") if name in NAMING else value
