"""Changes of rows that reach the whole table."""

from domain.operations import ChangeRows
from domain.rules.rule import StepContext


def is_backfill(context: StepContext) -> bool:
    """An UPDATE of all rows of a table in use: without WHERE, or where a new column is NULL.

    A new column is NULL in every row, so that `WHERE it IS NULL` finds them all. In an
    autocommit_block that may well be one batch of many.
    """
    match context.step.operation:
        case ChangeRows(verb=verb, table=table, filtered=filtered, sets=sets, reads=reads):
            if verb.upper() != "UPDATE" or table is None or table in context.created_tables:
                return False
            new = {(table, name) for name in sets} & context.added_columns
            fills = bool(new & {*reads}) and not context.step.autocommit
            return filtered is False or fills
    return False
