"""What PostgreSQL refuses because of the table and the column alone, before it looks further.

Seen on PostgreSQL 15 with generated statements.
"""

from domain.databases.postgresql.altering import cannot_be_stated
from domain.databases.postgresql.types import plain
from domain.databases.situation import Situation
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    Operation,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.sql_operations import AlterTable, ValidateConstraint

UNORDERED = frozenset("json xml point line lseg box path polygon circle".split())  # noqa: SIM905
COUNTING = ("smallint", "integer", "bigint")


def refusal(operation: Operation, situation: Situation) -> str | None:
    match operation:
        case AddColumn(table=name, constraints=constraints):
            table = situation.table(name)
            if table.partition_of is not None:
                return "cannot add column to a partition"
            keys = [c for c in constraints if isinstance(c, PrimaryKey)]
            return second_key(table) if keys else None
        case AddConstraint(table=name, constraint=PrimaryKey(columns=columns)):
            table = situation.table(name)
            return second_key(table) or without_order(table, columns)
        case AddConstraint(table=name, constraint=Unique(columns=columns)):
            return without_order(situation.table(name), columns)
        case CreateIndex(table=name, index=index) if index.method in (None, "btree"):
            return without_order(situation.table(name), index.elements)
        case DropColumn(table=name, column=column):
            return cannot_drop(situation.table(name), column, situation)
        case AlterColumn(table=name):
            return cannot_alter(operation, situation.table(name), situation)
        case ValidateConstraint(table=name, name=constraint):
            return cannot_validate(situation.table(name), constraint, situation)
        case AlterTable(table=name, action="set unlogged"):
            return referenced_by_logged(name, situation)
    return None


def second_key(table: Table) -> str | None:
    if table.primary_key is None:
        return None
    return f'multiple primary keys for table "{table.name.name}" are not allowed'


def without_order(table: Table, columns: tuple[str, ...]) -> str | None:
    """A b-tree needs to know which of two values comes first."""
    for name in columns:
        column = table.column(name)
        if column and column.type and column.type.name in UNORDERED and not column.type.dimensions:
            kind = column.type.name
            return f'data type {kind} has no default operator class for access method "btree"'
    return None


def cannot_drop(table: Table, column: str, situation: Situation) -> str | None:
    if inherited(table, column, situation):
        return f'cannot drop inherited column "{column}"'
    return of_partition_key("drop", table, column)


def cannot_alter(operation: AlterColumn, table: Table, situation: Situation) -> str | None:
    column, known = operation.column, table.column(operation.column)
    kept = operation.type and cannot_retype(operation.type, operation, situation)
    if kept:
        return kept
    above = inherited(table, column, situation)
    if operation.new_name is not None and above is not None:
        return f'cannot rename inherited column "{column}"'
    if operation.nullable is True and above is not None and above.nullable is False:
        return f'column "{column}" is marked NOT NULL in parent table'
    if operation.default is not None and known is not None:
        return cannot_default(operation, table, known)
    return None


def cannot_retype(new: DataType, operation: AlterColumn, situation: Situation) -> str | None:
    table, column = situation.table(operation.table), operation.column
    known = table.column(column)
    if cannot := cannot_be_stated(operation, situation):
        return cannot
    if known is not None and known.identity and plain(new).name not in COUNTING:
        return "identity column type must be smallint, integer, or bigint"
    if known is not None and known.computed and operation.using is not None:
        return "cannot specify USING when altering type of generated column"
    if inherited(table, column, situation):
        return f'cannot alter inherited column "{column}"'
    return of_partition_key("alter", table, column)


def cannot_default(operation: AlterColumn, table: Table, known: Column) -> str | None:
    where = f'column "{known.name}" of relation "{table.name.name}"'
    if known.identity:
        return f"{where} is an identity column"
    return f"{where} is a generated column" if known.computed else None


def inherited(table: Table, column: str, situation: Situation) -> Column | None:
    """The column of the partitioned table that this is a partition of."""
    if table.partition_of is None:
        return None
    return situation.table(table.partition_of).column(column)


def of_partition_key(verb: str, table: Table, column: str) -> str | None:
    if column not in table.partitioned_by:
        return None
    return (
        f'cannot {verb} column "{column}" because it is part of the partition key of relation '
        f'"{table.name.name}"'
    )


def cannot_validate(table: Table, name: str, situation: Situation) -> str | None:
    if not any(index.name == name for index in table.all_indexes):
        return None
    which = f'constraint "{name}" of relation "{table.name.name}"'
    if situation.target.at_least(18):
        return f"cannot validate {which}"
    return f"{which} is not a foreign key or check constraint"


def referenced_by_logged(name: TableName, situation: Situation) -> str | None:
    """What is left after a crash must not point at what is not."""
    child = next((child for child, _ in situation.before.referencing(name)), None)
    if child is None:
        return None
    return (
        f'could not change table "{name.name}" to unlogged because it references logged table '
        f'"{child.name.name}"'
    )
