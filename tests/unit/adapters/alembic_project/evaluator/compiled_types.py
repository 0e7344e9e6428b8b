"""What SQLAlchemy's own compilers write for a type, as a DataType."""

import re

import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite

from domain.schema.datatypes import DataType

DIALECTS = {
    "postgresql": postgresql.dialect(),
    "mysql": mysql.dialect(),
    "sqlite": sqlite.dialect(),
}
# Words that a compiler writes for what the database calls otherwise.
WORDS = {
    "postgresql": {
        "timestamp without time zone": "timestamp",
        "timestamp with time zone": "timestamptz",
        "time without time zone": "time",
        "time with time zone": "timetz",
        "bit varying": "varbit",
        "decimal": "numeric",
        "nvarchar": "varchar",
    },
    "mysql": {
        "bool": "tinyint",
        "decimal": "numeric",
        "real": "double",
        "double precision": "double",
    },
    "sqlite": {"decimal": "numeric"},
}
TIMES = {"timestamp", "timestamptz", "time", "timetz", "interval", "datetime"}
SHAPE = re.compile(
    r"(?P<word>[A-Za-z_0-9]+(?: varying| precision)?)(?: ?\((?P<numbers>[\d, ]+)\))?"
    r"(?P<zone> with(?:out)? time zone)?(?P<unsigned> unsigned)?"
    r"(?: character set (?P<charset>\w+))?(?: collate (?P<collation>\"?\w+\"?))?"
    r"(?P<array>(\[\])*)$",
    re.IGNORECASE,
)


def type_of(kind: sa.types.TypeEngine, database: str) -> DataType:
    dialect = DIALECTS[database]
    text = kind.compile(dialect=dialect)
    kind = kind._unwrapped_dialect_impl(dialect)
    item = getattr(kind, "item_type", kind)
    if isinstance(item, sa.Enum) and item.native_enum and database != "sqlite":
        return enum(item, database, text.count("[]"))
    if isinstance(kind, mysql.SET):
        return DataType("set", values=tuple(kind.values))
    return parsed(text, database)


def enum(kind: sa.Enum, database: str, dimensions: int) -> DataType:
    name = kind.name if database == "postgresql" else None
    return DataType("enum", values=tuple(kind.enums), type_name=name, dimensions=dimensions)


def parsed(text: str, database: str) -> DataType:
    text = text.removeprefix("NATIONAL ")
    match = SHAPE.match(text)
    assert match, text
    word = (match["word"] + (match["zone"] or "")).lower()
    numbers = [int(n) for n in (match["numbers"] or "").split(",") if n.strip()]
    name = floating(numbers, database) if word == "float" else WORDS[database].get(word, word)
    given = {
        "unsigned": bool(match["unsigned"]),
        "charset": match["charset"],
        "collation": match["collation"] and match["collation"].strip('"'),
        "dimensions": len(match["array"] or "") // 2,
    }
    return DataType(name, **arguments(name, word, numbers, database), **given)


def floating(numbers: list[int], database: str) -> str:
    """FLOAT(n) is two types: the servers tell them apart by the bits of the mantissa."""
    if database == "postgresql":
        return "real" if numbers and numbers[0] <= 24 else "double precision"
    wide = database == "mysql" and len(numbers) == 1 and numbers[0] > 24
    return "double" if wide else "float"


def arguments(name: str, word: str, numbers: list[int], database: str) -> dict[str, int]:
    if word == "bool":
        return {"length": 1}
    if name == "numeric" and numbers:
        return {"precision": numbers[0], "scale": numbers[1] if len(numbers) > 1 else 0}
    if name in TIMES and numbers:
        return {"precision": numbers[0]}
    if name in ("double", "float") and len(numbers) == 2:
        return {"precision": numbers[0], "scale": numbers[1]}
    if name.endswith("int") or name in (
        "integer",
        "float",
        "real",
        "double",
        "double precision",
        "year",
    ):
        return {"length": 1} if (name, numbers) == ("tinyint", [1]) else {}
    return {"length": numbers[0]} if numbers else {}
