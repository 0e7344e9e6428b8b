"""Attaching a partition without reading its rows under the lock."""

import re

from domain.databases.postgresql.partitions import RANGE
from domain.databases.target import Database
from domain.rules.safe_ways.checks import not_valid
from domain.rules.safe_ways.code import blocks, execute, sql_name, sql_table
from domain.rules.safe_ways.reverse import drop_constraint
from domain.rules.safe_ways.validation import validate
from domain.schema.elements import Check
from domain.schema.names import TableName
from domain.schema.schema import Schema
from domain.sql_operations import AttachPartition


def proved_partition(operation: AttachPartition, read: TableName, before: Schema) -> str:
    """`read` is the table whose rows a CHECK is to vouch for: the partition, or the default one."""
    name = f"ck_{read.name}_bounds"
    fits = bounds_of(operation, before)
    condition = fits if read == operation.partition else excluding(operation, before)
    whole, own = (
        sql_table(table, Database.POSTGRESQL) for table in (operation.table, operation.partition)
    )
    attach = execute(f"ALTER TABLE {whole} ATTACH PARTITION {own} {operation.bounds}")
    return blocks(
        "# Revision 1: new rows are checked from now on, existing ones are not read.\n"
        + not_valid(read, name, condition),
        validate(read, name, "Revision 2"),
        f"# Revision 3: the check proves it, nothing is read.\n{attach}\n"
        + drop_constraint(read, name, "check"),
    )


def excluding(operation: AttachPartition, before: Schema) -> str:
    """What a CHECK on the default partition has to say, so that it is not read."""
    return f"NOT ({bounds_of(operation, before)})"


def is_excluded(operation: AttachPartition, default: TableName, before: Schema) -> bool:
    """Whether a validated CHECK says so already."""
    wanted = plain(excluding(operation, before))
    return any(
        isinstance(c, Check) and c.validated and plain(c.condition or "") == wanted
        for c in before.known_or_blank(default).constraints
    )


def plain(condition: str) -> list[str]:
    """Its words in lower case, without parentheses."""
    return re.sub(r"[()]", " ", condition).lower().split()


def bounds_of(operation: AttachPartition, before: Schema) -> str:
    """The bounds as a condition, for a range over one column."""
    keys = before.known_or_blank(operation.table).partitioned_by
    found = RANGE.search(operation.bounds)
    if found is None or len(keys) != 1:
        return "..."
    column = sql_name(keys[0], Database.POSTGRESQL)
    low, high = found[1].strip(), found[2].strip()
    return f"{column} IS NOT NULL AND {column} >= {low} AND {column} < {high}"
