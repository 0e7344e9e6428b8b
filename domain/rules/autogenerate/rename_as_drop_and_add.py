"""A column or table dropped, and one like it added: what was meant was a new name."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    ChangeRows,
    CreateTable,
    DropColumn,
    DropTable,
    InsertRows,
    RunSql,
    Unread,
)
from domain.review.finding import Level
from domain.rules.replacements import dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.rules.safe_ways.type_code import type_code
from domain.schema.elements import Column
from domain.schema.names import TableName
from domain.script import Step

ABOUT = Description(
    name="rename-as-drop-and-add",
    family="autogenerate",
    level=Level.ERROR,
    finds="a column or table dropped in the revision that adds one of nearly the same name.",
    why=(
        "Autogenerate cannot see a rename: it writes a drop and an add, and all values are lost. "
        "Renaming keeps them, and takes an instant on every database."
    ),
    silent_when=(
        "the two differ in type, or in their columns",
        "rows are copied in between: an UPDATE or INSERT of the new one",
        "the column points at a table that is dropped later in the same revision, so that its "
        "values would point at nothing: then it is told as a drop",
        "the names have little in common: then it is told as a drop",
    ),
    way_out="Rename it; while a release that uses the old name is running, over two releases.",
    hazards=("autogen-rename-as-drop-add",),
    supersedes=("drop-column", "drop-table"),
)
ALIKE = 0.6


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case DropColumn(table=table, column=name):
            old = context.before.known_or_blank(table).column(name)
            new = next((c for c in columns_added(context, table) if old and same(old, c)), None)
            if new is None or is_filled(context, table):
                return
            if not points_at_dropped(context, table, name):
                yield renamed_column(table, name, new, context.target.database)
        case DropTable(table=table):
            made = next((t for t in tables_created(context) if same_table(context, table, t)), None)
            if made is not None and not is_filled(context, made.table):
                yield renamed_table(table, made.table)


def columns_added(context: StepContext, table: TableName) -> Iterator[Column]:
    for step in (*context.earlier, *context.later):
        operation = step.operation
        if isinstance(operation, AddColumn) and operation.table == table and not step.conditional:
            yield operation.column


def tables_created(context: StepContext) -> Iterator[CreateTable]:
    for step in (*context.earlier, *context.later):
        if isinstance(step.operation, CreateTable) and not step.conditional:
            yield step.operation


def same(old: Column, new: Column) -> bool:
    return old.type is not None and old.type == new.type and alike(old.name, new.name)


def same_table(context: StepContext, old: TableName, new: CreateTable) -> bool:
    known = context.before.table(old)
    if known is None or not known.columns or not alike(old.name, new.table.name):
        return False
    return {c.name for c in known.columns} == {c.name for c in new.columns}


def points_at_dropped(context: StepContext, table: TableName, column: str) -> bool:
    keys = context.before.known_or_blank(table).foreign_keys
    return any(column in key.columns and dropped_later(context, key.target) for key in keys)


def alike(one: str, other: str) -> bool:
    return one != other and SequenceMatcher(None, one, other).ratio() >= ALIKE


def is_filled(context: StepContext, table: TableName) -> bool:
    """Whether some step may have copied the rows."""
    return any(copies(step, table) for step in (*context.earlier, *context.later))


def copies(step: Step, table: TableName) -> bool:
    match step.operation:
        case ChangeRows(table=changed) | InsertRows(table=changed):
            return changed in (None, table)
        case RunSql(text=text):
            return table.name in text
        case Unread(table=changed):
            return changed in (None, table)
    return False


def renamed_column(table: TableName, old: str, new: Column, database: Database) -> Hit:
    rename = call(
        "op.alter_column",
        quoted(table.name),
        quoted(old),
        new_column_name=quoted(new.name),
        existing_type=type_code(new.type, database),
        existing_nullable=str(new.nullable is not False),
        schema=schema_of(table),
    )
    return Hit(
        f"{table}.{old} is dropped and {new.name} added, of the same type: if that is its new "
        "name, all values are lost for nothing",
        table=table,
        column_name=old,
        fix=f"# In place of both, if it is the same column:\n{rename}",
    )


def renamed_table(old: TableName, new: TableName) -> Hit:
    rename = call("op.rename_table", quoted(old.name), quoted(new.name), schema=schema_of(old))
    return Hit(
        f"{old} is dropped and {new} created with the same columns: if that is its new name, all "
        "rows are lost for nothing",
        table=old,
        fix=f"# In place of both, if it is the same table:\n{rename}",
    )


RENAME_AS_DROP_AND_ADD = StepRule(ABOUT, check, (DropColumn, DropTable))
