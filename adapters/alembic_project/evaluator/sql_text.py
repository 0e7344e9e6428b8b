"""SQL given as text, as far as its first words tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adapters.alembic_project.evaluator.row_columns import set_and_read
from adapters.alembic_project.evaluator.values import Pieces
from domain.operations import ChangeRows, Operation, RunSql
from domain.schema.names import TableName

# What stands for an unknown piece while a text is looked at.
GAP = "\x00"
TOKEN = re.compile(
    r"""
    (?P<comment>--[^\n]*|/\*.*?(?:\*/|\Z))
    | (?P<quoted>'(?:[^']|'')*' | (?P<dollar>\$\w*\$).*?(?P=dollar))
    | (?P<open>'|\$\w*\$)
    | (?P<name>"(?:[^"]|"")*" | `[^`]*` | \[\w+\] | [^\W\d][\w$]*)
    | (?P<sign>[;().,*]|\x00)
    | (?P<other>\s+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# Bodies of these hold statements of their own, between BEGIN and END.
COMPOUND = re.compile(
    r"(?:\s|--[^\n]*|/\*(?:(?!\*/).)*\*/)*+"
    r"(?:CREATE\b[^;]{0,200}?\b(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)\b|(?:DO|BEGIN)\b)",
    re.IGNORECASE | re.DOTALL,
)
READING = frozenset(("SELECT", "SHOW", "VALUES", "EXPLAIN", "DESCRIBE", "TABLE"))
CHANGING = {"INSERT": "INSERT", "REPLACE": "INSERT", "UPDATE": "UPDATE", "DELETE": "DELETE"}
MODIFIERS = frozenset(
    ("INTO", "FROM", "ONLY", "OR", "IGNORE", "REPLACE", "LOW_PRIORITY", "ROLLBACK", "ABORT", "FAIL")
)
AFTER_TABLE = frozenset(("SET", "WHERE", "VALUES", "SELECT", "AS", "USING", "DEFAULT"))
ALWAYS_TRUE = re.compile(r"\bWHERE\s+\(?\s*(?:true|1\s*=\s*1|1)\s*\)?\s*;?\s*$", re.IGNORECASE)
LONGEST_LOOK = 100_000
STRING = re.compile(r"'([^']{1,63})'")
MOST_STRINGS = 20


def operations(text: str) -> tuple[Operation, ...]:
    """What the statements of the text do. What is more than rows stays a RunSql."""
    found = [operation for part in statements(text) for operation in operation_of(part)]
    return tuple(found)


def statements(text: str) -> list[str]:
    """The statements, cut at semicolons; from one on that holds others, the rest as it is."""
    if ";" not in text.rstrip().rstrip(";"):
        return [text]
    if "\\" in text or COMPOUND.match(text) or len(text) > LONGEST_LOOK:
        return [text]
    parts, start = [], 0
    for match in TOKEN.finditer(text):
        if match["open"]:
            return [text]
        if match["sign"] == ";":
            parts.append(text[start : match.start()])
            start = match.end()
            if COMPOUND.match(text, start):
                break
    parts.append(text[start:])
    return [part for part in parts if part.strip()]


def operation_of(statement: str) -> Iterator[Operation]:
    words = list(plain_words(statement[:LONGEST_LOOK]))
    first = main_verb(words)
    if not words or first in READING:
        return
    if first in CHANGING:
        table = table_after(words, words.index(first))
        verb = CHANGING[first]
        filtered = None if verb == "INSERT" else is_filtered(statement, words)
        if table is None or GAP in statement:
            yield ChangeRows(verb, table, filtered)
        else:
            columns = set_and_read(statement[:LONGEST_LOOK], verb, table)
            yield ChangeRows(verb, table, filtered, *columns, strings_in(statement[:LONGEST_LOOK]))
    else:
        yield RunSql(statement)


def strings_in(statement: str) -> tuple[str, ...]:
    """Those that are short enough for a value of an enum, each once."""
    return tuple(dict.fromkeys(STRING.findall(statement)))[:MOST_STRINGS]


def is_filtered(statement: str, words: list[str]) -> bool:
    """WHERE true and WHERE 1 = 1 find every row."""
    return "WHERE" in words and ALWAYS_TRUE.search(statement) is None


def shape(content: Pieces) -> str:
    """The text, a gap for each unknown piece."""
    return "".join(part if isinstance(part, str) else GAP for part in content.parts)


def partly_known(content: Pieces) -> tuple[Operation, ...] | None:
    """What a text with unknown pieces does; None where only its text would tell."""
    text = shape(content)
    found: list[Operation] = []
    for part in statements(text):
        for operation in operation_of(part):
            if isinstance(operation, RunSql) and GAP in operation.text:
                return None
            found.append(operation)
    return tuple(found)


def plain_words(statement: str) -> Iterator[str]:
    """Words and dots outside of parentheses; keywords in upper case, quoted names as written.

    A quote that is never closed ends them: nothing after it can be told.
    """
    depth = 0
    for match in TOKEN.finditer(statement):
        if match["open"]:
            return
        sign = match["sign"]
        if sign == "(":
            depth += 1
            yield "("
        elif sign == ")":
            depth -= 1
        elif depth == 0 and sign in (".", GAP):
            yield str(sign)
        elif depth == 0 and match["name"]:
            yield match["name"].upper() if match["name"].upper() in KEYWORDS else match["name"]


KEYWORDS = READING | frozenset(CHANGING) | MODIFIERS | AFTER_TABLE | {"WITH", "WHERE"}


def main_verb(words: list[str]) -> str:
    """The first word, or after WITH the first verb; in upper case."""
    if not words:
        return ""
    if words[0] != "WITH":
        return words[0].upper()
    verbs = (word for word in words if word in CHANGING or word in READING)
    return next(verbs, "WITH")


def table_after(words: list[str], verb: int) -> TableName | None:
    """The table that follows the verb, where it is plainly named."""
    rest = words[verb + 1 :]
    while rest and rest[0] in MODIFIERS:
        rest.pop(0)
    if not rest or rest[0] in ("(", GAP, ".") or rest[0] in KEYWORDS:
        return None
    parts = [bare(rest[0])]
    while len(rest) > 2 and rest[1] == "." and rest[2] not in ("(", GAP):
        rest = rest[2:]
        parts.append(bare(rest[0]))
    if rest[1:2] == [GAP]:
        return None
    return TableName(parts[-1], ".".join(parts[:-1]) or None)


def bare(name: str) -> str:
    return name[1:-1] if name[0] in '"`[' else name
