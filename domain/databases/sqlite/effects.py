"""The effect of each operation on SQLite."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from domain.databases.batch import copies
from domain.databases.effect import Effect
from domain.databases.situation import Situation
from domain.databases.sqlite.columns import NO_ALTER, add_column, alter_column, drop_column
from domain.databases.sqlite.copying import copied
from domain.databases.sqlite.modes import writing, writing_much
from domain.databases.whole_tables import all_rows_changed
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
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


def sqlite_effect(situation: Situation) -> Effect:
    operation = situation.step.operation
    if operation.subject is not None and copies(situation.step, can_alter=False):
        return copied(situation)
    handler = HANDLERS.get(type(operation))
    return Effect() if handler is None else handler(operation, situation)


def create_index(operation: CreateIndex, situation: Situation) -> Effect:
    """The table is read and sorted while nobody else may write."""
    table = situation.table(operation.table)
    if operation.if_not_exists and operation.index.name in table.index_names:
        return Effect()
    columns = ", ".join(f"{table.name.name}.{e}" for e in operation.index.elements)
    may_fail = f"UNIQUE constraint failed: {columns}" if operation.index.unique else None
    return attrs.evolve(writing_much(table.name), index_builds=1, may_fail=may_fail)


def drop_index(operation: DropIndex, situation: Situation) -> Effect:
    owner = operation.table
    if owner is None and operation.name is not None:
        found = situation.before.owner_of_index(operation.name, operation.schema)
        owner = found.name if found else None
    if owner is None:
        return Effect(assumption=f"the table of the index {operation.name} is not known")
    return writing_much(owner)


def drop_table(operation: DropTable, situation: Situation) -> Effect:
    return writing_much(operation.table)


def rename_table(operation: RenameTable, situation: Situation) -> Effect:
    return writing(operation.table)


def insert_rows(operation: InsertRows, situation: Situation) -> Effect:
    return writing(operation.table)


def change_rows(operation: ChangeRows, situation: Situation) -> Effect:
    if operation.table is None:
        return Effect(assumption="the table whose rows change is not known")
    if operation.filtered:
        return writing(operation.table)
    return attrs.evolve(writing_much(operation.table), changed=all_rows_changed(operation))


def no_constraints(operation: Operation, situation: Situation) -> Effect:
    """Alembic refuses before it asks the database."""
    return Effect(refused=NO_ALTER)


def unread(operation: Operation, situation: Situation) -> Effect:
    return Effect(assumption="what it does was not read")


HANDLERS: Mapping[type[Operation], Callable[[Any, Situation], Effect]] = {
    AddColumn: add_column,
    AlterColumn: alter_column,
    DropColumn: drop_column,
    CreateIndex: create_index,
    DropIndex: drop_index,
    DropTable: drop_table,
    RenameTable: rename_table,
    AddConstraint: no_constraints,
    DropConstraint: no_constraints,
    InsertRows: insert_rows,
    ChangeRows: change_rows,
    RunSql: unread,
    Unread: unread,
}
