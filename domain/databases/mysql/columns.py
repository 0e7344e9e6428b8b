"""Columns that come, go and change."""

from collections.abc import Iterator

import attrs

from domain.databases.effect import Effect, together
from domain.databases.mysql.algorithms import (
    Algorithm,
    Lock,
    altering,
    catalogue,
    copying,
    instant,
    older_than,
    rebuilding,
    without_copy,
)
from domain.databases.mysql.constraints import add_constraint, create_index
from domain.databases.mysql.types import Change, change
from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint, AlterColumn, CreateIndex, DropColumn
from domain.schema.column_changes import alter_column as column_altered
from domain.schema.column_changes import index_mentions, restates
from domain.schema.elements import Column, Default
from domain.schema.schema import Table
from domain.schema.words import words

DIFFERENT_BY_ROW = ("uuid", "nextval", "sysdate", "sys_guid")


def add_column(operation: AddColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    if operation.if_not_exists and table.column(operation.column.name) is not None:
        return instant(table.name)
    pieces = [bare(operation.column, table, situation)]
    for constraint in operation.constraints:
        pieces.append(add_constraint(AddConstraint(table.name, constraint), situation))
    for index in operation.indexes:
        pieces.append(create_index(CreateIndex(table.name, index), situation))
    return together(pieces)


def bare(column: Column, table: Table, situation: Situation) -> Effect:
    target = situation.target
    if column.identity:
        return rebuilding(table.name, Lock.SHARED)
    if column.computed is not None and column.computed.persisted:
        return copying(table.name)
    if column.default is not None and computed_by_row(column.default, table, situation):
        return copying(table.name)
    if target.database is Database.MYSQL and older_than(target, 8, 0, 12):
        return rebuilding(table.name)
    return instant(table.name)


def computed_by_row(default: Default, table: Table, situation: Situation) -> bool:
    """MySQL computes each default in parentheses row by row, MariaDB only what differs by row."""
    text = default.text or ""
    if not default.is_expression:
        return False
    if situation.target.database is Database.MARIADB:
        spoken_of = words(text)
        by_row = any(word.startswith(DIFFERENT_BY_ROW) for word in spoken_of)
        return by_row or any(column.name in spoken_of for column in table.columns)
    return text.strip().startswith("(")


def drop_column(operation: DropColumn, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    indexed = any(index_mentions(i, operation.column) for i in table.all_indexes)
    key = table.primary_key
    if key is not None and operation.column in key.columns:
        return copying(table.name)
    if any(operation.column in k.columns for k in table.foreign_keys):
        name = next(k.name for k in table.foreign_keys if operation.column in k.columns)
        return Effect(
            refused=f"Cannot drop column '{operation.column}': needed in a foreign key "
            f"constraint '{name}'"
        )
    if situation.target.database is Database.MARIADB:
        return without_copy(table.name, situation.target) if indexed else instant(table.name)
    if indexed or older_than(situation.target, 8, 0, 29):
        return rebuilding(table.name)
    return instant(table.name)


def alter_column(operation: AlterColumn, situation: Situation) -> Effect:
    """One MODIFY or CHANGE states the whole column: what counts is how it differs from before."""
    if not restates(operation):
        return instant(operation.table)
    return together(differences(operation, situation))


def differences(operation: AlterColumn, situation: Situation) -> Iterator[Effect]:
    table = situation.table(operation.table)
    before = table.column(operation.column) or Column(operation.column, None, None)
    before = attrs.evolve(
        before,
        type=before.type or operation.existing_type,
        nullable=operation.existing_nullable if before.nullable is None else before.nullable,
    )
    alone = attrs.evolve(operation, new_name=None)
    replayed = column_altered(alone, situation.before, situation.target)
    after = replayed.known_or_blank(table.name).column(operation.column) or before
    yield catalogue(table.name, situation.target) if operation.new_name else instant(table.name)
    if operation.type is not None:
        yield retyped(operation, before, table, situation)
    if after.nullable != before.nullable:
        yield renulled(operation, before, table)


def renulled(operation: AlterColumn, before: Column, table: Table) -> Effect:
    effect = rebuilding(table.name)
    if before.nullable is None:
        guess = f"{table.name}.{operation.column} may be NULL or not: it is not known which"
        effect = attrs.evolve(effect, assumption=guess)
    if operation.nullable is False:
        return attrs.evolve(effect, may_fail=f"Data truncated for column '{operation.column}'")
    return effect


def retyped(operation: AlterColumn, before: Column, table: Table, situation: Situation) -> Effect:
    found = type_change(operation, before, table, situation)
    if found.algorithm is None:
        return instant(table.name)
    if found.algorithm is Algorithm.COPY:
        return attrs.evolve(copying(table.name), assumption=found.assumption)
    indexed = any(index_mentions(i, operation.column) for i in table.all_indexes)
    if found.recompared and indexed:
        return attrs.evolve(without_copy(table.name, situation.target), index_builds=1)
    return altering(table.name, found.algorithm)


def type_change(
    operation: AlterColumn, before: Column, table: Table, situation: Situation
) -> Change:
    if before.type is None or operation.type is None:
        unknown = f"the type that {table.name}.{operation.column} has now is not known"
        return Change(Algorithm.COPY, assumption=unknown)
    return change(before.type, operation.type, situation.target)
