"""Indexes that come and go."""

from collections.abc import Iterable

import attrs

from domain.databases.target import Database, Target
from domain.operations import CreateIndex, DropIndex
from domain.schema.default_names import named_index
from domain.schema.elements import Constraint, ForeignKey, Index, PrimaryKey, Unique
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
    if is_mysql(target) and table.constraint(operation.name) is not None:
        return schema.with_table(without_unique(table, operation.name))
    return schema.with_table(doubted(table, operation.if_exists))


def is_mysql(target: Target) -> bool:
    return target.database in (Database.MYSQL, Database.MARIADB)


def doubted(table: Table, expected: bool) -> Table:
    """The table after a drop of what it is not known to have, unless that was to be expected."""
    return table if expected or table.doubtful else attrs.evolve(table, doubtful=True)


def with_indexes(table: Table, indexes: Iterable[Index]) -> Table:
    new = tuple(named_index(index, table) for index in indexes)
    if not new:
        return table
    names = {index.name for index in new}
    kept = tuple(
        index
        for index in table.indexes
        if index.name not in names
        and not (index.implicit and any(serves(other, index.elements) for other in new))
    )
    return table.made_of(table.columns, table.constraints, (*kept, *new))


def serves(index: Index, columns: tuple[str, ...]) -> bool:
    """Whether the index begins with these columns, so that a foreign key can use it."""
    return index.elements[: len(columns)] == columns


def with_mysqls_own(table: Table, new: Iterable[Constraint]) -> Table:
    """MySQL makes an index for each foreign key that has none, by its name or first column. One of
    its own goes once another begins with its columns: that of a later foreign key, too.
    """
    # Those of unique constraints are there before those of foreign keys.
    for constraint in sorted(new, key=lambda each: isinstance(each, ForeignKey)):
        if isinstance(constraint, ForeignKey):
            table = with_foreign_key_index(table, constraint)
        elif isinstance(constraint, PrimaryKey | Unique):
            table = without_covered(table, constraint.columns)
    return table


def with_foreign_key_index(table: Table, key: ForeignKey) -> Table:
    there = (i for i in table.all_indexes if not i.implicit or len(i.elements) > len(key.columns))
    if not key.columns or any(serves(index, key.columns) for index in there):
        return table
    made = Index(implicit_name(key, table), key.columns, implicit=True)
    table = without_covered(table, key.columns)
    return table.made_of(table.columns, table.constraints, (*table.indexes, made))


def without_covered(table: Table, columns: tuple[str, ...]) -> Table:
    """Without the indexes of MySQL's own that one on these columns makes needless."""
    kept = tuple(
        i for i in table.indexes if not (i.implicit and columns[: len(i.elements)] == i.elements)
    )
    return table.made_of(table.columns, table.constraints, kept)


def implicit_name(key: ForeignKey, table: Table) -> str | None:
    generated = key.name is None or key.name.startswith(f"{table.name.name}_ibfk_")
    return key.columns[0] if generated else key.name


def without_unique(table: Table, name: str) -> Table:
    """On MySQL a unique constraint is its index."""
    kept = tuple(c for c in table.constraints if not (isinstance(c, Unique) and c.name == name))
    return attrs.evolve(table, constraints=kept)
