"""One way to write an operation down, whether the reader said it or `op` was told it."""

from collections.abc import Callable, Mapping

from adapters.tracing.trace import Told
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
    RunSql,
    TableComment,
    Unread,
)
from domain.schema.elements import Check, Constraint, Exclusion, ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.unseen_changes import may_define
from domain.sql_operations import RefreshView, Reindex, SetSetting, Truncate

Signature = tuple[str, ...]

NOT_STRUCTURAL = (
    InsertRows,
    ChangeRows,
    Unread,
    SetSetting,
    Reindex,
    RefreshView,
    Truncate,
)


def of_operation(operation: Operation) -> Signature | None:
    """None for what leaves the structure as it is. What nobody took apart is its first words."""
    if isinstance(operation, NOT_STRUCTURAL):
        return None
    if isinstance(operation, RunSql):
        return ("raw sql", operation.first_words) if may_define(operation.text) else None
    write = OF_OPERATIONS.get(type(operation))
    return write(operation) if write else of_rarer(operation)


def of_told(told: Told) -> Signature | None:
    if told.kind in ("ExecuteSQLOp", "BulkInsertOp"):
        return None
    write = OF_TOLD.get(told.kind)
    return write(told) if write else ("told", told.kind, told.table or "")


def of_rarer(operation: Operation) -> Signature:
    """By its kind, its table and the names in it."""
    names = ("table", "name", "new_name", "kind", "verb", "value", "action", "partition")
    told = (str(getattr(operation, name)) for name in names if hasattr(operation, name))
    return (type(operation).__name__, *told)


def of_altered(operation: AlterColumn) -> Signature:
    changes = {
        "nullable": operation.nullable,
        "server_default": operation.default or operation.identity or operation.expression,
        "name": operation.new_name,
        "type": operation.type,
        "comment": operation.comment,
    }
    told = sorted(name for name, change in changes.items() if change is not None)
    return ("alter column", str(operation.table), operation.column, *told)


def of_added_constraint(operation: AddConstraint) -> Signature:
    constraint = operation.constraint
    named = constraint.name or ",".join(getattr(constraint, "columns", ()))
    return ("add constraint", KINDS[type(constraint)], str(operation.table), named)


KINDS: Mapping[type[Constraint], str] = {
    PrimaryKey: "primary key",
    Unique: "unique",
    Check: "check",
    ForeignKey: "foreign key",
    Exclusion: "exclusion",
}

OF_OPERATIONS: Mapping[type, Callable[..., Signature]] = {
    # SQLAlchemy 1.4 and 2 do not agree on where the columns of a mixin stand.
    CreateTable: lambda o: ("create table", str(o.table), *sorted(c.name for c in o.columns)),
    DropTable: lambda o: ("drop table", str(o.table)),
    RenameTable: lambda o: ("rename table", str(o.table), o.new_name),
    AddColumn: lambda o: ("add column", str(o.table), o.column.name),
    DropColumn: lambda o: ("drop column", str(o.table), o.column),
    AlterColumn: of_altered,
    CreateIndex: lambda o: (
        "create index",
        str(o.table),
        o.index.name or ",".join(o.index.elements),
    ),
    DropIndex: lambda o: ("drop index", o.name or ""),
    AddConstraint: of_added_constraint,
    DropConstraint: lambda o: ("drop constraint", str(o.table), o.name or ""),
    TableComment: lambda o: ("table comment", str(o.table)),
    EnumType: lambda o: ("enum type", o.name, "create" if o.create else "drop"),
}


def table_of(told: Told) -> str:
    return str(TableName(told.table or "", told.schema))


def of_told_constraint(kind: str) -> Callable[[Told], Signature]:
    return lambda t: ("add constraint", kind, table_of(t), t.name or ",".join(t.columns))


OF_TOLD: Mapping[str, Callable[[Told], Signature]] = {
    "CreateTableOp": lambda t: ("create table", table_of(t), *sorted(t.columns)),
    "DropTableOp": lambda t: ("drop table", table_of(t)),
    "RenameTableOp": lambda t: ("rename table", table_of(t), t.new_name or ""),
    "AddColumnOp": lambda t: ("add column", table_of(t), t.column or ""),
    "DropColumnOp": lambda t: ("drop column", table_of(t), t.column or ""),
    "AlterColumnOp": lambda t: ("alter column", table_of(t), t.column or "", *sorted(t.changes)),
    "CreateIndexOp": lambda t: ("create index", table_of(t), t.name or ",".join(t.columns)),
    "DropIndexOp": lambda t: ("drop index", t.name or ""),
    "CreatePrimaryKeyOp": of_told_constraint("primary key"),
    "CreateUniqueConstraintOp": of_told_constraint("unique"),
    "CreateForeignKeyOp": of_told_constraint("foreign key"),
    "CreateCheckConstraintOp": of_told_constraint("check"),
    "CreateExcludeConstraintOp": of_told_constraint("exclusion"),
    "DropConstraintOp": lambda t: ("drop constraint", table_of(t), t.name or ""),
    "CreateTableCommentOp": lambda t: ("table comment", table_of(t)),
    "DropTableCommentOp": lambda t: ("table comment", table_of(t)),
}
