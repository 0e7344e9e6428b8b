"""Indexes that come and go."""

from collections.abc import Iterable

import attrs

from domain.databases.target import Database, Target
from domain.operations import CreateIndex, DropIndex
from domain.schema.default_names import named_index
from domain.schema.elements import Index, Unique
from domain.schema.schema import Schema, Table


def create_index(operation: CreateIndex, schema: Schema, target: Target) -> Schema:
    view = schema.objects.views.get(operation.table)
    if view is not None:
        view = attrs.evolve(view, indexes=(*view.indexes, operation.index))
        return schema.with_objects(schema.objects.with_view(view))
    table = schema.known_or_blank(operation.table)
    if operation.if_not_exists and operation.index.name in table.index_names:
        return schema
    return schema.with_table(with_indexes(table, (operation.index,)))


def drop_index(operation: DropIndex, schema: Schema, target: Target) -> Schema:
    if operation.name is None:
        return schema
    if operation.table is not None:
        table = schema.table(operation.table)
    else:
        table = schema.owner_of_index(operation.name, operation.schema)
    if table is None:
        return schema
    if operation.name in table.index_names:
        kept = tuple(i for i in table.indexes if i.name != operation.name)
        return schema.with_table(attrs.evolve(table, indexes=kept))
    if target.database in (Database.MYSQL, Database.MARIADB):
        return schema.with_table(without_unique(table, operation.name))
    return schema


def with_indexes(table: Table, indexes: Iterable[Index]) -> Table:
    new = tuple(named_index(index, table) for index in indexes)
    if not new:
        return table
    names = {index.name for index in new}
    kept = tuple(i for i in table.indexes if i.name not in names)
    return attrs.evolve(table, indexes=(*kept, *new))


def without_unique(table: Table, name: str) -> Table:
    """On MySQL a unique constraint is its index."""
    kept = tuple(c for c in table.constraints if not (isinstance(c, Unique) and c.name == name))
    return attrs.evolve(table, constraints=kept)
