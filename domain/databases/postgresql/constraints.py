"""Constraints that come and go."""

from domain.databases.effect import Effect
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, SHARE_ROW_EXCLUSIVE, lock
from domain.databases.postgresql.not_null import scan_for_nulls
from domain.databases.postgresql.references import cannot_reference
from domain.databases.postgresql.work import exclusive, index_work, partners
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.operations import AddConstraint, DropConstraint
from domain.schema.constraint_changes import constraint_meant
from domain.schema.default_names import named
from domain.schema.elements import Check, Exclusion, ForeignKey, PrimaryKey, Unique
from domain.schema.schema import Table


def add_constraint(operation: AddConstraint, situation: Situation) -> Effect:
    table = situation.table(operation.table)
    constraint = named(operation.constraint, table, situation.target)
    match constraint:
        case Check():
            return add_check(constraint, table, situation.target)
        case ForeignKey():
            return add_foreign_key(constraint, table, situation)
        case PrimaryKey():
            return add_primary_key(constraint, table, situation)
        case Unique():
            return built(table, f'could not create unique index "{constraint.name}"')
        case Exclusion():
            return built(table, f'could not create exclusion constraint "{constraint.name}"')


def add_check(check: Check, table: Table, target: Target) -> Effect:
    """The whole table is read under ACCESS EXCLUSIVE, unless it is added NOT VALID."""
    if not check.validated:
        return exclusive(table.name)
    relation = f' of relation "{table.name.name}"' if target.at_least(13) else ""
    return Effect(
        (lock(table.name, ACCESS_EXCLUSIVE),),
        scanned=(table.name,),
        may_fail=f'check constraint "{check.name}"{relation} is violated by some row',
    )


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
        may_fail=f'insert or update on table "{table.name.name}" violates foreign key '
        f'constraint "{key.name}"',
    )


def add_primary_key(key: PrimaryKey, table: Table, situation: Situation) -> Effect:
    """The index is built under ACCESS EXCLUSIVE; columns that may be NULL are read besides."""
    effect = built(table, f'could not create unique index "{key.name}"')
    return scan_for_nulls(effect, table, key.columns, situation)


def built(table: Table, may_fail: str) -> Effect:
    return Effect((lock(table.name, ACCESS_EXCLUSIVE),), index_builds=1, may_fail=may_fail)


def drop_constraint(operation: DropConstraint, situation: Situation) -> Effect:
    """Instant. A foreign key keeps readers off the other table too."""
    table = situation.table(operation.table)
    found = constraint_meant(operation, table, situation.target)
    locks = (lock(table.name, ACCESS_EXCLUSIVE),)
    match found:
        case ForeignKey():
            return Effect((*locks, *partners([found], table.name, ACCESS_EXCLUSIVE)))
        case PrimaryKey() | Unique() | Exclusion():
            return Effect(locks, indexes=index_work([found.name]))
        case None if operation.kind in (None, "foreignkey"):
            unseen = f"the table that {operation.name or 'the constraint'} points at is not known"
            return Effect(locks, assumption=unseen if operation.kind else None)
        case _:
            return Effect(locks)
