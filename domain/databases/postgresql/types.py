"""PostgreSQL's types by one word each."""

import re

import attrs

from domain.schema.datatypes import DataType

ALIASES = {
    "int": "integer",
    "int4": "integer",
    "int8": "bigint",
    "int2": "smallint",
    "decimal": "numeric",
    "float4": "real",
    "float8": "double precision",
    "float": "double precision",
    "bool": "boolean",
    "character varying": "varchar",
    "character": "char",
    "bpchar": "char",
    "bit varying": "varbit",
    "timestamp without time zone": "timestamp",
    "timestamp with time zone": "timestamptz",
    "time without time zone": "time",
    "time with time zone": "timetz",
}
NUMBERS = frozenset({"smallint", "integer", "bigint", "numeric", "real", "double precision"})
STRINGS = frozenset({"text", "varchar", "char", "citext", "name"})
SERIALS = frozenset(
    {"serial", "bigserial", "smallserial", "serial4", "serial8", "serial2"},
)
KNOWN = (
    NUMBERS
    | STRINGS
    | frozenset(
        """
        boolean date time timetz timestamp timestamptz interval bytea uuid json jsonb enum bit
        varbit inet cidr macaddr macaddr8 money oid xml tsvector tsquery hstore point line lseg box
        path polygon circle int4range int8range numrange tsrange tstzrange daterange
        """.split()  # noqa: SIM905
    )
)

WRITTEN = re.compile(r"([a-z_][\w. ]*?)\s*(?:\(([\d,\s]+)\))?((?:\s*\[\d*\])*)", re.IGNORECASE)


# What the server's messages call a type, where that is not the usual word.
CALLED = {
    "char": "character",
    "varchar": "character varying",
    "varbit": "bit varying",
    "time": "time without time zone",
    "timetz": "time with time zone",
    "timestamp": "timestamp without time zone",
    "timestamptz": "timestamp with time zone",
}


def called(datatype: DataType) -> str:
    """As in `cannot be cast automatically to type character varying`: without its size."""
    name = datatype.type_name or plain(datatype).name
    return CALLED.get(name, name) + "[]" * bool(datatype.dimensions)


def plain(datatype: DataType) -> DataType:
    """The type under PostgreSQL's usual word for it."""
    name = datatype.name.lower()
    usual = ALIASES.get(name, name)
    if usual == datatype.name or usual not in KNOWN:
        return datatype
    return attrs.evolve(datatype, name=usual)


def type_written(text: str) -> DataType | None:
    """A type as it stands in SQL, `varchar(100)`; None where it is more than that."""
    found = WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    name = " ".join(found[1].lower().split()).removeprefix("pg_catalog.")
    name = ALIASES.get(name, name)
    numbers = [int(n) for n in (found[2] or "").split(",") if n.strip()]
    dimensions = found[3].count("[")
    if name == "numeric":
        precision, scale = (*numbers, None, None)[:2]
        return DataType(name, precision=precision, scale=scale, dimensions=dimensions)
    first = numbers[0] if numbers else None
    if name in ("time", "timetz", "timestamp", "timestamptz", "interval"):
        return DataType(name, precision=first, dimensions=dimensions)
    return DataType(name, length=first, dimensions=dimensions, custom=name not in KNOWN)
