"""Changing a type without building indexes or checking rows under the lock."""

from domain.databases.target import Database, Target
from domain.operations import AlterColumn
from domain.rules.safe_ways.checks import online_check
from domain.rules.safe_ways.code import autocommit, blocks, call, quoted, schema_of
from domain.rules.safe_ways.indexes import concurrent_index
from domain.rules.safe_ways.reverse import drop_constraint
from domain.rules.safe_ways.type_code import type_code
from domain.schema.column_changes import index_mentions
from domain.schema.elements import Check, Index
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.schema.words import mentions

DROPPED = "# First, alone in its revision: the index goes while reads and writes go on.\n"
MADE_BY_KEY = """\
# The index of {name} cannot be built apart from it: take a quiet hour."""


def retyped_in_steps(operation: AlterColumn, table: Table, target: Target) -> str:
    """What stands in the way goes before, and comes back afterwards."""
    name, column = table.name, operation.column
    indexes = [i for i in table.indexes if index_mentions(i, column)]
    checks = [
        c
        for c in table.constraints
        if isinstance(c, Check) and c.name and mentions(c.condition, column)
    ]
    keys = [i.name for i in table.all_indexes if index_mentions(i, column) and i not in indexes]
    before = [DROPPED + dropped(name, index) for index in indexes]
    change = [drop_constraint(name, check.name or "", "check") for check in checks]
    after = [concurrent_index(name, index) for index in indexes]
    after += [online_check(name, check, target) for check in checks]
    return blocks(
        *(MADE_BY_KEY.format(name=key) for key in keys if not indexes),
        *before,
        "# Then:\n" + "\n".join([*change, changed(operation)]),
        *after,
    )


def dropped(table: TableName, index: Index) -> str:
    return autocommit(
        call(
            "op.drop_index",
            quoted(index.name or ""),
            table_name=quoted(table.name),
            schema=schema_of(table),
            postgresql_concurrently="True",
        )
    )


def changed(operation: AlterColumn) -> str:
    using = quoted(operation.using) if operation.using else None
    return call(
        "op.alter_column",
        quoted(operation.table.name),
        quoted(operation.column),
        type_=type_code(operation.type, Database.POSTGRESQL),
        schema=schema_of(operation.table),
        postgresql_using=using,
    )
