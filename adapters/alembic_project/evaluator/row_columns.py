"""Which columns a statement about rows sets, and which it reads, as far as its words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.schema.names import TableName

LITERAL = re.compile(r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", re.DOTALL)
NAME = r"[\"`\[]?(\w+)[\"`\]]?"
ASSIGNED = re.compile(rf"(?:\bSET\b|,)\s*(?:[\w`\"]+\.)?{NAME}\s*=(?!=)", re.IGNORECASE)
GIVEN = re.compile(r"\bINTO\b[^()]*\(([^()]*)\)\s*(?:VALUES|SELECT|WITH|OVERRIDING)", re.IGNORECASE)
SOURCE = re.compile(rf"\b(?:FROM|JOIN)\s+(?:ONLY\s+)?(?:{NAME}\.)?{NAME}", re.IGNORECASE)
SELECTING = re.compile(r"\bSELECT\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d][\w$]*|\*")

Columns = tuple[tuple[TableName, str], ...]


def set_and_read(statement: str, verb: str, table: TableName) -> tuple[tuple[str, ...], Columns]:
    """The columns that it sets, and those that it may read, each with its table.

    Which table a name belongs to is not looked at: each is told of all tables that are read.
    """
    plain = LITERAL.sub(" ", statement)
    if verb == "UPDATE":
        return tuple(ASSIGNED.findall(plain)), pairs(ASSIGNED.sub(" ", plain), [table])
    if verb != "INSERT":
        return (), ()
    given = GIVEN.search(plain)
    sets = tuple(WORD.findall(given[1])) if given else ()
    query = SELECTING.search(plain)
    return sets, pairs(plain[query.start() :], []) if query else ()


def pairs(text: str, changed: list[TableName]) -> Columns:
    tables = [*changed, *(TableName(name, schema or None) for schema, name in SOURCE.findall(text))]
    words = dict.fromkeys(columns_in(text))
    return tuple((table, word) for table in dict.fromkeys(tables) for word in words)


def columns_in(text: str) -> Iterator[str]:
    """Its names, and `*`; words of SQL in capitals are left out."""
    return (word for word in WORD.findall(text) if not word.isupper())
