"""Tables as a whole."""

from domain.databases.effect import Effect
from domain.databases.postgresql.modes import SHARE_UPDATE_EXCLUSIVE, lock
from domain.databases.postgresql.partitions import create_partition
from domain.databases.postgresql.work import exclusive, partners
from domain.databases.situation import Situation
from domain.operations import CreateTable, RenameTable, TableComment
from domain.schema.elements import ForeignKey


def create_table(operation: CreateTable, situation: Situation) -> Effect:
    """Nobody waits for the new table; the tables that it points at are locked."""
    if operation.if_not_exists and situation.before.table(operation.table) is not None:
        return Effect()
    if operation.partition_of is not None:
        return create_partition(operation.partition_of, situation)
    keys = (c for c in operation.constraints if isinstance(c, ForeignKey))
    return Effect(locks=partners(keys, operation.table))


def rename_table(operation: RenameTable, situation: Situation) -> Effect:
    return exclusive(operation.table)


def comment_table(operation: TableComment, situation: Situation) -> Effect:
    return Effect(locks=(lock(operation.table, SHARE_UPDATE_EXCLUSIVE),))
