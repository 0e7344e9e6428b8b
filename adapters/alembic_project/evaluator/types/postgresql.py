"""Types on PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.types.generic import GENERIC
from adapters.alembic_project.evaluator.types.given import Given, Maker, with_size, word
from domain.schema.datatypes import DataType

# The most bits of a mantissa that `real` holds; FLOAT(25) and more is `double precision`.
REAL_BITS = 24


def floating(given: Given) -> DataType:
    precision = given.number(0, "precision")
    return DataType("real" if precision and precision <= REAL_BITS else "double precision")


def moment(plain: str, zoned: str) -> Maker:
    def make(given: Given) -> DataType:
        name = zoned if given.get(0, "timezone") is True else plain
        return DataType(name, precision=given.number(1, "precision"))

    return make


def interval(given: Given) -> DataType:
    """sa.Interval(native, second_precision); postgresql.INTERVAL(precision, fields)."""
    if given.name == "INTERVAL":
        return DataType("interval", precision=given.number(0, "precision"))
    if given.get(0, "native") is False:
        return DataType("timestamp")
    return DataType("interval", precision=given.number(1, "second_precision"))


def uuid(given: Given) -> DataType:
    if given.get(1, "native_uuid") is False:
        return DataType("char", length=32)
    return DataType("uuid")


def bits(given: Given) -> DataType:
    varying = given.get(1, "varying") is True
    length = given.number(0, "length")
    return DataType("varbit" if varying else "bit", length=length if varying else length or 1)


OWN = """
BYTEA CIDR CITEXT DATEMULTIRANGE DATERANGE HSTORE INET INT4MULTIRANGE INT4RANGE INT8MULTIRANGE
INT8RANGE JSONB JSONPATH MACADDR MACADDR8 MONEY NUMMULTIRANGE NUMRANGE OID REGCLASS REGCONFIG
TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE TSVECTOR
"""

POSTGRESQL: Mapping[str, Maker] = {
    **GENERIC,
    **{name: word(name.lower()) for name in OWN.split()},
    "Float": floating,
    "FLOAT": floating,
    "REAL": word("real"),
    "Double": word("double precision"),
    "DOUBLE": word("double precision"),
    "DOUBLE_PRECISION": word("double precision"),
    "DateTime": moment("timestamp", "timestamptz"),
    "DATETIME": moment("timestamp", "timestamptz"),
    "TIMESTAMP": moment("timestamp", "timestamptz"),
    "Time": moment("time", "timetz"),
    "TIME": moment("time", "timetz"),
    "Interval": interval,
    "INTERVAL": interval,
    "LargeBinary": word("bytea"),
    "PickleType": word("bytea"),
    "BLOB": with_size("blob"),
    "Uuid": uuid,
    "BIT": bits,
}
