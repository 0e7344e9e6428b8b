"""Adding a unique constraint or primary key without building its index under the lock."""

from itertools import count

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import blocks, execute, sql_name, sql_table
from domain.rules.safe_ways.indexes import concurrent_index
from domain.rules.safe_ways.not_null import NotNullWay
from domain.schema.elements import Column, Index, PrimaryKey, Unique
from domain.schema.names import TableName

PRIMARY = "PRIMARY KEY"
# What it takes to make a column NOT NULL: the check, its validation, NOT NULL itself.
REVISIONS = 3


def unique_from_index(table: TableName, unique: Unique) -> str:
    name = unique.name or "_".join(["uq", table.name, *unique.columns])
    return from_index(table, Index(name, unique.columns, unique=True), "UNIQUE")


def key_from_index(
    table: TableName, key: PrimaryKey, nullable: list[Column], target: Target
) -> str:
    """Its columns that may be NULL become NOT NULL first: the key would read the rows for that."""
    name = key.using_index or key.name or f"{table.name}_pkey"
    required = (
        f"# First {column.name} has to be NOT NULL:\n"
        + NotNullWay(table, column, target).proved(first=first)
        for first, column in zip(count(1, REVISIONS), nullable, strict=False)
    )
    index = Index(name, key.columns, unique=True)
    if key.using_index is not None:
        return blocks(*required, f"# Then it reads nothing:\n{take_over(table, index, PRIMARY)}")
    return blocks(*required, from_index(table, index, PRIMARY, 1 + REVISIONS * len(nullable)))


def from_index(table: TableName, index: Index, kind: str, first: int = 1) -> str:
    return blocks(
        f"# Revision {first}: the index, built while reads and writes go on.\n"
        + concurrent_index(table, index),
        f"# Revision {first + 1}: the constraint takes the index over, in an instant.\n"
        + take_over(table, index, kind),
    )


def take_over(table: TableName, index: Index, kind: str) -> str:
    database = Database.POSTGRESQL
    name = sql_name(index.name or "", database)
    sql = (
        f"ALTER TABLE {sql_table(table, database)} ADD CONSTRAINT {name} {kind} USING INDEX {name}"
    )
    return execute(sql)
