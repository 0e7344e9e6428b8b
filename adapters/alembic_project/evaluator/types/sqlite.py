"""Types on SQLite, as SQLAlchemy writes them: to SQLite they are little more than words."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.types.generic import GENERIC
from adapters.alembic_project.evaluator.types.given import Maker, with_length, word
from domain.schema.datatypes import DataType

SQLITE: Mapping[str, Maker] = {
    **GENERIC,
    "Text": with_length("text"),
    "UnicodeText": with_length("text"),
    "TEXT": with_length("text"),
    "NVARCHAR": with_length("nvarchar"),
    "NCHAR": with_length("nchar"),
    "Float": word("float"),
    "FLOAT": word("float"),
    "Double": word("double"),
    "DOUBLE": word("double"),
    "DOUBLE_PRECISION": word("double precision"),
    "REAL": word("real"),
    "DateTime": word("datetime"),
    "DATETIME": word("datetime"),
    "TIMESTAMP": word("timestamp"),
    "Time": word("time"),
    "TIME": word("time"),
    "Interval": word("datetime"),
    "LargeBinary": word("blob"),
    "BLOB": word("blob"),
    "PickleType": word("blob"),
    "Uuid": lambda given: DataType("char", length=32),
    "JSONB": word("jsonb"),
}
