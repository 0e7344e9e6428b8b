"""Views, domains, functions and settings, as SQL text makes them."""

from collections.abc import Iterable

import attrs

from domain.databases.target import Database, Target
from domain.operations import EnumType
from domain.schema.elements import Column
from domain.schema.names import TableName
from domain.schema.objects import Domain, Function, View
from domain.schema.schema import Schema
from domain.sql_operations import (
    AddDomainConstraint,
    CreateDomain,
    CreateFunction,
    CreateView,
    DropView,
    SetSetting,
    TransactionControl,
)


def create_view(operation: CreateView, schema: Schema, target: Target) -> Schema:
    view = View(operation.table, operation.reads, operation.materialized)
    return schema.with_objects(schema.objects.with_view(view))


def drop_view(operation: DropView, schema: Schema, target: Target) -> Schema:
    names = {operation.table}
    if operation.cascade:
        names |= dependent(operation.table, schema)
    return schema.with_objects(schema.objects.without_views(frozenset(names)))


def dependent(name: TableName, schema: Schema) -> set[TableName]:
    """The views that read it, and those that read them."""
    found: set[TableName] = set()
    waiting = [name]
    while waiting:
        for view in schema.objects.views_of(waiting.pop()):
            if view.name not in found:
                found.add(view.name)
                waiting.append(view.name)
    return found


def create_domain(operation: CreateDomain, schema: Schema, target: Target) -> Schema:
    domain = Domain(operation.type, operation.checked)
    domains = {**schema.objects.domains, operation.name.lower(): domain}
    return schema.with_objects(attrs.evolve(schema.objects, domains=domains))


def constrain_domain(operation: AddDomainConstraint, schema: Schema, target: Target) -> Schema:
    name = operation.domain.lower()
    domain = schema.objects.domains.get(name)
    if domain is None:
        return schema
    domains = {**schema.objects.domains, name: attrs.evolve(domain, checked=True)}
    return schema.with_objects(attrs.evolve(schema.objects, domains=domains))


def create_function(operation: CreateFunction, schema: Schema, target: Target) -> Schema:
    function = Function(operation.volatility, operation.inlined)
    functions = {**schema.objects.functions, operation.name.lower(): function}
    return schema.with_objects(attrs.evolve(schema.objects, functions=functions))


def set_setting(operation: SetSetting, schema: Schema, target: Target) -> Schema:
    name, value = operation.name.lower(), operation.value.strip("'\"")
    objects = schema.objects
    # MySQL's LOCAL is another word for the session.
    if operation.local and target.database is Database.POSTGRESQL:
        local = {**objects.local, name: value}
        return schema.with_objects(attrs.evolve(objects, local=local))
    local = {key: kept for key, kept in objects.local.items() if key != name}
    settings = {**objects.settings, name: value}
    return schema.with_objects(attrs.evolve(objects, settings=settings, local=local))


def control_transaction(operation: TransactionControl, schema: Schema, target: Target) -> Schema:
    """What was SET LOCAL ends with the transaction."""
    if operation.verb in ("COMMIT", "ROLLBACK") and schema.objects.local:
        return schema.with_objects(attrs.evolve(schema.objects, local={}))
    return schema


def with_settings_ended(schema: Schema) -> Schema:
    """As a new connection finds it."""
    if not schema.objects.settings and not schema.objects.local:
        return schema
    return schema.with_objects(attrs.evolve(schema.objects, settings={}, local={}))


def enum_type(operation: EnumType, schema: Schema, target: Target) -> Schema:
    name = plain_name(operation.name)
    known = schema.objects.enums
    enums = known | {name} if operation.create else known - {name}
    return schema.with_objects(attrs.evolve(schema.objects, enums=enums))


def with_enums_of(columns: Iterable[Column], schema: Schema) -> Schema:
    """CREATE TABLE, as SQLAlchemy sends it, creates the types of its columns."""
    made = {plain_name(c.type.type_name) for c in columns if c.type and c.type.type_name}
    if made <= schema.objects.enums:
        return schema
    enums = schema.objects.enums | made
    return schema.with_objects(attrs.evolve(schema.objects, enums=enums))


def plain_name(type_name: str) -> str:
    return type_name.removeprefix("public.")
