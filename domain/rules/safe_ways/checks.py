"""Adding a CHECK without reading the rows under the lock."""

from domain.databases.target import Database, Target
from domain.rules.safe_ways.code import blocks, call, quoted, schema_of
from domain.rules.safe_ways.validation import validate
from domain.schema.elements import Check
from domain.schema.names import TableName

COPIED = """\
# No version adds a CHECK without copying {table}: let the code check it, take a quiet hour, or
# let a tool that copies in the background do it (gh-ost, pt-online-schema-change)."""


def online_check(table: TableName, check: Check, target: Target) -> str:
    if target.database is not Database.POSTGRESQL:
        return COPIED.format(table=table)
    name = check.name or f"ck_{table.name}"
    return blocks(
        "# Revision 1: new rows are checked from now on, existing ones are not read.\n"
        + not_valid(table, name, check.condition),
        validate(table, name, "Revision 2"),
    )


def not_valid(table: TableName, name: str, condition: str | None) -> str:
    return call(
        "op.create_check_constraint",
        f"op.f({quoted(name)})",
        quoted(table.name),
        quoted(condition) if condition else "...",
        schema=schema_of(table),
        postgresql_not_valid="True",
    )
