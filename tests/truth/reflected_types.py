"""Column types as a database tells them, and as the replay names them, brought to one spelling."""

import re
from collections.abc import Mapping

from domain.databases.target import Database
from domain.schema.datatypes import DataType

# What a database makes of a type that it was asked for, or another way to write the same type.
POSTGRESQL = {
    "timestamp without time zone": "timestamp",
    "timestamp with time zone": "timestamptz",
    "time without time zone": "time",
    "time with time zone": "timetz",
    "double precision": "double precision",
    "float": "double precision",
}
MARIADB = {
    "integer": "int",
    "boolean": "tinyint",
    "bool": "tinyint",
    "numeric": "decimal",
    "json": "longtext",
    "double precision": "double",
}
SQLITE: dict[str, str] = {}
SPELLINGS: Mapping[Database, Mapping[str, str]] = {
    Database.POSTGRESQL: POSTGRESQL,
    Database.MARIADB: MARIADB,
    Database.MYSQL: MARIADB,
    Database.SQLITE: SQLITE,
}
# The display width of a number is no part of its type.
NUMBERS = ("int", "bigint", "smallint", "tinyint", "mediumint")


def of_reflection(text: str | None, database: Database) -> str:
    """Family and arguments: `varchar(255)`, `int`, `timestamptz`."""
    written = re.sub(r' (COLLATE|CHARACTER SET) "?\w+"?', "", text or "")
    parts = re.fullmatch(r"([^(\[]*)(\([^)]*\))?(.*)", written, re.S)
    name, arguments, rest = parts.groups() if parts else (written, "", "")
    return spelt((name + rest.replace("[]", "")).strip(), arguments or "", database) + (
        "[]" * rest.count("[]")
    )


def of_replay(datatype: DataType | None, database: Database) -> str:
    if datatype is None:
        return "unknown"
    if datatype.name == "enum":
        return of_enum(datatype, database)
    numbers = (datatype.length, datatype.precision, datatype.scale)
    given = ", ".join(str(number) for number in numbers if number is not None)
    name = datatype.name + " unsigned" * datatype.unsigned
    return spelt(name, f"({given})" if given else "", database) + "[]" * datatype.dimensions


def of_enum(datatype: DataType, database: Database) -> str:
    if database is Database.POSTGRESQL:
        return (datatype.type_name or "enum").lower()
    values = ",".join(f"'{value}'" for value in datatype.values)
    return spelt("enum", f"({values})", database)


def spelt(name: str, arguments: str, database: Database) -> str:
    plain = re.sub(r"\s+", " ", name).lower()
    family = plain.partition(" unsigned")[0]
    family = SPELLINGS[database].get(family, family)
    if family in NUMBERS:
        arguments = ""
    return family + arguments.replace(", ", ",") + (" unsigned" if "unsigned" in plain else "")
