"""What keeps a column as it is: foreign keys, and what is computed from it."""

from collections.abc import Iterator

from attrs import evolve

from domain.databases.mysql.algorithms import Algorithm
from domain.databases.mysql.references import cannot_reference
from domain.databases.mysql.types import Change
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.operations import AlterColumn
from domain.schema.column_changes import alter_column
from domain.schema.elements import Check, ForeignKey
from domain.schema.schema import Table
from domain.schema.words import mentions


def held_by_key(operation: AlterColumn, found: Change, situation: Situation) -> str | None:
    """The server's reason: both ends of a foreign key keep their type.

    On MySQL a change that needs no copy is none: a longer varchar, say.
    """
    mariadb = situation.target.database is Database.MARIADB
    if not mariadb and found.algorithm is not Algorithm.COPY:
        return None
    table = situation.table(operation.table)
    for key, child, whose in keys_over(operation.column, table, situation):
        return (None if mariadb else unlike(key, child, operation, situation)) or (
            f"Cannot change column '{operation.column}': used in a foreign key constraint "
            f"'{key.name}'{whose}"
        )
    return None


def keys_over(
    column: str, table: Table, situation: Situation
) -> Iterator[tuple[ForeignKey, Table, str]]:
    """Those of its own table, then those that point at it: each with its table, and whose it is."""
    for key in table.foreign_keys:
        if column in key.columns:
            yield key, table, ""
    for child, key in situation.before.referencing(table.name):
        if column in key.target_columns:
            yield key, child, f" of table '{child.name.name}'"


def unlike(
    key: ForeignKey, child: Table, operation: AlterColumn, situation: Situation
) -> str | None:
    """MySQL compares both ends first."""
    alone = evolve(operation, new_name=None)
    after = evolve(situation, before=alter_column(alone, situation.before, situation.target))
    return cannot_reference(key, after.table(child.name), after)


def cannot_be_null(column: str, table: Table) -> str | None:
    for key in table.foreign_keys:
        rules = {(rule or "").upper() for rule in (key.on_delete, key.on_update)}
        if column in key.columns and "SET NULL" in rules:
            needed = f"needed in a foreign key constraint '{key.name}' SET NULL"
            return f"Column '{column}' cannot be NOT NULL: {needed}"
    return None


def cannot_rename(column: str, table: Table, target: Target) -> str | None:
    """MariaDB renames it in what is computed from it as well."""
    if target.database is Database.MARIADB:
        return None
    if any(c.computed and mentions(c.computed.text, column) for c in table.columns):
        return f"Column '{column}' has a generated column dependency."
    for check in table.constraints:
        if isinstance(check, Check) and mentions(check.condition, column):
            uses = f"Check constraint '{check.name}' uses column '{column}'"
            return f"{uses}, hence column cannot be dropped or renamed."
    return None
