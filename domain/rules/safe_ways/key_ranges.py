"""Changing many rows, a range of keys at a time."""

from domain.databases.target import Target
from domain.rules.safe_ways.code import autocommit, indented, sql_name, sql_table
from domain.schema.schema import Table

SIZE = 10_000


def in_batches(table: Table, columns: tuple[str, ...], target: Target) -> str:
    """The key is the primary key, where that is one column; the values are for the reader."""
    database = target.database
    keys = table.primary_key.columns if table.primary_key else ()
    key = sql_name(keys[0], database) if len(keys) == 1 else "..."
    values = ", ".join(f"{sql_name(name, database)} = ..." for name in columns) or "..."
    sql = (
        f"UPDATE {sql_table(table.name, database)} SET {values} "
        f"WHERE {key} BETWEEN {{first}} AND {{first + {SIZE - 1}}}"
    )
    loop = (
        f"for first in range(1, 1_000_000, {SIZE}):  # up to the highest key\n"
        f"{indented(f'op.execute(f{sql!r})')}"
    )
    return "# In a revision of its own: each batch is committed by itself.\n" + autocommit(loop)
