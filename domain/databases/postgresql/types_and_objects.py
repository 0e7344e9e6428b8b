"""Types, schemas, and what is no table."""

from domain.databases.effect import Effect, held, together
from domain.databases.postgresql.dropping import drop_table
from domain.databases.postgresql.indexes import in_transaction
from domain.databases.postgresql.modes import SHARE, lock
from domain.databases.situation import Situation
from domain.operations import DropTable, EnumType, Operation
from domain.sql_operations import AddDomainConstraint, DropSchema, EnumValue


def no_table(operation: Operation, situation: Situation) -> Effect:
    """Locks no table."""
    return Effect()


def enum_type(operation: EnumType, situation: Situation) -> Effect:
    """A type cannot go while a column has it."""
    if operation.create:
        return Effect()
    tables = situation.before.tables.values()
    used = any(operation.name in table.type_names for table in tables)
    reason = f"cannot drop type {operation.name} because other objects depend on it"
    return held(Effect(), reason if used else None, situation.certain())


def enum_value(operation: EnumValue, situation: Situation) -> Effect:
    adds = operation.renamed_from is None
    if adds and situation.in_transaction and not situation.target.at_least(12):
        return in_transaction("ALTER TYPE ... ADD")
    return Effect(outside_transaction=adds and not situation.target.at_least(12))


def constrain_domain(operation: AddDomainConstraint, situation: Situation) -> Effect:
    """Every table with a column of the domain is read, and its writers wait."""
    if not operation.validated:
        return Effect()
    columns = [
        (table.name, column.name)
        for table in situation.before.tables.values()
        for column in table.columns
        if column.type and column.type.name == operation.domain
    ]
    users = tuple(dict.fromkeys(name for name, _ in columns))
    violated = (
        f'column "{column}" of table "{name.name}" contains values that violate the new constraint'
        for name, column in columns
    )
    return Effect(
        tuple(lock(name, SHARE) for name in users), scanned=users, may_fail=next(violated, None)
    )


def drop_schema(operation: DropSchema, situation: Situation) -> Effect:
    inside = [name for name in situation.before.tables if name.schema == operation.name]
    effect = together(drop_table(DropTable(name, cascade=True), situation) for name in inside)
    reason = f"cannot drop schema {operation.name} because other objects depend on it"
    keeps = inside and not operation.cascade
    return held(effect, reason if keeps else None, situation.certain())
