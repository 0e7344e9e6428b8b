"""An operation written inside a batch block, which SQLite needs."""

import attrs

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    DropColumn,
    DropConstraint,
    DropDefault,
    Operation,
)
from domain.rules.safe_ways.code import call, quoted
from domain.rules.safe_ways.elements_code import column_code, default_code
from domain.rules.safe_ways.type_code import UNKNOWN, type_code
from domain.rules.safe_ways.undoing import Undoing
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Constraint, ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table

PREFIXES: dict[type[Constraint], str] = {
    Check: "ck",
    ForeignKey: "fk",
    PrimaryKey: "pk",
    Unique: "uq",
}


def in_batch(operation: Operation, table: TableName) -> str:
    """Constraints get a name where they have none: batch mode refuses them otherwise."""
    block = Undoing(Table(table), Database.SQLITE)
    match operation:
        case AlterColumn():
            return block.code(altered(operation))
        case AddConstraint(constraint=constraint):
            return block.code(block.put(christened(constraint, table)))
        case DropConstraint(name=name, kind=kind):
            return block.code(block.drop_constraint(name or "...", kind))
        case DropColumn(column=column):
            return block.code(block.on_table("drop_column", quoted(column)))
        case AddColumn(column=column, constraints=constraints):
            nullable = column.nullable is not False
            code = column_code(column, Database.SQLITE, nullable=nullable)
            keys = (block.put(christened(c, table)) for c in constraints)
            return block.code(block.on_table("add_column", code), *keys)
    return ""


def altered(operation: AlterColumn) -> str:
    default = operation.default
    return call(
        "batch_op.alter_column",
        quoted(operation.column),
        existing_type=known_type(operation.existing_type),
        new_column_name=quoted(operation.new_name) if operation.new_name else None,
        type_=type_code(operation.type, Database.SQLITE) if operation.type else None,
        nullable=None if operation.nullable is None else str(operation.nullable),
        server_default="None" if isinstance(default, DropDefault) else default_code(default),
    )


def known_type(type_: DataType | None) -> str | None:
    code = type_code(type_, Database.SQLITE)
    return None if code == UNKNOWN else code


def christened(constraint: Constraint, table: TableName) -> Constraint:
    if constraint.name:
        return constraint
    columns = getattr(constraint, "columns", ())
    words = (PREFIXES.get(type(constraint), "ck"), table.name, *columns)
    named: Constraint = attrs.evolve(constraint, name="_".join(words))
    return named
