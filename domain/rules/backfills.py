"""Changes of rows that reach the whole table."""

from domain.operations import ChangeRows
from domain.rules.rule import StepContext


def is_backfill(context: StepContext) -> bool:
    """An UPDATE of all rows of a table in use: without WHERE, or of a column that is new.

    The new column is NULL in every row, so that `WHERE it IS NULL` finds them all.
    """
    match context.step.operation:
        case ChangeRows(verb=verb, table=table, filtered=filtered, sets=sets):
            if verb.upper() != "UPDATE" or table is None or table in context.created_tables:
                return False
            fills = any((table, name) in context.added_columns for name in sets)
            return filtered is False or fills
    return False
