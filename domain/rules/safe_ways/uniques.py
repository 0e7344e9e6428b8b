"""Adding a unique constraint without building its index under the lock."""

from domain.databases.target import Database
from domain.rules.safe_ways.code import blocks, execute, sql_name, sql_table
from domain.rules.safe_ways.indexes import concurrent_index
from domain.schema.elements import Index, Unique
from domain.schema.names import TableName


def unique_from_index(table: TableName, unique: Unique) -> str:
    name = unique.name or "_".join(["uq", table.name, *unique.columns])
    database = Database.POSTGRESQL
    plain = sql_name(name, database)
    sql = (
        f"ALTER TABLE {sql_table(table, database)} "
        f"ADD CONSTRAINT {plain} UNIQUE USING INDEX {plain}"
    )
    return blocks(
        "# Revision 1: the index, built while reads and writes go on.\n"
        + concurrent_index(table, Index(name, unique.columns, unique=True)),
        "# Revision 2: the constraint takes the index over, in an instant.\n" + execute(sql),
    )
