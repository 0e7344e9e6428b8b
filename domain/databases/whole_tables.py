"""Statements that change every row of a table."""

from domain.operations import ChangeRows, InsertRows
from domain.schema.names import TableName


def all_rows_changed(operation: ChangeRows | InsertRows) -> tuple[TableName, ...]:
    """The table of an UPDATE or DELETE without a WHERE."""
    if not isinstance(operation, ChangeRows) or operation.table is None:
        return ()
    whole = operation.filtered is False and operation.verb.lower() in ("update", "delete")
    return (operation.table,) if whole else ()
