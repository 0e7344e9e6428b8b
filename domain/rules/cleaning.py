"""What was done earlier in the same revision so that existing rows fit a constraint."""

from collections.abc import Iterable

from domain.operations import ChangeRows, RunSql, Unread
from domain.rules.filling import filled
from domain.rules.replacements import emptied
from domain.rules.rule import StepContext
from domain.schema.names import TableName
from domain.schema.words import mentions


def cleaned(context: StepContext, table: TableName) -> bool:
    """Rows of the table were deleted or changed before; so may they have been by unread code."""
    if emptied(context, table):
        return True
    for step in context.earlier:
        match step.operation:
            case ChangeRows(table=changed, verb=verb) if changed in (table, None):
                if verb.upper() in ("UPDATE", "DELETE"):
                    return True
            case RunSql(text=text) if mentions(text, table.name):
                if mentions(text, "update") or mentions(text, "delete"):
                    return True
            case Unread(table=changed) if changed in (table, None):
                return True
    return False


def all_null(context: StepContext, table: TableName, columns: Iterable[str]) -> bool:
    """One of the columns was added in this revision with no value, and nothing filled it.

    A NOT NULL one without a value has no rows at all to stand in.
    """
    known = context.before.known_or_blank(table)
    for name in columns:
        column = known.column(name)
        new = (table, name) in context.added_columns
        if not new or column is None or filled(context, table, name):
            continue
        if column.default is None:
            return True
    return False
