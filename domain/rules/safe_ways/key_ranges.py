"""Changing many rows, some thousand at a time."""

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import autocommit, indented, quoted, sql_name, sql_table
from domain.schema.schema import Table

SIZE = 10_000
NUMBERS = "smallint integer bigint mediumint tinyint smallserial serial bigserial"


MORE = "# Whatever else its WHERE asks for belongs to each batch, too.\n"


def in_batches(
    table: Table, columns: tuple[str, ...], target: Target, empty: tuple[str, ...] = ()
) -> str:
    """By ranges of the primary key, unless it is known not to be one number; the values are for
    the reader. Only rows in which the `empty` columns are NULL are meant, if any are named.
    """
    loop = by_numbers if is_counted(table) else until_none_is_left
    code = loop(table, columns, target.database)
    if empty:
        conditions = [f"{sql_name(name, target.database)} IS NULL" for name in empty]
        code = MORE + code.replace("WHERE ", f"WHERE {' AND '.join(conditions)} AND ")
    return "# In a revision of its own: each batch is committed by itself.\n" + autocommit(code)


def is_counted(table: Table) -> bool:
    if table.primary_key is None:
        return True
    keys = [table.column(name) for name in table.primary_key.columns]
    types = [key.type.name for key in keys if key and key.type]
    return len(keys) == 1 and set(NUMBERS.split()).issuperset(types)


def by_numbers(table: Table, columns: tuple[str, ...], database: Database) -> str:
    key = sql_name(table.primary_key.columns[0], database) if table.primary_key else "..."
    where = f"{key} BETWEEN {{first}} AND {{first + {SIZE - 1}}}"
    sql = f"{update(table, columns, database)} WHERE {where}"
    return (
        f"for first in range(1, 1_000_000, {SIZE}):  # up to the highest key\n"
        f"{indented(f'op.execute(f{sql!r})')}"
    )


def until_none_is_left(table: Table, columns: tuple[str, ...], database: Database) -> str:
    """The condition has to stop holding for a row that was changed."""
    first = table.column(columns[0]) if columns else None
    optional = first is not None and first.nullable is not False
    missing = f"{sql_name(columns[0], database)} IS NULL" if optional else "..."
    where = f"{missing} LIMIT {SIZE}"
    if database is Database.POSTGRESQL:
        name = sql_table(table.name, database)
        where = f"ctid = ANY (ARRAY(SELECT ctid FROM {name} WHERE {where}))"
    sql = quoted(f"{update(table, columns, database)} WHERE {where}")
    return f"batch = sa.text({sql})\nwhile op.get_bind().execute(batch).rowcount:\n    pass"


def update(table: Table, columns: tuple[str, ...], database: Database) -> str:
    values = ", ".join(f"{sql_name(name, database)} = ..." for name in columns) or "..."
    return f"UPDATE {sql_table(table.name, database)} SET {values}"
