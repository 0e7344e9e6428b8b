"""Indexes and constraints: on MySQL a unique constraint is an index."""

import attrs

from domain.databases.effect import Effect, held
from domain.databases.mysql.algorithms import (
    Algorithm,
    Lock,
    altering,
    catalogue,
    copying,
    instant,
    rebuilding,
    without_copy,
)
from domain.databases.mysql.references import cannot_reference
from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.operations import AddConstraint, CreateIndex, DropConstraint, DropIndex
from domain.schema.constraint_changes import constraint_meant
from domain.schema.elements import Check, Exclusion, ForeignKey, NotNull, PrimaryKey, Unique
from domain.schema.index_changes import serves
from domain.schema.schema import Table

LONG = frozenset(
    {
        *("tinytext", "text", "mediumtext", "longtext"),
        *("tinyblob", "blob", "mediumblob", "longblob"),
    }
)


def create_index(operation: CreateIndex, situation: Situation) -> Effect:
    """Readers and writers go on, except while a FULLTEXT or SPATIAL index is built."""
    table, index = operation.table, operation.index
    if operation.if_not_exists and index.name in situation.table(table).index_names:
        return instant(table)
    match (index.method or "").lower():
        case "fulltext":
            # The first one adds a hidden column to every row.
            return attrs.evolve(rebuilding(table, Lock.SHARED), index_builds=1)
        case "spatial":
            return attrs.evolve(altering(table, Algorithm.INPLACE, Lock.SHARED), index_builds=1)
    if index.unique:
        return unique_index(situation.table(table), index.elements, index.name, situation)
    return attrs.evolve(without_copy(table, situation.target), index_builds=1)


def unique_index(
    table: Table, columns: tuple[str, ...], name: str | None, situation: Situation
) -> Effect:
    """Over a text of any length MariaDB keeps a hash in a column of its own, so rows are copied."""
    mariadb = situation.target.database is Database.MARIADB
    known = [table.column(column) for column in columns]
    hashed = any(c and c.type and c.type.name.lower() in LONG for c in known)
    built = (
        copying(table.name) if hashed and mariadb else without_copy(table.name, situation.target)
    )
    return attrs.evolve(built, index_builds=1, may_fail=f"Duplicate entry for key '{name}'")


def drop_index(operation: DropIndex, situation: Situation) -> Effect:
    if operation.table is None:
        return Effect(assumption=f"the table of the index {operation.name} is not known")
    table = situation.table(operation.table)
    keeps = any(needs(key, operation.name, table) for key in table.foreign_keys)
    reason = f"Cannot drop index '{operation.name}': needed in a foreign key constraint"
    effect = without_copy(operation.table, situation.target)
    return held(effect, reason if keeps else None, situation.certain(operation.table))


def needs(key: ForeignKey, index: str | None, table: Table) -> bool:
    """Whether the index is the only one that the foreign key can use."""
    serving = [i.name for i in table.all_indexes if serves(i, key.columns)]
    return serving == [index]


def add_constraint(operation: AddConstraint, situation: Situation) -> Effect:
    table = operation.table
    match operation.constraint:
        case PrimaryKey():
            return attrs.evolve(rebuilding(table), may_fail="Duplicate entry for key 'PRIMARY'")
        case Unique(name=name):
            columns = operation.constraint.columns
            return unique_index(situation.table(table), columns, name, situation)
        case ForeignKey(name=name) as key:
            if refused := cannot_reference(key, situation.table(table), situation):
                return Effect(refused=refused)
            if unchecked(situation):
                return catalogue(table, situation.target)
            failure = "Cannot add or update a child row: a foreign key constraint fails"
            return attrs.evolve(copying(table), verified=(name or "",), may_fail=failure)
        case Check(name=name):
            return attrs.evolve(copying(table), may_fail=f"CONSTRAINT `{name}` failed")
        case Exclusion() | NotNull():
            return Effect(refused="there are no such constraints here")


def drop_constraint(operation: DropConstraint, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    found = constraint_meant(operation, table, situation.target)
    if operation.kind == "primary" or isinstance(found, PrimaryKey):
        return copying(operation.table)
    if operation.kind == "unique" or isinstance(found, Unique):
        return without_copy(operation.table, situation.target)
    return catalogue(operation.table, situation.target)


def unchecked(situation: Situation) -> bool:
    """Whether SET foreign_key_checks = 0 is in force."""
    setting = situation.before.objects.setting("foreign_key_checks") or ""
    return setting.lower() in ("0", "off", "false")
