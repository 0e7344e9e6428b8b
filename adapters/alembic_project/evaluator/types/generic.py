"""Types that mean the same on every database."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.types.given import (
    Maker,
    numeric,
    with_length,
    with_size,
    without_length,
    word,
)

GENERIC: Mapping[str, Maker] = {
    "String": with_length("varchar"),
    "Unicode": with_length("varchar"),
    "VARCHAR": with_length("varchar"),
    "NVARCHAR": with_length("varchar"),
    "CHAR": with_length("char"),
    "NCHAR": with_length("char"),
    "Text": without_length("text"),
    "UnicodeText": without_length("text"),
    "TEXT": without_length("text"),
    "CLOB": without_length("clob"),
    "Integer": word("integer"),
    "INTEGER": word("integer"),
    "INT": word("integer"),
    "BigInteger": word("bigint"),
    "BIGINT": word("bigint"),
    "SmallInteger": word("smallint"),
    "SMALLINT": word("smallint"),
    "Numeric": numeric,
    "NUMERIC": numeric,
    "DECIMAL": numeric,
    "Date": word("date"),
    "DATE": word("date"),
    "BINARY": with_size("binary"),
    "VARBINARY": with_size("varbinary"),
    "Boolean": word("boolean"),
    "BOOLEAN": word("boolean"),
    "JSON": word("json"),
    "UUID": word("uuid"),
    "NullType": word("null"),
}
