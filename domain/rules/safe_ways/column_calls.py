"""Calls of `op` on one column."""

from domain.databases.target import Database
from domain.rules.safe_ways.code import call, indented, quoted, schema_of
from domain.rules.safe_ways.elements_code import column_code
from domain.rules.safe_ways.type_code import UNKNOWN, type_code
from domain.schema.elements import Column
from domain.schema.names import TableName


def add_column(table: TableName, column: str, **keywords: str) -> str:
    """`column` is the code of the column."""
    return call("op.add_column", quoted(table.name), column, schema=schema_of(table), **keywords)


def column_first(table: TableName, column: Column, database: Database) -> str:
    """The column without what came with it."""
    code = column_code(column, database, nullable=column.nullable is not False)
    return f"# First the column by itself:\n{add_column(table, code)}"


def drop_column(table: TableName, name: str, database: Database | None = None) -> str:
    """In a batch on SQLite, which refuses to drop a column that an index or a constraint has."""
    if database is Database.SQLITE:
        return batched(table, call("batch_op.drop_column", quoted(name)))
    return call("op.drop_column", quoted(table.name), quoted(name), schema=schema_of(table))


def batched(table: TableName, statement: str) -> str:
    opening = call("op.batch_alter_table", quoted(table.name), schema=schema_of(table))
    return f"with {opening} as batch_op:\n{indented(statement)}"


def set_nullable(table: TableName, column: Column, nullable: bool, database: Database) -> str:
    return alter_column(table, column, database, nullable=str(nullable))


def drop_default(table: TableName, column: Column, database: Database) -> str:
    stated = None if column.nullable is None else str(column.nullable)
    return alter_column(table, column, database, existing_nullable=stated, server_default="None")


def alter_column(
    table: TableName, column: Column, database: Database, **changes: str | None
) -> str:
    """In a batch on SQLite, which has no ALTER COLUMN."""
    type_ = type_code(column.type, database)
    known = {"existing_type": None if type_ == UNKNOWN else type_, **changes}
    if database is Database.SQLITE:
        return batched(table, call("batch_op.alter_column", quoted(column.name), **known))
    return call(
        "op.alter_column",
        quoted(table.name),
        quoted(column.name),
        **known,
        schema=schema_of(table),
    )
