"""Types on MySQL and MariaDB."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.alembic_project.evaluator.types.generic import GENERIC
from adapters.alembic_project.evaluator.types.given import (
    Given,
    Maker,
    with_length,
    with_size,
    without_length,
    word,
)
from domain.schema.datatypes import DataType

# FLOAT(25) and more is a DOUBLE.
FLOAT_BITS = 24


def whole(name: str) -> Maker:
    """An integer. Of the display widths only `tinyint(1)` means something: a truth value."""

    def make(given: Given) -> DataType:
        width = given.number(0, "display_width")
        return DataType(
            name,
            length=1 if name == "tinyint" and width == 1 else None,
            unsigned=given.kwargs.get("unsigned") is True,
        )

    return make


def floating(name: str) -> Maker:
    def make(given: Given) -> DataType:
        precision, scale = given.number(0, "precision"), given.number(1, "scale")
        unsigned = given.kwargs.get("unsigned") is True
        if precision is not None and scale is not None:
            return DataType(name, precision=precision, scale=scale, unsigned=unsigned)
        wide = name == "float" and precision is not None and precision > FLOAT_BITS
        return DataType("double" if wide else name, unsigned=unsigned)

    return make


def moment(name: str) -> Maker:
    return lambda given: DataType(name, precision=given.number(1, "fsp") or None)


def one_of_a_set(given: Given) -> DataType:
    return DataType("set", values=tuple(v for v in given.args if isinstance(v, str)))


MYSQL: Mapping[str, Maker] = {
    **GENERIC,
    **{name: whole(name.lower()) for name in ("INTEGER", "BIGINT", "SMALLINT")},
    **{name: whole(name.lower()) for name in ("TINYINT", "MEDIUMINT")},
    **{name: without_length(name.lower()) for name in ("TINYTEXT", "MEDIUMTEXT", "LONGTEXT")},
    **{name: word(name.lower()) for name in ("TINYBLOB", "MEDIUMBLOB", "LONGBLOB")},
    **{name: word(name.lower()) for name in ("YEAR", "INET4", "INET6")},
    "Text": with_length("text"),
    "UnicodeText": with_length("text"),
    "TEXT": with_length("text"),
    "Float": floating("float"),
    "FLOAT": floating("float"),
    "Double": floating("double"),
    "DOUBLE": floating("double"),
    "REAL": floating("double"),
    "DOUBLE_PRECISION": word("double"),
    "DateTime": moment("datetime"),
    "DATETIME": moment("datetime"),
    "TIMESTAMP": moment("timestamp"),
    "Time": moment("time"),
    "TIME": moment("time"),
    "Interval": word("datetime"),
    "LargeBinary": with_size("blob"),
    "BLOB": with_size("blob"),
    "PickleType": word("blob"),
    "Boolean": lambda given: DataType("tinyint", length=1),
    "BOOLEAN": lambda given: DataType("tinyint", length=1),
    "Uuid": lambda given: DataType("char", length=32),
    "BIT": with_size("bit"),
    "SET": one_of_a_set,
}
