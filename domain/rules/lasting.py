"""What of an upgrade stays in the schema, so that a downgrade has something to undo."""

import re
from collections.abc import Sequence

from domain.operations import (
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropIndex,
    DropTable,
    InsertRows,
    Operation,
    RunSql,
    Unread,
)
from domain.review.novelty import created_in
from domain.schema.names import TableName
from domain.sql_operations import (
    AlterTable,
    EnumValue,
    RefreshView,
    Reindex,
    SetSetting,
    TransactionControl,
    Truncate,
    ValidateConstraint,
)

DEFINES = re.compile(r"(^|;)\s*(CREATE|ALTER|DROP|RENAME|COMMENT)\b", re.IGNORECASE)
COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)
UPKEEP = ("analyze", "cluster", "disable trigger", "enable trigger", "vacuum", "vacuum full")


def lasting(operations: Sequence[Operation]) -> list[Operation]:
    """Those that change the schema for good. Of what was not read it cannot be said."""
    passing, rebuilt = passing_tables(operations), rebuilt_indexes(operations)
    return [
        operation
        for operation in operations
        if changes_schema(operation)
        and operation.subject not in passing
        and not (isinstance(operation, RunSql) and passing & {*created_in(operation.text)})
        and not (isinstance(operation, CreateIndex) and operation.index.name in rebuilt)
        and not (isinstance(operation, DropIndex) and operation.name in rebuilt)
    ]


def passing_tables(operations: Sequence[Operation]) -> set[TableName]:
    """Tables that come and go within the upgrade, or with the session."""
    made: set[TableName] = set()
    for operation in operations:
        if isinstance(operation, CreateTable):
            made.add(operation.table)
        elif isinstance(operation, RunSql):
            made.update(created_in(operation.text))
    dropped = {o.table for o in operations if isinstance(o, DropTable)}
    temporary = {o.table for o in operations if isinstance(o, CreateTable) and o.temporary}
    return (made & dropped) | temporary


def rebuilt_indexes(operations: Sequence[Operation]) -> set[str | None]:
    made = {o.index.name for o in operations if isinstance(o, CreateIndex)}
    return made & {o.name for o in operations if isinstance(o, DropIndex)}


def changes_schema(operation: Operation) -> bool:
    match operation:
        case InsertRows() | ChangeRows() | Truncate() | RefreshView() | Unread():
            return False
        case SetSetting() | TransactionControl():
            return False
        case Reindex() | ValidateConstraint() | EnumValue(if_not_exists=True):
            return False
        case AlterTable(action=action) if action in UPKEEP:
            return False
        case RunSql(text=text):
            return bool(DEFINES.search(COMMENTS.sub(" ", text)))
    return True
