"""The effect of each operation on MySQL and MariaDB."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.databases.batch import copies
from domain.databases.effect import Effect, first_told, held
from domain.databases.mysql.algorithms import Lock, catalogue, instant, statement
from domain.databases.mysql.columns import add_column, alter_column, drop_column
from domain.databases.mysql.constraints import (
    add_constraint,
    create_index,
    drop_constraint,
    drop_index,
    unchecked,
)
from domain.databases.mysql.defaults import no_default
from domain.databases.mysql.references import cannot_reference
from domain.databases.mysql.upkeep import alter_table, move_table, rename_index, truncate
from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.databases.whole_tables import all_rows_changed
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
    EnumType,
    InsertRows,
    Operation,
    RenameTable,
    TableComment,
)
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.sql_operations import (
    AlterTable,
    ChangeObject,
    CreateFunction,
    CreateView,
    DropView,
    MoveTable,
    RenameIndex,
    SetSetting,
    TransactionControl,
    Truncate,
)


def mysql_effect(situation: Situation) -> Effect:
    operation = situation.step.operation
    if operation.subject is not None and copies(situation.step, can_alter=True):
        return copied_by_batch(operation.subject, situation)
    handler = HANDLERS.get(type(operation))
    if handler is None:
        return Effect(assumption="what it does was not read")
    return handler(operation, situation)


def copied_by_batch(name: TableName, situation: Situation) -> Effect:
    """Alembic copies all rows into a new table and drops the old one: names of foreign keys are
    taken as long as that is there."""
    effect = Effect(locks=(statement(name),), rewritten=(name,))
    key = next(iter(situation.table(name).foreign_keys), None)
    if key is None:
        return effect
    reason = (
        f"Can't create table `_alembic_tmp_{name.name}` (errno: 121 "
        '"Duplicate key on write or update")'
        if situation.target.database is Database.MARIADB
        else f"Duplicate foreign key constraint name '{key.name}'"
    )
    return held(effect, reason, situation.certain(name))


def no_table(operation: Operation, situation: Situation) -> Effect:
    """Locks no table that was there before."""
    return Effect()


def create_table(operation: CreateTable, situation: Situation) -> Effect:
    """Locks no table that was there before."""
    if operation.if_not_exists and situation.before.table(operation.table) is not None:
        return Effect()
    table = Table(operation.table, operation.columns)
    keys = (c for c in operation.constraints if isinstance(c, ForeignKey))
    cannot = (
        *(no_default(column, situation.target) for column in operation.columns),
        *(cannot_reference(key, table, situation) for key in keys),
    )
    return Effect(refused=first_told(cannot))


def drop_table(operation: DropTable, situation: Situation) -> Effect:
    """A table that others point at stays, while foreign keys are checked."""
    effect = Effect(locks=(statement(operation.table),))
    pointing = next(situation.before.referencing(operation.table), None)
    if pointing is None or unchecked(situation):
        return effect
    child, key = pointing
    reason = (
        "Cannot delete or update a parent row: a foreign key constraint fails"
        if situation.target.database is Database.MARIADB
        else f"Cannot drop table '{operation.table.name}' referenced by a foreign key "
        f"constraint '{key.name}' on table '{child.name.name}'."
    )
    return held(effect, reason, situation.certain(operation.table, child.name))


def rename_table(operation: RenameTable, situation: Situation) -> Effect:
    return instant(operation.table, situation.target, Lock.EXCLUSIVE)


def comment_table(operation: TableComment, situation: Situation) -> Effect:
    return catalogue(operation.table, situation.target)


def write_rows(operation: InsertRows | ChangeRows, situation: Situation) -> Effect:
    if operation.table is None:
        return Effect(assumption="the table whose rows change is not known")
    locks = (statement(operation.table, Lock.NONE),)
    return Effect(locks=locks, changed=all_rows_changed(operation))


HANDLERS: Mapping[type[Operation], Callable[[Any, Situation], Effect]] = {
    CreateTable: create_table,
    EnumType: no_table,
    DropTable: drop_table,
    RenameTable: rename_table,
    TableComment: comment_table,
    AddColumn: add_column,
    DropColumn: drop_column,
    AlterColumn: alter_column,
    CreateIndex: create_index,
    DropIndex: drop_index,
    AddConstraint: add_constraint,
    DropConstraint: drop_constraint,
    InsertRows: write_rows,
    ChangeRows: write_rows,
    AlterTable: alter_table,
    MoveTable: move_table,
    RenameIndex: rename_index,
    Truncate: truncate,
    CreateView: no_table,
    DropView: no_table,
    CreateFunction: no_table,
    SetSetting: no_table,
    TransactionControl: no_table,
    ChangeObject: no_table,
}
