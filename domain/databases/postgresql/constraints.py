"""Constraints that come and go."""

import attrs

from domain.databases.effect import Effect, TableLock, held
from domain.databases.postgresql.modes import (
    ACCESS_EXCLUSIVE,
    ROW_SHARE,
    SHARE_ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    lock,
)
from domain.databases.postgresql.not_null import contains_nulls, scan_for_nulls, set_not_null
from domain.databases.postgresql.partition_keys import misses_partitioning
from domain.databases.postgresql.references import cannot_reference
from domain.databases.postgresql.work import exclusive, index_work, partners, renaming
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.operations import AddConstraint, DropConstraint
from domain.schema.constraint_changes import constraint_meant, taking_over
from domain.schema.default_names import named
from domain.schema.elements import Check, Exclusion, ForeignKey, NotNull, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.sql_operations import ValidateConstraint


def add_constraint(operation: AddConstraint, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    constraint = named(taking_over(operation.constraint, table), table, situation.target)
    match constraint:
        case Check():
            return add_check(constraint, table, situation.target)
        case ForeignKey():
            return add_foreign_key(constraint, table, situation)
        case PrimaryKey() | Unique():
            return add_key(constraint, table, situation)
        case NotNull():
            return add_not_null(constraint, table, situation)
        case Exclusion():
            return built(table, f'could not create exclusion constraint "{constraint.name}"')


def add_check(check: Check, table: Table, target: Target) -> Effect:
    """The whole table is read under ACCESS EXCLUSIVE, unless it is added NOT VALID."""
    if not check.validated:
        return exclusive(table.name)
    return Effect(
        (lock(table.name, ACCESS_EXCLUSIVE),),
        scanned=(table.name,),
        may_fail=check_violated(check, table, target),
    )


def check_violated(check: Check, table: Table, target: Target) -> str:
    relation = f' of relation "{table.name.name}"' if target.at_least(13) else ""
    return f'check constraint "{check.name}"{relation} is violated by some row'


def add_foreign_key(key: ForeignKey, table: Table, situation: Situation) -> Effect:
    """Writers of both tables wait while each row of the one is looked up in the other."""
    if refused := cannot_reference(key, table, situation):
        return Effect(refused=refused)
    locks = (lock(table.name, SHARE_ROW_EXCLUSIVE), *partners([key], table.name))
    if not key.validated:
        return Effect(locks)
    return Effect(
        locks,
        scanned=tuple(lock.table for lock in locks),
        verified=(key.name or "",),
        may_fail=key_violated(key, table),
    )


def key_violated(key: ForeignKey, table: Table) -> str:
    return (
        f'insert or update on table "{table.name.name}" violates foreign key '
        f'constraint "{key.name}"'
    )


def add_key(key: PrimaryKey | Unique, table: Table, situation: Situation) -> Effect:
    """The index is built under ACCESS EXCLUSIVE, unless the key takes over one that is there.

    Columns of a primary key that may be NULL are read besides.
    """
    if refused := misses_partitioning(key.columns, table, situation.target):
        return Effect(refused=refused)
    if key.using_index is None:
        effect = built(table, f'could not create unique index "{key.name}"')
    else:
        effect = taken_over(key, table, situation.target)
    if isinstance(key, PrimaryKey):
        return scan_for_nulls(effect, table, key.columns, situation)
    return effect


def taken_over(key: PrimaryKey | Unique, table: Table, target: Target) -> Effect:
    """Instant. The index is locked where it takes the constraint's name."""
    if key.name == key.using_index:
        return exclusive(table.name)
    work = index_work([key.using_index], renaming(target))
    return attrs.evolve(exclusive(table.name), indexes=work)


def add_not_null(constraint: NotNull, table: Table, situation: Situation) -> Effect:
    if not situation.target.at_least(18):
        return Effect(refused='syntax error at or near "NOT"')
    if not constraint.validated:
        return exclusive(table.name)
    return set_not_null(table, constraint.column, situation)


def built(table: Table, may_fail: str) -> Effect:
    return Effect((lock(table.name, ACCESS_EXCLUSIVE),), index_builds=1, may_fail=may_fail)


def validate_constraint(operation: ValidateConstraint, situation: Situation) -> Effect:
    """The rows are read while others go on reading and writing."""
    table = situation.table(operation.table)
    locks: tuple[TableLock, ...] = (lock(table.name, SHARE_UPDATE_EXCLUSIVE),)
    found = table.constraint(operation.name)
    match found:
        case None:
            unseen = f"the constraint {operation.name} is not known"
            return Effect(locks, scanned=(table.name,), assumption=unseen)
        case ForeignKey(validated=False):
            locks = (*locks, *partners([found], table.name, ROW_SHARE))
            tables = tuple(lock.table for lock in locks)
            broken = key_violated(found, table)
            return Effect(locks, tables, verified=(operation.name,), may_fail=broken)
        case Check(validated=False):
            broken = check_violated(found, table, situation.target)
            return Effect(locks, scanned=(table.name,), may_fail=broken)
        case NotNull(validated=False, column=column):
            broken = contains_nulls(table, column, situation)
            return Effect(locks, scanned=(table.name,), may_fail=broken)
        case _:
            return Effect(locks)


def drop_constraint(operation: DropConstraint, situation: Situation) -> Effect:
    """Instant. A foreign key keeps readers off the other table too."""
    table = situation.table(operation.table)
    found = constraint_meant(operation, table, situation.target)
    locks = (lock(table.name, ACCESS_EXCLUSIVE),)
    match found:
        case ForeignKey():
            return Effect((*locks, *partners([found], table.name, ACCESS_EXCLUSIVE)))
        case PrimaryKey() | Unique():
            return drop_key(operation, found, situation)
        case Exclusion():
            return Effect(locks, indexes=index_work([found.name]))
        case None if operation.kind in (None, "foreignkey"):
            unseen = f"the table that {operation.name or 'the constraint'} points at is not known"
            return Effect(locks, assumption=unseen if operation.kind else None)
        case _:
            return Effect(locks)


def drop_key(operation: DropConstraint, key: PrimaryKey | Unique, situation: Situation) -> Effect:
    """CASCADE takes the foreign keys that need it, and locks their tables."""
    name = operation.table
    effect = attrs.evolve(exclusive(name), indexes=index_work([key.name]))
    children = pointing_at(key, situation.table(name), situation)
    if operation.cascade:
        locks = (lock(child, ACCESS_EXCLUSIVE) for child in children)
        return attrs.evolve(effect, locks=(*effect.locks, *locks))
    reason = (
        f"cannot drop constraint {key.name} on table {name.name} because other objects depend on it"
    )
    return held(effect, reason if children else None, situation.certain(name, *children))


def pointing_at(
    key: PrimaryKey | Unique, table: Table, situation: Situation
) -> tuple[TableName, ...]:
    """The tables whose foreign keys need it: another key over the columns would do as well."""
    left = attrs.evolve(table, constraints=tuple(c for c in table.constraints if c is not key))
    needing = (
        child.name
        for child, foreign in situation.before.referencing(table.name)
        if set(foreign.target_columns) == set(key.columns) and not left.unique_over(key.columns)
    )
    return tuple(dict.fromkeys(needing))
