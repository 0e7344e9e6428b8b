"""Statements of MySQL that sqlglot has no tree for."""

import re

from domain.operations import CreateIndex, Operation, RenameTable
from domain.schema.elements import Index
from domain.schema.names import TableName
from domain.sql_operations import AlterTable

WORD = r"(?:[\w$]+|`[^`]+`|\"[^\"]+\")"
NAME = rf"{WORD}(?:\s*\.\s*{WORD})?"
OF_A_TABLE = {
    "force": re.compile(rf"alter\s+table\s+({NAME})\s+force", re.IGNORECASE),
    "convert to character set": re.compile(
        rf"alter\s+table\s+({NAME})\s+convert\s+to\s+(?:character\s+set|charset)\s+(.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    "optimize": re.compile(rf"optimize\s+table\s+({NAME})", re.IGNORECASE),
}
RENAME = re.compile(rf"rename\s+table\s+({NAME})\s+to\s+({NAME})", re.IGNORECASE)
SPECIAL_INDEX = re.compile(
    rf"create\s+(fulltext|spatial)\s+index\s+({WORD})\s+on\s+({NAME})\s*\(([^()]*)\)",
    re.IGNORECASE,
)


def without_parser(text: str) -> tuple[Operation, ...] | None:
    """None where it is none of these."""
    text = text.strip().rstrip(";")
    for action, pattern in OF_A_TABLE.items():
        if found := pattern.fullmatch(text):
            argument = found[2].strip() if pattern.groups > 1 else None
            return (AlterTable(table_named(found[1]), action, argument),)
    if found := RENAME.fullmatch(text):
        return (RenameTable(table_named(found[1]), table_named(found[2]).name),)
    if found := SPECIAL_INDEX.fullmatch(text):
        columns = tuple(bare(column) for column in found[4].split(","))
        index = Index(bare(found[2]), columns, method=found[1].lower())
        return (CreateIndex(table_named(found[3]), index),)
    return None


def table_named(text: str) -> TableName:
    *schema, name = re.findall(WORD, text)
    return TableName(bare(name), bare(schema[0]) if schema else None)


def bare(word: str) -> str:
    return word.strip().strip('`"')
