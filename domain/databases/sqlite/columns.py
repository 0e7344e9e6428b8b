"""ALTER TABLE, as far as SQLite has it."""

import attrs

from domain.databases.effect import Effect, held
from domain.databases.situation import Situation
from domain.databases.sqlite.modes import writing, writing_much
from domain.operations import AddColumn, AlterColumn, DropColumn
from domain.schema.column_changes import index_mentions
from domain.schema.elements import Check, Column, ForeignKey, PrimaryKey, Unique
from domain.schema.schema import Table
from domain.schema.words import mentions

NO_ALTER = "No support for ALTER of constraints in SQLite dialect"


def add_column(operation: AddColumn, situation: Situation) -> Effect:
    """An entry in the catalogue: no row is touched."""
    if operation.constraints and not operation.inline_references:
        return Effect(refused=NO_ALTER)
    if keyed := next(
        (c for c in operation.constraints if isinstance(c, PrimaryKey | Unique)), None
    ):
        kind = "PRIMARY KEY" if isinstance(keyed, PrimaryKey) else "UNIQUE"
        return Effect(refused=f"Cannot add a {kind} column")
    if operation.indexes:
        built = writing_much(operation.table)
        return attrs.evolve(built, index_builds=len(operation.indexes))
    return attrs.evolve(writing(operation.table), may_fail=breaks_rows(operation.column))


def breaks_rows(column: Column) -> str | None:
    """What SQLite says when the table is not empty."""
    default = column.default
    if column.computed is not None and column.computed.persisted:
        return "cannot add a STORED column"
    if column.nullable is False and default is None and column.computed is None:
        return "Cannot add a NOT NULL column with default value NULL"
    text = (default.text or "").strip().lower() if default and default.is_expression else ""
    if text.startswith("current_") or "(" in text:
        return "Cannot add a column with non-constant default"
    return None


def alter_column(operation: AlterColumn, situation: Situation) -> Effect:
    """The name is all that can be changed in place. Comments there are none."""
    if operation.comment is not None:
        return Effect(refused="can't render element of type ColumnComment")
    unsupported = operation.type, operation.nullable, operation.default
    if any(change is not None for change in unsupported):
        return Effect(refused='near "ALTER": syntax error')
    return writing(operation.table) if operation.new_name else Effect()


def drop_column(operation: DropColumn, situation: Situation) -> Effect:
    """Every row is written without the column, while nobody else may write."""
    table = situation.table(operation.table)
    effect = attrs.evolve(writing_much(table.name), rewritten=(table.name,))
    views = situation.before.objects.views_on_column(table.name, operation.column)
    reason = still_used(table, operation.column)
    if reason is None and views:
        where = f"error in view {views[0].name.name} after drop column:"
        reason = f"{where} no such column: {operation.column}"
    return held(effect, reason, situation.certain(table.name))


def still_used(table: Table, column: str) -> str | None:
    """SQLAlchemy writes constraints at the end of CREATE TABLE: there they hold the column."""
    key = table.primary_key
    if key is not None and column in key.columns:
        return f'cannot drop PRIMARY KEY column: "{column}"'
    for index in table.indexes:
        if index_mentions(index, column):
            return f"error in index {index.name} after drop column: no such column: {column}"
    where = f"error in table {table.name.name} after drop column:"
    for constraint in table.constraints:
        match constraint:
            case ForeignKey(columns=columns) if column in columns:
                return f'{where} unknown column "{column}" in foreign key definition'
            case Check(condition=condition) if mentions(condition, column):
                return f"{where} no such column: {column}"
            case Unique(columns=columns) if column in columns:
                return f"{where} no such column: {column}"
    return None
