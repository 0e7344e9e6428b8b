"""The effect of each operation on PostgreSQL."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.databases.batch import copies
from domain.databases.effect import Effect, held
from domain.databases.postgresql.adding import add_column
from domain.databases.postgresql.altering import alter_column
from domain.databases.postgresql.constraints import (
    add_constraint,
    drop_constraint,
    validate_constraint,
)
from domain.databases.postgresql.dropping import drop_column, drop_table
from domain.databases.postgresql.indexes import create_index, drop_index
from domain.databases.postgresql.partitions import attach_partition, detach_partition
from domain.databases.postgresql.recursing import with_partitions
from domain.databases.postgresql.refusals import refusal
from domain.databases.postgresql.rows import change_rows, insert_rows
from domain.databases.postgresql.tables import (
    comment_table,
    copied_by_batch,
    create_table,
    rename_table,
)
from domain.databases.postgresql.types_and_objects import (
    constrain_domain,
    drop_schema,
    enum_type,
    enum_value,
    no_table,
)
from domain.databases.postgresql.upkeep import (
    alter_table,
    move_table,
    reindex,
    rename_constraint,
    rename_index,
    truncate,
)
from domain.databases.postgresql.views import create_view, drop_view, refresh_view
from domain.databases.situation import Situation
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
from domain.sql_operations import (
    AddDomainConstraint,
    AlterTable,
    AttachPartition,
    ChangeObject,
    CreateDomain,
    CreateFunction,
    CreateView,
    DetachPartition,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
    RefreshView,
    Reindex,
    RenameConstraint,
    RenameIndex,
    SetSetting,
    TransactionControl,
    Truncate,
    ValidateConstraint,
)


def postgresql_effect(situation: Situation) -> Effect:
    operation = situation.step.operation
    subject = operation.subject
    if subject is not None and copies(situation.step, can_alter=True):
        return copied_by_batch(subject, situation)
    handler = HANDLERS.get(type(operation))
    if handler is None:
        return Effect(assumption="what it does was not read")
    reason = refusal(operation, situation)
    if reason is not None and subject is not None:
        certain = situation.certain(subject)
        return held(handler(operation, situation), reason, certain)
    return with_partitions(operation, handler(operation, situation), situation, handler)


HANDLERS: Mapping[type[Operation], Callable[[Any, Situation], Effect]] = {
    CreateTable: create_table,
    DropTable: drop_table,
    RenameTable: rename_table,
    TableComment: comment_table,
    EnumType: enum_type,
    AddColumn: add_column,
    DropColumn: drop_column,
    AlterColumn: alter_column,
    CreateIndex: create_index,
    DropIndex: drop_index,
    AddConstraint: add_constraint,
    DropConstraint: drop_constraint,
    InsertRows: insert_rows,
    ChangeRows: change_rows,
    ValidateConstraint: validate_constraint,
    RenameConstraint: rename_constraint,
    RenameIndex: rename_index,
    Reindex: reindex,
    MoveTable: move_table,
    Truncate: truncate,
    AlterTable: alter_table,
    AttachPartition: attach_partition,
    DetachPartition: detach_partition,
    CreateView: create_view,
    DropView: drop_view,
    RefreshView: refresh_view,
    AddDomainConstraint: constrain_domain,
    DropSchema: drop_schema,
    EnumValue: enum_value,
    CreateDomain: no_table,
    CreateFunction: no_table,
    SetSetting: no_table,
    TransactionControl: no_table,
    ChangeObject: no_table,
}
