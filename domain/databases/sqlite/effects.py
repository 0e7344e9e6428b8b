"""The effect of each operation on SQLite."""

import attrs

from domain.databases.effect import Effect
from domain.databases.situation import Situation
from domain.databases.sqlite.batch import copies
from domain.databases.sqlite.columns import add_column, alter_column, drop_column
from domain.databases.sqlite.modes import copying, writing
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    InsertRows,
    Operation,
    RenameTable,
    RunSql,
    Unread,
)

NO_ALTER = "No support for ALTER of constraints in SQLite dialect"


def sqlite_effect(situation: Situation) -> Effect:
    operation = situation.step.operation
    if operation.subject is not None and copies(situation.step):
        table = situation.table(operation.subject)
        return copying(table.name, len(table.all_indexes))
    return direct(operation, situation)


def direct(operation: Operation, situation: Situation) -> Effect:
    match operation:
        case RunSql() | Unread():
            return Effect(assumption="what it does was not read")
        case AddColumn():
            return add_column(operation, situation)
        case AlterColumn():
            return alter_column(operation)
        case DropColumn():
            return drop_column(operation, situation)
        case CreateIndex():
            return create_index(operation, situation)
        case AddConstraint() | DropConstraint():
            return Effect(refused=NO_ALTER)
        case DropIndex(table=None):
            return Effect(assumption=f"the table of the index {operation.name} is not known")
        case DropTable() | RenameTable() | DropIndex() | InsertRows() | ChangeRows():
            return writing(operation.subject) if operation.subject else Effect()
        case CreateTable() | _:
            return Effect()


def create_index(operation: CreateIndex, situation: Situation) -> Effect:
    """The table is read and sorted while nobody else may write."""
    table = situation.table(operation.table)
    if operation.if_not_exists and operation.index.name in table.index_names:
        return Effect()
    columns = ", ".join(f"{table.name.name}.{e}" for e in operation.index.elements)
    may_fail = f"UNIQUE constraint failed: {columns}" if operation.index.unique else None
    return attrs.evolve(writing(table.name), index_builds=1, may_fail=may_fail)
