"""Adding a unique constraint or primary key without building its index under the lock."""

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import blocks, execute, sql_name, sql_table
from domain.rules.safe_ways.indexes import concurrent_index
from domain.rules.safe_ways.not_null import NotNullWay
from domain.schema.elements import Column, Index, PrimaryKey, Unique
from domain.schema.names import TableName


def unique_from_index(table: TableName, unique: Unique) -> str:
    name = unique.name or "_".join(["uq", table.name, *unique.columns])
    return from_index(table, Index(name, unique.columns, unique=True), "UNIQUE")


def key_from_index(
    table: TableName, key: PrimaryKey, nullable: list[Column], target: Target
) -> str:
    """Its columns that may be NULL become NOT NULL first: the key would read the rows for that."""
    name = key.using_index or key.name or f"{table.name}_pkey"
    required = (
        f"# First {column.name} has to be NOT NULL:\n{NotNullWay(table, column, target).proved()}"
        for column in nullable
    )
    index = Index(name, key.columns, unique=True)
    return blocks(*required, from_index(table, index, "PRIMARY KEY", key.using_index is None))


def from_index(table: TableName, index: Index, kind: str, build: bool = True) -> str:
    database = Database.POSTGRESQL
    name = sql_name(index.name or "", database)
    sql = (
        f"ALTER TABLE {sql_table(table, database)} ADD CONSTRAINT {name} {kind} USING INDEX {name}"
    )
    take_over = execute(sql)
    if not build:
        return f"# Then it reads nothing:\n{take_over}"
    return blocks(
        "# Revision 1: the index, built while reads and writes go on.\n"
        + concurrent_index(table, index),
        "# Revision 2: the constraint takes the index over, in an instant.\n" + take_over,
    )
