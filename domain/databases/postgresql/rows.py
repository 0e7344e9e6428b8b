"""Rows that are written."""

from domain.databases.effect import Effect
from domain.databases.postgresql.modes import ROW_EXCLUSIVE, lock
from domain.databases.postgresql.work import index_work
from domain.databases.situation import Situation
from domain.databases.whole_tables import all_rows_changed
from domain.operations import ChangeRows, InsertRows
from domain.schema.names import TableName


def insert_rows(operation: InsertRows, situation: Situation) -> Effect:
    return inserted(operation.table, situation)


def change_rows(operation: ChangeRows, situation: Situation) -> Effect:
    """The rows stay locked until commit; what it reads is read without keeping anybody out."""
    if operation.table is None:
        return Effect(assumption="the table whose rows change is not known")
    locks = (lock(operation.table, ROW_EXCLUSIVE),)
    if operation.verb.lower() == "insert":
        return inserted(operation.table, situation)
    names = (index.name for index in situation.table(operation.table).all_indexes)
    indexes = index_work(names, ROW_EXCLUSIVE)
    return Effect(locks, indexes=indexes, changed=all_rows_changed(operation))


def inserted(table: TableName, situation: Situation) -> Effect:
    """The partitions that rows go to are locked, and no others."""
    split = situation.table(table).partitioned_by
    guess = "which partitions the rows go to is not known" if split else None
    return Effect((lock(table, ROW_EXCLUSIVE),), assumption=guess)
