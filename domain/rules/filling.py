"""What statements about rows did to a column earlier in the same revision."""

import re

from domain.operations import ChangeRows, InsertRows, Reach, RunSql, Unread
from domain.rules.rule import StepContext
from domain.schema.names import TableName
from domain.schema.words import mentions

COPIES = re.compile(
    r"\s*(CREATE\b.*\bAS\b|WITH\b|INSERT\b|UPDATE\b|MERGE\b|SELECT\b.*\bINTO\b)",
    re.IGNORECASE | re.DOTALL,
)
FILLS = re.compile(r"\s*(WITH\b|UPDATE\b|MERGE\b|DO\b)", re.IGNORECASE)


def copied(context: StepContext, table: TableName, column: str) -> bool:
    """Its values were read by a statement that writes: what they told may stand elsewhere."""
    for step in context.earlier:
        match step.operation:
            case ChangeRows(table=changed, sets=sets, reads=reads):
                elsewhere = changed != table or any(name != column for name in sets)
                if elsewhere and ((table, column) in reads or (table, "*") in reads):
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


def rows_written(context: StepContext, table: TableName | None = None) -> bool:
    """Rows were written to another table, or by code that was not read: from where is not known."""
    for step in context.earlier:
        match step.operation:
            case ChangeRows(verb=verb, table=changed, sets=sets, reads=()) if changed != table:
                if verb == "INSERT" or (verb == "UPDATE" and not sets):
                    return True
            case InsertRows(table=changed) if changed != table:
                return True
            case Unread(reach=reach) if reach is not Reach.KEYS:
                return True
    return False


def lost(context: StepContext, what: str, kept: bool) -> str:
    """`deletes WHAT for good, and `, as far as that is so; empty where it is `kept` elsewhere."""
    if kept:
        return ""
    unless = ", unless what was written before keeps them," if rows_written(context) else ","
    return f"deletes {what} for good{unless} and "


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


def weeded(context: StepContext, table: TableName) -> bool:
    """Some of its rows were deleted under a condition: which ones is not known."""
    return any(
        isinstance(step.operation, ChangeRows)
        and step.operation.verb == "DELETE"
        and step.operation.table == table
        and step.operation.filtered is True
        for step in context.earlier
    )
