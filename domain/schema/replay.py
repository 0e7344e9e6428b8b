"""How each operation changes the schema."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.databases.batch import copies
from domain.databases.target import Database, Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    EnumType,
    Operation,
    RenameTable,
    RunSql,
    TableComment,
    Unread,
)
from domain.schema.column_changes import add_column, alter_column, drop_column
from domain.schema.constraint_changes import add_constraint, drop_constraint
from domain.schema.index_changes import create_index, drop_index
from domain.schema.object_changes import (
    constrain_domain,
    control_transaction,
    create_domain,
    create_function,
    create_view,
    drop_view,
    enum_type,
    set_setting,
)
from domain.schema.partitioned import followed
from domain.schema.schema import Schema
from domain.schema.sql_changes import (
    attach_partition,
    detach_partition,
    drop_schema,
    enum_value,
    move_table,
    rename_constraint,
    rename_index,
    validate_constraint,
)
from domain.schema.table_changes import (
    comment_table,
    create_table,
    drop_table,
    rename_table,
    without_unreflected,
)
from domain.schema.unseen_changes import run_sql, unread
from domain.script import Step
from domain.sql_operations import (
    AddDomainConstraint,
    AttachPartition,
    CreateDomain,
    CreateFunction,
    CreateView,
    DetachPartition,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
    RenameConstraint,
    RenameIndex,
    SetSetting,
    TransactionControl,
    ValidateConstraint,
)


def apply(operation: Operation, schema: Schema, target: Target) -> Schema:
    """The schema after the operation. Never fails: what cannot be is left as it is.

    A table that the history did not create appears as an incomplete one once an operation
    changes it; dropping the unknown changes nothing; an unread step makes a gap.
    """
    change = CHANGES.get(type(operation))
    if change is None:
        return schema
    after = change(operation, schema, target)
    return followed(operation, after, target, lambda each, known: change(each, known, target))


def apply_step(step: Step, schema: Schema, target: Target) -> Schema:
    """As `apply`, with what batch mode loses."""
    before = copied(step, schema, target)
    return before if step.lost else apply(step.operation, before, target)


def copied(step: Step, before: Schema, target: Target) -> Schema:
    """Without what batch mode loses where it makes the table anew on SQLite: what it reads of the
    table has it no more.
    """
    table = step.operation.subject
    if target.database is not Database.SQLITE or table is None or step.in_copy:
        return before
    return without_unreflected(table, before) if copies(step, can_alter=False) else before


Change = Callable[[Any, Schema, Target], Schema]

CHANGES: Mapping[type[Operation], Change] = {
    CreateTable: create_table,
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
    RunSql: run_sql,
    Unread: unread,
    ValidateConstraint: validate_constraint,
    RenameConstraint: rename_constraint,
    RenameIndex: rename_index,
    MoveTable: move_table,
    AttachPartition: attach_partition,
    DetachPartition: detach_partition,
    CreateView: create_view,
    DropView: drop_view,
    CreateDomain: create_domain,
    AddDomainConstraint: constrain_domain,
    CreateFunction: create_function,
    EnumType: enum_type,
    EnumValue: enum_value,
    DropSchema: drop_schema,
    SetSetting: set_setting,
    TransactionControl: control_transaction,
}
