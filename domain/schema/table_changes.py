"""Tables that come, go and change their names."""

from collections.abc import Mapping

import attrs

from domain.databases.target import Database, Target
from domain.operations import CreateTable, DropTable, RenameTable, TableComment
from domain.schema.constraint_changes import with_constraints
from domain.schema.elements import Check, Constraint, ForeignKey, Index
from domain.schema.index_changes import is_mysql, with_indexes
from domain.schema.names import TableName
from domain.schema.object_changes import with_enums_of
from domain.schema.partitioned import with_those_above
from domain.schema.redundant_keys import without_redundant
from domain.schema.schema import Schema, Table


def create_table(operation: CreateTable, schema: Schema, target: Target) -> Schema:
    if operation.if_not_exists and operation.table in schema.tables:
        return schema
    table = Table(
        operation.table,
        operation.columns,
        temporary=operation.temporary,
        complete=True,
        comment=operation.comment,
        partition_of=operation.partition_of,
        default_partition=operation.default_partition,
        partitioned_by=operation.partitioned_by,
    )
    table = with_constraints(table, without_redundant(operation.constraints, target), target)
    schema = with_enums_of(operation.columns, schema)
    table = with_indexes(table, operation.indexes)
    if operation.partition_of is not None:
        table = with_those_above(table, schema.known_or_blank(operation.partition_of), target)
    return schema.with_table(table)


def drop_table(operation: DropTable, schema: Schema, target: Target) -> Schema:
    if operation.cascade:
        for other, key in tuple(schema.referencing(operation.table)):
            # `other` is as it was before the loop: a table may hold several such keys.
            holder = schema.known_or_blank(other.name)
            kept = tuple(c for c in holder.constraints if c is not key)
            schema = schema.with_table(attrs.evolve(holder, constraints=kept))
        gone = frozenset(view.name for view in schema.objects.views_of(operation.table))
        if gone:
            schema = schema.with_objects(schema.objects.without_views(gone))
    for partition in schema.partitions(operation.table):
        schema = schema.without_table(partition.name)
    return schema.without_table(operation.table)


def rename_table(operation: RenameTable, schema: Schema, target: Target) -> Schema:
    old, new = operation.table, TableName(operation.new_name, operation.table.schema)
    schema = moved(schema, old, new)
    if is_mysql(target):
        table = schema.tables[new]
        kinds: dict[type, str] = {ForeignKey: "ibfk"}
        if target.database is Database.MYSQL:
            kinds[Check] = "chk"
        named = tuple(with_generated_name(c, old, new, kinds) for c in table.constraints)
        return schema.with_table(attrs.evolve(table, constraints=named))
    return schema


def with_generated_name(
    constraint: Constraint, old: TableName, new: TableName, kinds: Mapping[type, str]
) -> Constraint:
    """`t_ibfk_1` gets the new name of its table, and MySQL's `t_chk_1`."""
    word, name = kinds.get(type(constraint)), constraint.name or ""
    generated = f"{old.name}_{word}_"
    if word and name.startswith(generated):
        return attrs.evolve(constraint, name=f"{new.name}_{word}_{name.removeprefix(generated)}")
    return constraint


def moved(schema: Schema, old: TableName, new: TableName) -> Schema:
    """The table under its new name, and every foreign key that points at it turned around."""
    holders = {table.name for table, _ in schema.referencing(old)}
    table = schema.known_or_blank(old)
    schema = schema.without_table(old).with_table(
        attrs.evolve(table, name=new, constraints=redirected(table.constraints, old, new))
    )
    if schema.objects.views:
        schema = schema.with_objects(schema.objects.with_table_renamed(old, new))
    for name in holders:
        holder = schema.known_or_blank(name)
        turned = redirected(holder.constraints, old, new)
        schema = schema.with_table(attrs.evolve(holder, constraints=turned))
    return schema


def redirected(
    constraints: tuple[Constraint, ...], old: TableName, new: TableName
) -> tuple[Constraint, ...]:
    return tuple(
        attrs.evolve(c, target=new) if isinstance(c, ForeignKey) and c.target == old else c
        for c in constraints
    )


def comment_table(operation: TableComment, schema: Schema, target: Target) -> Schema:
    table = schema.known_or_blank(operation.table)
    return schema.with_table(attrs.evolve(table, comment=operation.comment))


def without_unreflected(name: TableName, schema: Schema) -> Schema:
    """What SQLAlchemy does not read of a table on SQLite, so that a copy goes without it."""
    table = schema.table(name)
    if table is None:
        return schema
    indexes = tuple(index for index in table.indexes if not has_expression(index))
    constraints = tuple(c for c in table.constraints if not is_unnamed_check(c))
    constraints = without_second_keys(constraints)
    if len(indexes) == len(table.indexes) and len(constraints) == len(table.constraints):
        return schema
    return schema.with_table(attrs.evolve(table, indexes=indexes, constraints=constraints))


def without_second_keys(constraints: tuple[Constraint, ...]) -> tuple[Constraint, ...]:
    """Of foreign keys on the same columns, to the same target, the first alone is read; a copy
    states those with a name first.
    """
    first: dict[object, ForeignKey] = {}
    keys = [c for c in constraints if isinstance(c, ForeignKey)]
    for key in sorted(keys, key=lambda each: each.name is None):
        first.setdefault((key.columns, key.target, key.target_columns), key)
    if len(first) == len(keys):
        return constraints
    kept = {id(key) for key in first.values()}
    return tuple(c for c in constraints if not isinstance(c, ForeignKey) or id(c) in kept)


def has_expression(index: Index) -> bool:
    return any("(" in element for element in index.elements)


def is_unnamed_check(constraint: Constraint) -> bool:
    return isinstance(constraint, Check) and constraint.name is None
