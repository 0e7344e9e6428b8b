"""A downgrade written from the upgrade."""

from collections.abc import Sequence

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    InsertRows,
    Operation,
    RenameTable,
)
from domain.rules.safe_ways.code import call, indented, quoted, schema_of
from domain.rules.safe_ways.column_calls import drop_column
from domain.rules.safe_ways.type_code import type_code
from domain.schema.elements import Check, Constraint, ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName

KINDS: dict[type[Constraint], str] = {
    Check: "check",
    ForeignKey: "foreignkey",
    PrimaryKey: "primary",
    Unique: "unique",
}


def downgrade_of(operations: Sequence[Operation], database: Database) -> str:
    """Each operation undone, the last one first; or a downgrade that says that it cannot be.

    Changes of rows are left out: what they replaced is not in the source.
    """
    undone = [
        reverse_of(operation, database)
        for operation in reversed(operations)
        if not isinstance(operation, InsertRows | ChangeRows)
    ]
    if any(code is None for code in undone):
        body = 'raise NotImplementedError("what upgrade() takes away cannot be restored")'
    else:
        body = "\n".join(code for code in undone if code)
    return f"def downgrade() -> None:\n{indented(body)}"


def reverse_of(operation: Operation, database: Database) -> str | None:
    """None where the operation does not tell what was there before."""
    match operation:
        case CreateTable(table=table):
            return call("op.drop_table", quoted(table.name), schema=schema_of(table))
        case RenameTable(table=table, new_name=new):
            names = (quoted(new), quoted(table.name))
            return call("op.rename_table", *names, schema=schema_of(table))
        case AddColumn(table=table, column=column):
            return drop_column(table, column.name)
        case AddConstraint(table=table, constraint=constraint) if constraint.name:
            return drop_constraint(table, constraint.name, KINDS.get(type(constraint)))
        case CreateIndex(table=table, index=index) if index.name:
            name, on = quoted(index.name), quoted(table.name)
            return call("op.drop_index", name, table_name=on, schema=schema_of(table))
        case AlterColumn() as altered:
            return alter_back(altered, database)
    return None


def drop_constraint(table: TableName, name: str, kind: str | None) -> str:
    return call(
        "op.drop_constraint",
        quoted(name),
        quoted(table.name),
        type_=quoted(kind) if kind else None,
        schema=schema_of(table),
    )


def alter_back(altered: AlterColumn, database: Database) -> str | None:
    """Name, type and nullability as the source states them; a default it seldom states."""
    before, after = altered.existing_type, altered.type
    if altered.default is not None or (after and before is None):
        return None
    nullable = altered.existing_nullable
    if altered.nullable is not None and nullable is None:
        nullable = not altered.nullable
    there = after or before
    return call(
        "op.alter_column",
        quoted(altered.table.name),
        quoted(altered.new_name or altered.column),
        new_column_name=quoted(altered.column) if altered.new_name else None,
        existing_type=type_code(there, database) if there else None,
        type_=type_code(before, database) if after else None,
        nullable=None if altered.nullable is None else str(nullable),
        schema=schema_of(altered.table),
    )
