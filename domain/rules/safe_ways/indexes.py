"""Building an index while the application goes on writing."""

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import autocommit, call, listed, quoted, schema_of
from domain.rules.safe_ways.elements_code import element_list, text_or_none
from domain.schema.elements import Index
from domain.schema.names import TableName

INVALID = "An attempt that failed leaves an invalid index behind."


def online_index(table: TableName, index: Index, target: Target) -> str:
    if target.database is Database.POSTGRESQL:
        return concurrent_index(table, index)
    return quiet_hour(table, index, target.database)


def concurrent_index(table: TableName, index: Index) -> str:
    name = name_code(index)
    drop = call(
        "op.drop_index",
        name,
        table_name=quoted(table.name),
        schema=schema_of(table),
        postgresql_concurrently="True",
        if_exists="True",
    )
    create = call(
        "op.create_index",
        name,
        quoted(table.name),
        element_list(index),
        schema=schema_of(table),
        unique="True" if index.unique else None,
        postgresql_using=quoted(index.method) if index.method else None,
        postgresql_ops=str(dict(index.classes)).replace("'", '"') if index.classes else None,
        postgresql_where=text_or_none(index.predicate),
        postgresql_include=listed(index.included) if index.included else None,
        postgresql_concurrently="True",
    )
    drop = f"# {INVALID}\n{drop}" if index.name else f"# {INVALID} Drop that one first."
    return "# Alone in its revision: the block commits what ran before it.\n" + autocommit(
        drop, create
    )


def plain_index(table: TableName, index: Index, target: Target, *, new: bool) -> str:
    """At once where the table is `new` or nothing can wait; else without a lock."""
    if target.database is Database.POSTGRESQL and not new:
        return concurrent_index(table, index)
    return call(
        "op.create_index",
        name_code(index),
        quoted(table.name),
        element_list(index),
        schema=schema_of(table),
    )


def quiet_hour(table: TableName, index: Index, database: Database) -> str:
    """FULLTEXT and SPATIAL: nothing builds them with writes going on."""
    prefix = quoted(index.method.upper()) if index.method else None
    create = call(
        "op.create_index",
        name_code(index),
        quoted(table.name),
        element_list(index),
        schema=schema_of(table),
        mysql_prefix=prefix,
        mariadb_prefix=prefix if database is Database.MARIADB else None,
    )
    return (
        "# No server can build it with writes going on: take a quiet hour, and give up after\n"
        "# 5 seconds rather than queue behind a long transaction.\n"
        'op.execute("SET SESSION lock_wait_timeout = 5")\n' + create
    )


def name_code(index: Index) -> str:
    """None where Alembic makes the name."""
    return quoted(index.name) if index.name else "None"


def name_of(table: TableName, index: Index) -> str:
    """Its name, or one for where SQL has to have it."""
    return index.name or "_".join(["ix", table.name, *index.elements])
