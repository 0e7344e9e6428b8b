"""Changing many rows, some thousand at a time."""

from domain.classes import frozen
from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import autocommit, indented, quoted, sql_name, sql_table
from domain.schema.schema import Table

SIZE = 10_000
NUMBERS = "smallint integer bigint mediumint tinyint smallserial serial bigserial"


MORE = "# Whatever else its WHERE asks for belongs to each batch, too.\n"


@frozen
class Backfill:
    """An UPDATE of the rows of a table. Of the `columns` that it sets some are `new`, and NULL in
    every row; it asks for that itself where it is `filtered`.
    """

    table: Table
    columns: tuple[str, ...]
    new: tuple[str, ...] = ()
    filtered: bool = False


def in_batches(backfill: Backfill, target: Target) -> str:
    """By ranges of the primary key, unless it is known not to be one number; the values are for
    the reader.
    """
    loop = by_numbers if is_counted(backfill.table) else until_none_is_left
    code = (MORE if backfill.filtered else "") + loop(backfill, target.database)
    return "# In a revision of its own: each batch is committed by itself.\n" + autocommit(code)


def is_counted(table: Table) -> bool:
    if table.primary_key is None:
        return True
    keys = [table.column(name) for name in table.primary_key.columns]
    types = [key.type.name for key in keys if key and key.type]
    return len(keys) == 1 and set(NUMBERS.split()).issuperset(types)


def by_numbers(backfill: Backfill, database: Database) -> str:
    table = backfill.table
    key = sql_name(table.primary_key.columns[0], database) if table.primary_key else "..."
    where = f"{key} BETWEEN {{first}} AND {{first + {SIZE - 1}}}"
    if backfill.filtered and backfill.new:
        where = f"{missing(backfill, database)} AND {where}"
    sql = f"{update(backfill, database)} WHERE {where}"
    return (
        f"for first in range(1, 1_000_000, {SIZE}):  # up to the highest key\n"
        f"{indented(f'op.execute(f{sql!r})')}"
    )


def until_none_is_left(backfill: Backfill, database: Database) -> str:
    """The condition has to stop holding for a row that was changed."""
    where = f"{missing(backfill, database) or '...'} LIMIT {SIZE}"
    if database is Database.POSTGRESQL:
        name = sql_table(backfill.table.name, database)
        where = f"ctid = ANY (ARRAY(SELECT ctid FROM {name} WHERE {where}))"
    sql = quoted(f"{update(backfill, database)} WHERE {where}")
    return f"batch = sa.text({sql})\nwhile op.get_bind().execute(batch).rowcount:\n    pass"


def missing(backfill: Backfill, database: Database) -> str:
    return " AND ".join(f"{sql_name(name, database)} IS NULL" for name in backfill.new)


def update(backfill: Backfill, database: Database) -> str:
    names = backfill.columns
    values = ", ".join(f"{sql_name(name, database)} = ..." for name in names) or "..."
    return f"UPDATE {sql_table(backfill.table.name, database)} SET {values}"
