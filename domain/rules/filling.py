"""What statements about rows did to a column earlier in the same revision."""

import re

from domain.operations import ChangeRows, RunSql, Unread
from domain.rules.rule import StepContext
from domain.schema.names import TableName
from domain.schema.words import mentions

COPIES = re.compile(
    r"\s*(CREATE\b.*\bAS\b|WITH\b|INSERT\b|UPDATE\b|MERGE\b|SELECT\b.*\bINTO\b)", re.I
)
FILLS = re.compile(r"\s*(WITH\b|UPDATE\b|MERGE\b|DO\b)", re.IGNORECASE)


def copied(context: StepContext, table: TableName, column: str) -> bool:
    """Its values were read by a statement that writes: what they told may stand elsewhere."""
    for step in context.earlier:
        match step.operation:
            case ChangeRows(reads=reads) if (table, column) in reads or (table, "*") in reads:
                return True
            case RunSql(text=text) if COPIES.match(text):
                if mentions(text, table.name) and mentions(text, column):
                    return True
    return False


def rows_copied(context: StepContext, table: TableName) -> bool:
    """Some of its columns were read by a statement that writes to another table."""
    return any(
        isinstance(step.operation, ChangeRows)
        and step.operation.table != table
        and any(read == table for read, _ in step.operation.reads)
        for step in context.earlier
    )


def filled(context: StepContext, table: TableName, column: str) -> bool:
    """An UPDATE may have given it values; so may code that could not be read."""
    for step in context.earlier:
        match step.operation:
            case ChangeRows(verb="UPDATE", table=changed, sets=sets):
                if changed in (table, None) and (column in sets or not sets):
                    return True
            case RunSql(text=text) if FILLS.match(text) and mentions(text, column):
                return True
            case Unread(table=changed) if changed in (table, None):
                return True
    return False
