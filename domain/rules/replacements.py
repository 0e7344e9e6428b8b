"""What the other steps of a revision make of one step: half of a replacement is no loss."""

import re

from domain.operations import (
    AddColumn,
    AlterColumn,
    ChangeRows,
    CreateTable,
    DropTable,
    InsertRows,
    RenameTable,
    RunSql,
)
from domain.rules.rule import StepContext
from domain.schema.names import TableName
from domain.sql_operations import CreateView, Truncate


def dropped_later(context: StepContext, table: TableName) -> bool:
    """The whole table goes in the same revision: what is lost with it is said there."""
    return any(
        isinstance(step.operation, DropTable) and step.operation.table == table
        for step in context.later
    )


def table_replaced(context: StepContext, table: TableName) -> bool:
    """Dropped, and a table made in this revision gets its name: a copy took its place."""
    made = {*context.created_tables, *created_later(context)}
    return any(
        renamed_to(step.operation) == table
        and (step.operation.table in made or context.before.table(step.operation.table) is None)
        for step in context.later
        if isinstance(step.operation, RenameTable)
    )


def takes_the_place(context: StepContext, rename: RenameTable) -> bool:
    """A table that no revision is seen to create gets the name of one that was just dropped."""
    return context.before.table(rename.table) is None and any(
        isinstance(step.operation, DropTable) and step.operation.table == renamed_to(rename)
        for step in context.earlier
    )


def moved_aside(context: StepContext, table: TableName) -> bool:
    """It got this name in this revision, and another table has its old name by now."""
    return any(
        renamed_to(step.operation) == table
        and context.before.table(step.operation.table) is not None
        for step in context.earlier
        if isinstance(step.operation, RenameTable)
    )


def table_name_kept(context: StepContext, table: TableName) -> bool:
    """After a rename, something with the old name follows: another table, or a view."""
    view = re.compile(
        rf"\bCREATE\s+(OR\s+REPLACE\s+)?VIEW\s+([\w\"`]+\.)?[\"`]?{re.escape(table.name)}[\"`]?(?!\w)",
        re.IGNORECASE,
    )
    for step in context.later:
        match step.operation:
            case CreateTable(table=made) if made == table:
                return True
            case RenameTable() as rename if renamed_to(rename) == table:
                return True
            case CreateView(table=made) if made.name == table.name:
                return True
            case RunSql(text=text) if view.search(text):
                return True
    return False


def column_replaced(context: StepContext, table: TableName, column: str) -> bool:
    """Dropped, and a column added in this revision is renamed to its name."""
    made = {*context.added_columns, *added_later(context)}
    return any(
        isinstance(step.operation, AlterColumn)
        and step.operation.new_name == column
        and (table, step.operation.column) in made
        and step.operation.table == table
        for step in context.later
    )


def column_name_kept(context: StepContext, table: TableName, column: str) -> bool:
    """After a rename, another column of the table gets the old name."""
    return (table, column) in added_later(context) or any(
        isinstance(step.operation, AlterColumn)
        and step.operation.table == table
        and step.operation.new_name == column
        for step in context.later
    )


def column_moved_aside(context: StepContext, table: TableName, column: str) -> bool:
    """It got this name in this revision, and another column has its old name by now."""
    known = context.before.known_or_blank(table)
    return any(
        isinstance(step.operation, AlterColumn)
        and step.operation.table == table
        and step.operation.new_name == column
        and known.column(step.operation.column) is not None
        for step in context.earlier
    )


def emptied(context: StepContext, table: TableName) -> bool:
    """All its rows were deleted earlier in the same revision, under whatever name it had then."""
    for step in reversed(context.earlier):
        if step.conditional and not context.step.conditional:
            continue
        match step.operation:
            case InsertRows(table=changed) | ChangeRows(table=changed, verb="INSERT"):
                if changed == table:
                    return False
            case RenameTable() as rename if renamed_to(rename) == table:
                table = rename.table
            case ChangeRows(table=changed, filtered=False, verb=verb):
                if changed == table and verb.upper() == "DELETE":
                    return True
            case Truncate(tables=tables) if table in tables:
                return True
            case RunSql(text=text) if deletes_all(text, table):
                return True
    return False


def deletes_all(text: str, table: TableName) -> bool:
    name = rf"(ONLY\s+)?([\w\"`]+\.)?[\"`]?{re.escape(table.name)}[\"`]?"
    statement = rf"\s*(TRUNCATE(\s+TABLE)?|DELETE\s+FROM)\s+{name}\s*(;|$)"
    return re.match(statement, text, re.IGNORECASE) is not None


def as_it_was(
    context: StepContext, table: TableName, columns: tuple[str, ...] = ()
) -> tuple[TableName, tuple[str, ...]]:
    """The table and its columns by the names that they had before the revision."""
    for step in reversed(context.earlier):
        match step.operation:
            case RenameTable() as rename if renamed_to(rename) == table:
                table = rename.table
            case AlterColumn(table=changed, column=old, new_name=str(new)) if changed == table:
                columns = tuple(old if column == new else column for column in columns)
    return table, columns


def renamed_to(rename: RenameTable) -> TableName:
    return TableName(rename.new_name, rename.table.schema)


def created_later(context: StepContext) -> set[TableName]:
    return {
        step.operation.table for step in context.later if isinstance(step.operation, CreateTable)
    }


def added_later(context: StepContext) -> set[tuple[TableName, str]]:
    return {
        (step.operation.table, step.operation.column.name)
        for step in context.later
        if isinstance(step.operation, AddColumn)
    }
