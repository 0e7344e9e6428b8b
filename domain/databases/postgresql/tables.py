"""Tables as a whole, and types."""

from domain.databases.effect import Effect
from domain.databases.postgresql.modes import SHARE_UPDATE_EXCLUSIVE, lock
from domain.databases.postgresql.work import exclusive, partners
from domain.databases.situation import Situation
from domain.operations import CreateTable, EnumType, RenameTable, TableComment
from domain.schema.elements import ForeignKey


def create_table(operation: CreateTable, situation: Situation) -> Effect:
    """Nobody waits for the new table; the tables that it points at are locked."""
    if operation.if_not_exists and situation.before.table(operation.table) is not None:
        return Effect()
    keys = (c for c in operation.constraints if isinstance(c, ForeignKey))
    return Effect(locks=partners(keys, operation.table))


def rename_table(operation: RenameTable, situation: Situation) -> Effect:
    return exclusive(operation.table)


def comment_table(operation: TableComment, situation: Situation) -> Effect:
    return Effect(locks=(lock(operation.table, SHARE_UPDATE_EXCLUSIVE),))


def enum_type(operation: EnumType, situation: Situation) -> Effect:
    """A type locks no table; it cannot go while a column has it."""
    tables = situation.before.tables.values()
    used = any(c.type and c.type.type_name == operation.name for t in tables for c in t.columns)
    if used and not operation.create:
        return Effect(
            refused=f"cannot drop type {operation.name} because other objects depend on it"
        )
    return Effect()
