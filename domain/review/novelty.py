"""What a revision has made so far by itself, and nobody else can be using yet."""

import re
from collections.abc import Iterator

from domain.classes import frozen
from domain.operations import (
    AddColumn,
    AlterColumn,
    CreateTable,
    DropColumn,
    DropTable,
    Operation,
    RenameTable,
    RunSql,
)
from domain.schema.names import TableName
from domain.schema.schema import Schema

CREATES = re.compile(
    r"\bCREATE\s+((GLOBAL|LOCAL)\s+)?((TEMP|TEMPORARY|UNLOGGED)\s+)?TABLE\s+(IF\s+NOT\s+EXISTS\s+)?"
    r"((?P<schema>[\w\"`]+)\.)?(?P<name>[\w\"`]+)",
    re.IGNORECASE,
)


@frozen
class Novelty:
    """Tables created and columns added earlier in the same revision, by their current names."""

    tables: frozenset[TableName] = frozenset()
    columns: frozenset[tuple[TableName, str]] = frozenset()

    def after(self, operation: Operation, before: Schema) -> "Novelty":
        """`before` tells a table that CREATE TABLE IF NOT EXISTS finds there already."""
        match operation:
            case CreateTable(table=table) if before.table(table) is None:
                return Novelty(self.tables | {table}, self.columns)
            case DropTable(table=table):
                return Novelty(self.tables - {table}, self.columns)
            case RenameTable(table=table, new_name=new) if table in self.tables:
                renamed = TableName(new, table.schema)
                return Novelty((self.tables - {table}) | {renamed}, self.columns)
            case AddColumn(table=table, column=column):
                return Novelty(self.tables, self.columns | {(table, column.name)})
            case DropColumn(table=table, column=name):
                return Novelty(self.tables, self.columns - {(table, name)})
            case AlterColumn(table=table, column=name, new_name=str(new)) if (
                table,
                name,
            ) in self.columns:
                return Novelty(self.tables, (self.columns - {(table, name)}) | {(table, new)})
            case RunSql(text=text):
                made = {name for name in created_in(text) if before.table(name) is None}
                return Novelty(self.tables | made, self.columns)
        return self


def created_in(text: str) -> Iterator[TableName]:
    """Tables of statements that were not taken apart, such as CREATE TABLE ... AS."""
    for found in CREATES.finditer(text):
        schema, name = (part and part.strip('"`') for part in found.group("schema", "name"))
        yield TableName(name, schema)
