"""Whether a step can be run again after the revision stopped half-way."""

from collections.abc import Sequence

from domain.operations import (
    AddColumn,
    AddConstraint,
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
)
from domain.script import Step
from domain.sql_operations import EnumValue


def repeatable(operation: Operation, earlier: Sequence[Step]) -> bool:
    match operation:
        case CreateTable() | AddColumn() | EnumValue():
            return operation.if_not_exists
        case DropTable() | DropColumn() | DropIndex() | DropConstraint():
            return operation.if_exists
        case CreateIndex(index=index):
            return operation.if_not_exists or is_dropped(index.name, earlier)
        case AddConstraint(constraint=constraint):
            return is_dropped(constraint.name, earlier)
        case RenameTable() | InsertRows() | ChangeRows(verb="INSERT"):
            return False
    return True


def is_dropped(name: str | None, earlier: Sequence[Step]) -> bool:
    drops = (step.operation for step in earlier)
    return any(
        isinstance(drop, DropIndex | DropConstraint) and drop.if_exists and drop.name == name
        for drop in drops
    )


def phrase(operation: Operation) -> str:
    """What it did, in short."""
    match operation:
        case CreateTable(table=table):
            return f"the new table {table}"
        case AddColumn(table=table, column=column):
            return f"the new column {table}.{column.name}"
        case CreateIndex(index=index):
            return f"the index {index.name or ''}".rstrip()
        case AddConstraint(constraint=constraint):
            return f"the constraint {constraint.name or ''}".rstrip()
        case EnumValue(value=value):
            return f"the value '{value}'"
        case InsertRows(table=table) | ChangeRows(table=table):
            return f"what was inserted into {table}"
    return "what was dropped or renamed before"
