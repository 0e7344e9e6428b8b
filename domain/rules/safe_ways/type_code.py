"""Writing a column's type as SQLAlchemy code."""

import re

from domain.databases.target import Database
from domain.rules.safe_ways.code import quoted
from domain.schema.datatypes import DataType

UNKNOWN = "..."
DOTTED_NAME = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
GENERIC = {
    "bigint": "sa.BigInteger()",
    "blob": "sa.LargeBinary()",
    "bool": "sa.Boolean()",
    "boolean": "sa.Boolean()",
    "bytea": "sa.LargeBinary()",
    "date": "sa.Date()",
    "datetime": "sa.DateTime()",
    "double": "sa.Double()",
    "double precision": "sa.Double()",
    "float": "sa.Float()",
    "integer": "sa.Integer()",
    "interval": "sa.Interval()",
    "json": "sa.JSON()",
    "numeric": "sa.Numeric()",
    "real": "sa.REAL()",
    "smallint": "sa.SmallInteger()",
    "text": "sa.Text()",
    "time": "sa.Time()",
    "timestamp": "sa.DateTime()",
    "timestamptz": "sa.DateTime(timezone=True)",
    "timetz": "sa.Time(timezone=True)",
    "uuid": "sa.Uuid()",
}
SIZED = {
    "binary": "sa.BINARY",
    "char": "sa.CHAR",
    "varbinary": "sa.VARBINARY",
    "varchar": "sa.String",
}
OF_POSTGRESQL = """
bit bytea cidr citext daterange hstore inet int4range int8range jsonb macaddr macaddr8 money
numrange oid regclass tsquery tsrange tstzrange tsvector
"""
OF_MYSQL = """
bit longblob longtext mediumblob mediumint mediumtext timestamp tinyblob tinyint tinytext year
"""
UNDER_SERIAL = {"smallserial": "smallint", "serial": "integer", "bigserial": "bigint"}
UNSIGNED = "bigint integer mediumint smallint tinyint"


def type_code(type_: DataType | None, database: Database) -> str:
    """The type as code; `...` where it is not known, so that nobody runs it unread."""
    if type_ is None:
        return UNKNOWN
    element = element_code(type_, database)
    if not type_.dimensions or element == UNKNOWN:
        return element
    size = f", dimensions={type_.dimensions}" if type_.dimensions > 1 else ""
    return f"sa.ARRAY({element}{size})"


def element_code(type_: DataType, database: Database) -> str:
    if type_.custom:
        return type_.name if DOTTED_NAME.fullmatch(type_.name) else UNKNOWN
    if type_.name in ("enum", "set"):
        return enumeration(type_)
    if type_.name in SIZED:
        return f"{SIZED[type_.name]}({'' if type_.length is None else type_.length})"
    if type_.name == "numeric" and type_.precision is not None:
        return f"sa.Numeric({type_.precision}, {type_.scale or 0})"
    if database is Database.POSTGRESQL:
        return postgresql_code(type_)
    return mysql_code(type_) if database is not Database.SQLITE else generic(type_)


def enumeration(type_: DataType) -> str:
    values = ", ".join(quoted(value) for value in type_.values)
    if type_.name == "set":
        return f"mysql.SET({values})"
    name = f", name={quoted(type_.type_name)}" if type_.type_name else ""
    return f"sa.Enum({values}{name})" if values else UNKNOWN


def postgresql_code(type_: DataType) -> str:
    if type_.name in ("timestamp", "timestamptz", "time", "timetz") and type_.precision is not None:
        zone = "timezone=True, " if type_.name.endswith("tz") else ""
        return (
            f"postgresql.{type_.name.removesuffix('tz').upper()}({zone}precision={type_.precision})"
        )
    if type_.name == "interval" and type_.precision is not None:
        return f"postgresql.INTERVAL(precision={type_.precision})"
    if type_.name == "varbit":
        size = "" if type_.length is None else f"{type_.length}, "
        return f"postgresql.BIT({size}varying=True)"
    if type_.name in OF_POSTGRESQL.split():
        return f"postgresql.{type_.name.upper()}({'' if type_.length is None else type_.length})"
    return generic(type_)


def mysql_code(type_: DataType) -> str:
    if type_.unsigned and type_.name in UNSIGNED.split():
        return f"mysql.{type_.name.upper()}(unsigned=True)"
    if type_.name in ("datetime", "timestamp", "time") and type_.precision:
        return f"mysql.{type_.name.upper()}(fsp={type_.precision})"
    if type_.name in OF_MYSQL.split():
        return f"mysql.{type_.name.upper()}({'' if type_.length is None else type_.length})"
    return generic(type_)


def generic(type_: DataType) -> str:
    return GENERIC.get(type_.name, UNKNOWN)
