"""ALTER TABLE, as far as SQLite has it."""

import attrs

from domain.databases.effect import Effect
from domain.databases.situation import Situation
from domain.databases.sqlite.modes import writing
from domain.operations import AddColumn, AlterColumn, DropColumn
from domain.schema.column_changes import index_mentions
from domain.schema.elements import Column
from domain.schema.words import mentions

NO_ALTER = "No support for ALTER of constraints in SQLite dialect"


def add_column(operation: AddColumn, situation: Situation) -> Effect:
    """An entry in the catalogue: no row is touched."""
    if operation.constraints:
        return Effect(refused=NO_ALTER)
    if operation.column.computed is not None and operation.column.computed.persisted:
        return Effect(refused="cannot add a STORED column")
    return attrs.evolve(
        writing(operation.table),
        index_builds=len(operation.indexes),
        may_fail=breaks_rows(operation.column),
    )


def breaks_rows(column: Column) -> str | None:
    """What SQLite says when the table is not empty."""
    if column.nullable is False and column.default is None and column.computed is None:
        return "Cannot add a NOT NULL column with default value NULL"
    text = (column.default.text or "").strip().lower() if column.default else ""
    computed = text.startswith(("(", "current_")) or "(" in text
    if column.default and column.default.is_expression and computed:
        return "Cannot add a column with non-constant default"
    return None


def alter_column(operation: AlterColumn) -> Effect:
    """The name is all that can be changed in place."""
    unsupported = operation.type, operation.nullable, operation.default
    if any(change is not None for change in unsupported):
        return Effect(refused='near "ALTER": syntax error')
    return writing(operation.table)


def drop_column(operation: DropColumn, situation: Situation) -> Effect:
    """Every row is written without the column, while nobody else may write."""
    table, column = situation.table(operation.table), operation.column
    refused = f'cannot drop column: "{column}"' if used(situation, operation) else None
    if refused is not None:
        return Effect(refused=refused)
    return attrs.evolve(writing(table.name), rewritten=(table.name,))


def used(situation: Situation, operation: DropColumn) -> bool:
    table = situation.table(operation.table)
    return any(index_mentions(index, operation.column) for index in table.all_indexes) or any(
        mentions(getattr(c, "condition", None), operation.column)
        or operation.column in getattr(c, "columns", ())
        for c in table.constraints
    )
