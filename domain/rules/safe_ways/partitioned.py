"""What a partitioned table refuses as a whole, one partition after the other."""

from attrs import evolve

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import (
    blocks,
    call,
    execute,
    listed,
    quoted,
    schema_of,
    sql_name,
    sql_table,
)
from domain.rules.safe_ways.elements_code import NAME
from domain.rules.safe_ways.foreign_keys import ForeignKeyWay
from domain.rules.safe_ways.indexes import concurrent_index, name_of
from domain.schema.elements import ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Schema

POSTGRESQL = Database.POSTGRESQL


def index_by_partition(table: TableName, index: Index, before: Schema) -> str:
    """Invalid at first, and valid once the index of every partition is attached."""
    name = name_of(table, index)
    plain, whole = sql_name(name, POSTGRESQL), sql_table(table, POSTGRESQL)
    elements = ", ".join(
        sql_name(e, POSTGRESQL) if NAME.fullmatch(e) else f"({e})" for e in index.elements
    )
    only = f"CREATE INDEX {plain} ON ONLY {whole} ({elements})"
    parts = [part.name for part in before.partitions(table)] or [TableName("...")]
    builds, attaches = [], []
    for part in parts:
        own = f"{name}_{part.name}"
        builds.append(concurrent_index(part, evolve(index, name=own)))
        attach = f"ALTER INDEX {plain} ATTACH PARTITION {sql_name(own, POSTGRESQL)}"
        attaches.append(execute(attach))
    return blocks(
        "# Revision 1: only for the table itself, in an instant.\n" + execute(only),
        *builds,
        "# At last:\n" + "\n".join(attaches),
    )


def by_partition(table: TableName, key: ForeignKey, before: Schema, target: Target) -> str:
    name = key.name or "_".join(["fk", table.name, *key.columns])
    parts = [part.name for part in before.partitions(table)] or [TableName("...")]
    own = (ForeignKeyWay(p, evolve(key, name=f"{name}_{p.name}"), target).code() for p in parts)
    whole = call(
        "op.create_foreign_key",
        quoted(name),
        quoted(table.name),
        quoted(key.target.name),
        listed(key.columns),
        listed(key.target_columns),
        source_schema=schema_of(table),
        referent_schema=schema_of(key.target),
    )
    return blocks(*own, f"# At last, when each partition has it:\n{whole}")


def with_partition_key(table: TableName, key: PrimaryKey | Unique, missing: tuple[str, ...]) -> str:
    columns = dict.fromkeys([*key.columns, *missing])
    kind = "primary_key" if isinstance(key, PrimaryKey) else "unique_constraint"
    default = f"{table.name}_pkey" if isinstance(key, PrimaryKey) else f"uq_{table.name}"
    return call(
        f"op.create_{kind}",
        quoted(key.name or default),
        quoted(table.name),
        listed(columns),
        schema=schema_of(table),
    )
