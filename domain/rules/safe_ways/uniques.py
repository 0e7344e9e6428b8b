"""Adding a unique constraint or primary key without building its index under the lock."""

from itertools import count

from attrs import evolve

from domain.databases.target import Database
from domain.rules.safe_ways.code import blocks, execute, sql_name, sql_table
from domain.rules.safe_ways.indexes import concurrent_index
from domain.rules.safe_ways.not_null import NotNullWay
from domain.schema.elements import Index, PrimaryKey, Unique
from domain.schema.names import TableName

DATABASE = Database.POSTGRESQL
PRIMARY = "PRIMARY KEY"
# What it takes to make a column NOT NULL: the check, its validation, NOT NULL itself.
REVISIONS = 3


def unique_from_index(table: TableName, unique: Unique) -> str:
    name = unique.name or "_".join(["uq", table.name, *unique.columns])
    return from_index(table, Index(name, unique.columns, unique=True), "UNIQUE")


def key_from_index(
    table: TableName, key: PrimaryKey, nullable: list[NotNullWay], former: PrimaryKey | None
) -> str:
    """Its columns that may be NULL become NOT NULL first: the key would read the rows for that.

    The index of the `former` key, which the revision has taken away, keeps its name until then.
    """
    name = key.using_index or key.name or f"{table.name}_pkey"
    required = (
        f"# First {way.column.name} has to be NOT NULL:\n" + way.proved(first=first)
        for first, way in zip(count(1, REVISIONS), nullable, strict=False)
    )
    index = Index(name, key.columns, unique=True)
    if key.using_index is not None:
        return blocks(*required, f"# Then it reads nothing:\n{take_over(table, index, PRIMARY)}")
    first = 1 + REVISIONS * len(nullable)
    if former is None:
        return blocks(*required, from_index(table, index, PRIMARY, first))
    return blocks(*required, in_place_of(former, table, index, first))


def in_place_of(former: PrimaryKey, table: TableName, index: Index, first: int) -> str:
    """The index has a name of its own until it takes the key's."""
    built = evolve(index, name=f"{index.name}_new")
    names = [sql_name(each or "...", DATABASE) for each in (former.name, index.name, built.name)]
    sql = (
        f"ALTER TABLE {sql_table(table, DATABASE)} DROP CONSTRAINT {names[0]}, "
        f"ADD CONSTRAINT {names[1]} {PRIMARY} USING INDEX {names[2]}"
    )
    return blocks(
        f"# Revision {first}: the index, built while reads and writes go on.\n"
        + concurrent_index(table, built),
        f"# Revision {first + 1}: the one key in place of the other, in an instant.\n"
        + execute(sql),
    )


def from_index(table: TableName, index: Index, kind: str, first: int = 1) -> str:
    return blocks(
        f"# Revision {first}: the index, built while reads and writes go on.\n"
        + concurrent_index(table, index),
        f"# Revision {first + 1}: the constraint takes the index over, in an instant.\n"
        + take_over(table, index, kind),
    )


def take_over(table: TableName, index: Index, kind: str) -> str:
    name = sql_name(index.name or "", DATABASE)
    sql = (
        f"ALTER TABLE {sql_table(table, DATABASE)} ADD CONSTRAINT {name} {kind} USING INDEX {name}"
    )
    return execute(sql)
