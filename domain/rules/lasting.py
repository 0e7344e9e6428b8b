"""What of an upgrade stays in the schema, so that a downgrade has something to undo."""

import re
from collections.abc import Iterator, Sequence

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
PASSING = {
    InsertRows,
    ChangeRows,
    Truncate,
    RefreshView,
    Unread,
    SetSetting,
    TransactionControl,
    Reindex,
    ValidateConstraint,
}
UPKEEP = ("analyze", "cluster", "disable trigger", "enable trigger", "vacuum", "vacuum full")


def lasting(operations: Sequence[Operation]) -> Iterator[Operation]:
    """Those that change the schema for good. Of what was not read it cannot be said."""
    changing = [operation for operation in operations if changes_schema(operation)]
    if not changing:
        return
    passing, rebuilt = passing_tables(operations), rebuilt_indexes(operations)
    for operation in changing:
        if passing and operation.subject in passing:
            continue
        if passing and isinstance(operation, RunSql) and passing & {*created_in(operation.text)}:
            continue
        if rebuilt and isinstance(operation, CreateIndex) and operation.index.name in rebuilt:
            continue
        if rebuilt and isinstance(operation, DropIndex) and operation.name in rebuilt:
            continue
        yield operation


def passing_tables(operations: Sequence[Operation]) -> set[TableName]:
    """Tables that come and go within the upgrade, or with the session."""
    made: set[TableName] = set()
    dropped: set[TableName] = set()
    temporary: set[TableName] = set()
    for operation in operations:
        if isinstance(operation, CreateTable):
            (temporary if operation.temporary else made).add(operation.table)
        elif isinstance(operation, DropTable):
            dropped.add(operation.table)
        elif isinstance(operation, RunSql):
            made.update(created_in(operation.text))
    return (made & dropped) | temporary


def rebuilt_indexes(operations: Sequence[Operation]) -> set[str | None]:
    made = {o.index.name for o in operations if isinstance(o, CreateIndex)}
    return made & {o.name for o in operations if isinstance(o, DropIndex)} if made else made


def changes_schema(operation: Operation) -> bool:
    if type(operation) in PASSING:
        return False
    match operation:
        case EnumValue():
            return not operation.if_not_exists
        case AlterTable(action=action):
            return action not in UPKEEP
        case RunSql(text=text):
            return bool(DEFINES.search(COMMENTS.sub(" ", text)))
    return True
