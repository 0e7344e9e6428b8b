"""Indexes and constraints: on MySQL a unique constraint is an index."""

import re

import attrs

from domain.databases.effect import Effect, held
from domain.databases.mysql.algorithms import (
    Lock,
    catalogue,
    copying,
    has_fulltext,
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

# A column, or the first characters of one; else it is an expression.
NAMED = re.compile(r"[\w$]+( ?\(\d+\))?")
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
        return instant(table, situation.target)
    match (index.method or "").lower():
        case "fulltext" if not has_fulltext(table, situation):
            # The first one adds a hidden column to every row.
            return attrs.evolve(rebuilding(table, situation, Lock.SHARED), index_builds=1)
        case "fulltext" | "spatial":
            return attrs.evolve(without_copy(table, situation.target, Lock.SHARED), index_builds=1)
    if index.unique:
        return unique_index(situation.table(table), index.elements, index.name, situation)
    return beside_the_rows(situation.table(table), index.elements, situation)


def beside_the_rows(table: Table, elements: tuple[str, ...], situation: Situation) -> Effect:
    """Over an expression MySQL lets nobody write meanwhile; MariaDB has no such index."""
    computed = situation.target.database is Database.MYSQL and any(
        table.column(element) is None and not NAMED.fullmatch(element) for element in elements
    )
    lock = Lock.SHARED if computed else Lock.NONE
    return attrs.evolve(without_copy(table.name, situation.target, lock), index_builds=1)


def unique_index(
    table: Table, columns: tuple[str, ...], name: str | None, situation: Situation
) -> Effect:
    """Over a text of any length MariaDB keeps a hash in a column of its own, so rows are copied."""
    mariadb = situation.target.database is Database.MARIADB
    known = [table.column(column) for column in columns]
    hashed = any(c and c.type and c.type.name.lower() in LONG for c in known)
    built = (
        attrs.evolve(copying(table.name, situation), index_builds=1)
        if hashed and mariadb
        else beside_the_rows(table, columns, situation)
    )
    return attrs.evolve(built, may_fail=f"Duplicate entry for key '{name}'")


def drop_index(operation: DropIndex, situation: Situation) -> Effect:
    if operation.table is None:
        return Effect(assumption=f"the table of the index {operation.name} is not known")
    return index_dropped(operation.name, situation.table(operation.table), situation)


def index_dropped(name: str | None, table: Table, situation: Situation) -> Effect:
    keeps = any(needs(key.columns, name, table) for key in table.foreign_keys) or any(
        needs(key.target_columns, name, table)
        for _, key in situation.before.referencing(table.name)
    )
    reason = f"Cannot drop index '{name}': needed in a foreign key constraint"
    effect = without_copy(table.name, situation.target)
    return held(effect, reason if keeps else None, situation.certain(table.name))


def needs(columns: tuple[str, ...], index: str | None, table: Table) -> bool:
    """Whether the index is the only one that a foreign key over these columns can use."""
    return [i.name for i in table.all_indexes if serves(i, columns)] == [index]


def add_constraint(operation: AddConstraint, situation: Situation) -> Effect:
    table = operation.table
    match operation.constraint:
        case PrimaryKey():
            return attrs.evolve(
                rebuilding(table, situation), may_fail="Duplicate entry for key 'PRIMARY'"
            )
        case Unique(name=name):
            columns = operation.constraint.columns
            return unique_index(situation.table(table), columns, name, situation)
        case ForeignKey(name=name) as key:
            if refused := cannot_reference(key, situation.table(table), situation):
                return Effect(refused=refused)
            if unchecked(situation):
                return unchecked_key(key, situation.table(table), situation)
            failure = "Cannot add or update a child row: a foreign key constraint fails"
            return attrs.evolve(copying(table, situation), verified=(name or "",), may_fail=failure)
        case Check(name=name):
            return attrs.evolve(copying(table, situation), may_fail=f"CONSTRAINT `{name}` failed")
        case Exclusion() | NotNull():
            return Effect(refused="there are no such constraints here")


def drop_constraint(operation: DropConstraint, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    found = constraint_meant(operation, table, situation.target)
    if operation.kind == "primary" or isinstance(found, PrimaryKey):
        return primary_key_dropped(table, situation)
    if operation.kind == "unique" or isinstance(found, Unique):
        return index_dropped(operation.name, table, situation)
    if operation.kind == "check" or isinstance(found, Check):
        return instant(operation.table, situation.target)
    return catalogue(operation.table, situation.target)


def primary_key_dropped(table: Table, situation: Situation) -> Effect:
    """MariaDB goes by another key that is unique, where there is one."""
    key = table.primary_key
    pointed = key is not None and any(
        needs(pointing.target_columns, key.name, table)
        for _, pointing in situation.before.referencing(table.name)
    )
    reason = "Cannot drop index 'PRIMARY': needed in a foreign key constraint"
    refused = pointed and situation.target.database is Database.MYSQL
    effect = copying(table.name, situation)
    return held(effect, reason if refused else None, situation.certain(table.name))


def unchecked_key(key: ForeignKey, table: Table, situation: Situation) -> Effect:
    """The rows are not looked at; an index is made where none serves the key."""
    if not table.complete or any(serves(index, key.columns) for index in table.all_indexes):
        return catalogue(table.name, situation.target)
    return attrs.evolve(without_copy(table.name, situation.target), index_builds=1)


def unchecked(situation: Situation) -> bool:
    """Whether SET foreign_key_checks = 0 is in force."""
    setting = situation.before.objects.setting("foreign_key_checks") or ""
    return setting.lower() in ("0", "off", "false")
