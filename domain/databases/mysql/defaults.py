"""Defaults of columns: which the server takes, and which it works out row by row."""

from domain.databases.mysql.constraints import LONG
from domain.databases.situation import Situation
from domain.databases.target import Database, Target
from domain.schema.elements import Column, Default
from domain.schema.schema import Table
from domain.schema.words import words

DIFFERENT_BY_ROW = ("uuid", "nextval", "sysdate", "sys_guid")
UNSAFE_FUNCTIONS = frozenset(
    {"uuid", "uuid_short", "rand", "random_bytes", "sysdate", "user", "current_user"}
)
UNSAFE = (
    "Statement is unsafe because it uses a system function that may return a different value on "
    "the replica."
)


def no_default(column: Column, target: Target) -> str | None:
    """MySQL gives these types no default but an expression in parentheses."""
    default, kind = column.default, column.type.name.lower() if column.type else ""
    if target.database is Database.MARIADB or default is None or kind not in {*LONG, "json"}:
        return None
    text = (default.text or "").strip()
    if default.is_expression and (text.startswith("(") or text.upper() == "NULL"):
        return None
    return f"BLOB, TEXT, GEOMETRY or JSON column '{column.name}' can't have a default value"


def unsafe(default: Default, target: Target) -> bool:
    """Values that a replica would choose otherwise: MySQL refuses them, binary log or not."""
    spoken_of = words(default.text or "")
    return target.database is Database.MYSQL and not UNSAFE_FUNCTIONS.isdisjoint(spoken_of)


def computed_by_row(default: Default, table: Table, situation: Situation) -> bool:
    """MySQL computes each default in parentheses row by row, MariaDB only what differs by row."""
    text = default.text or ""
    if not default.is_expression:
        return False
    if situation.target.database is Database.MARIADB:
        spoken_of = words(text)
        by_row = any(word.startswith(DIFFERENT_BY_ROW) for word in spoken_of)
        return by_row or any(column.name in spoken_of for column in table.columns)
    return text.strip().startswith("(")
