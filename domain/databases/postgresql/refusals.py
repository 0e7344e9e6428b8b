"""What PostgreSQL refuses because of the table and the column alone, before it looks further.

Seen on PostgreSQL 15 with generated statements.
"""

from domain.databases.postgresql.types import plain
from domain.databases.situation import Situation
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    DropColumn,
    Operation,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, PrimaryKey
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.sql_operations import AlterTable, ValidateConstraint

COUNTING = ("smallint", "integer", "bigint")


def refusal(operation: Operation, situation: Situation) -> str | None:
    match operation:
        case AddColumn(table=name, constraints=constraints):
            table = situation.table(name)
            if table.partition_of is not None:
                return "cannot add column to a partition"
            keys = [c for c in constraints if isinstance(c, PrimaryKey)]
            return second_key(table) if keys else None
        case AddConstraint(table=name, constraint=PrimaryKey()):
            return second_key(situation.table(name))
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
    if known is not None and known.identity and plain(new).name not in COUNTING:
        return "identity column type must be smallint, integer, or bigint"
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
    kinds = "foreign key, check, or not-null" if situation.target.at_least(18) else None
    kinds = kinds or "foreign key or check"
    return f'constraint "{name}" of relation "{table.name.name}" is not a {kinds} constraint'


def referenced_by_logged(name: TableName, situation: Situation) -> str | None:
    """What is left after a crash must not point at what is not."""
    child = next((child for child, _ in situation.before.referencing(name)), None)
    if child is None:
        return None
    return (
        f'could not change table "{name.name}" to unlogged because it references logged table '
        f'"{child.name.name}"'
    )
