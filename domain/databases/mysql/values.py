"""What becomes of the values of a column whose type changes, in the strict mode that is the rule.

Measured on MariaDB 10.11 and 11.8 and on MySQL 9.7. Without strict mode the server cuts and says
nothing.
"""

from domain.databases.mysql.types import BYTES, ONE_BYTE, WHOLE_NUMBERS, word
from domain.databases.target import Database, Target
from domain.schema.datatypes import DataType

# How many bytes each whole number has, and how many digits its largest value.
SIZES = {"tinyint": 1, "smallint": 2, "mediumint": 3, "integer": 4, "bigint": 8}
DIGITS = {"tinyint": 3, "smallint": 5, "mediumint": 8, "integer": 10, "bigint": 20}
FLOATS = ("float", "double")
KEEPS = {"float": 6, "double": 15}
NUMBERS = frozenset({*WHOLE_NUMBERS, "numeric", *FLOATS})
MOMENTS = ("datetime", "timestamp")
TIMES = frozenset({"date", "time", *MOMENTS})
TEXTS = ("tinytext", "text", "mediumtext", "longtext")
STRINGS = frozenset({"char", "varchar", *TEXTS})
# Characters of the longest value, as text.
WRITTEN = {"float": 12, "double": 23, "date": 10, "datetime": 26, "timestamp": 26, "time": 17}
CHOICES = ("enum", "set")


def failure(old: DataType, new: DataType, column: str, target: Target) -> str | None:
    """The server's reason when a value does not fit."""
    first, second = word(old, target), word(new, target)
    if second in CHOICES:
        return None if kept_members(old, new) else f"Data truncated for column '{column}'"
    if second in TIMES and first not in TIMES:
        mysql = target.database is Database.MYSQL
        kind = second if mysql or second == "time" or first in FLOATS else "datetime"
        return f"Incorrect {kind.replace('timestamp', 'datetime')} value"
    if second in NUMBERS and first in NUMBERS:
        fits = in_range(old, new, target)
        return None if fits else f"Out of range value for column '{column}'"
    if second in NUMBERS and first in STRINGS:
        return not_a_number(second, target)
    if second in STRINGS and first not in CHOICES:
        return text_failure(old, new, column, target)
    return None


def not_a_number(kind: str, target: Target) -> str:
    if target.database is Database.MYSQL:
        family = (
            "integer" if kind in WHOLE_NUMBERS else {"numeric": "DECIMAL"}.get(kind, kind.upper())
        )
        return f"Incorrect {family} value"
    family = "INTEGER" if kind in WHOLE_NUMBERS else "DECIMAL" if kind == "numeric" else "DOUBLE"
    return f"Truncated incorrect {family} value"


def kept_members(old: DataType, new: DataType) -> bool:
    return bool(old.values) and old.name == new.name and set(old.values) <= set(new.values)


def in_range(old: DataType, new: DataType, target: Target) -> bool:
    first, second = word(old, target), word(new, target)
    if first in SIZES and second in SIZES:
        wider = SIZES[second] > SIZES[first] and not (new.unsigned and not old.unsigned)
        return wider or (first == second and old.unsigned == new.unsigned)
    if new.unsigned and not old.unsigned:
        return False
    digits = whole_digits(old, first)
    if second in SIZES:
        # For what is larger the largest number is taken, and nothing said.
        silent = (first, second) == ("float", "bigint")
        return silent or (digits is not None and digits < DIGITS[second])
    if second == "numeric":
        carried = 1 if digits_cut(old, new, target) else 0
        room = whole_digits(new, second)
        return digits is not None and room is not None and digits + carried <= room
    return first != "double" or second == "double"


def whole_digits(number: DataType, kind: str) -> int | None:
    if kind == "numeric":
        return (10 if number.precision is None else number.precision) - (number.scale or 0)
    return DIGITS.get(kind)


def text_failure(old: DataType, new: DataType, column: str, target: Target) -> str | None:
    before, room = characters(old, target), characters(new, target)
    if room is not None and (before is None or before > room):
        shrinks = word(old, target) == word(new, target) == "varchar" and width(old) == width(new)
        what = "truncated" if shrinks else "too long"
        return f"Data {what} for column '{column}'"
    narrower = word(old, target) in STRINGS and width(old) > width(new)
    return f"Incorrect string value for column '{column}'" if narrower else None


def characters(datatype: DataType, target: Target) -> int | None:
    """The most that there is room for, or that a value takes as text."""
    kind = word(datatype, target)
    if kind in TEXTS:
        return None if kind == "longtext" else 256 ** (TEXTS.index(kind) + 1) - 1
    if kind in ("char", "varchar"):
        return 1 if datatype.length is None else datatype.length
    if kind in DIGITS:
        return DIGITS[kind] + (not datatype.unsigned)
    if kind == "numeric" and datatype.precision is not None:
        return datatype.precision + 3
    return WRITTEN.get(kind)


def width(datatype: DataType) -> int:
    if datatype.charset in ONE_BYTE:
        return 1
    return BYTES.get(datatype.charset or "utf8mb4", 4)


def cut(old: DataType, new: DataType, target: Target) -> str | None:
    """What of the values is gone though nothing fails."""
    first, second = word(old, target), word(new, target)
    if first in NUMBERS and second in NUMBERS:
        return digits_cut(old, new, target)
    if first in MOMENTS and second == "date":
        return "the time of day"
    if first in MOMENTS and second == "time":
        return "the date"
    if first in TIMES and second in TIMES:
        finer = (old.precision or 0) > (new.precision or 0)
        return "fractions of a second" if finer and "date" not in (first, second) else None
    return None


def digits_cut(old: DataType, new: DataType, target: Target) -> str | None:
    first, second = word(old, target), word(new, target)
    scale = None if first in FLOATS else old.scale or 0 if first == "numeric" else 0
    if second not in FLOATS:
        room = (new.scale or 0) if second == "numeric" else 0
        beyond = f", beyond {room}" if room else ""
        fits = scale is not None and scale <= room
        return None if fits else f"digits after the decimal point{beyond}"
    if first in FLOATS:
        return "the last digits" if (first, second) == ("double", "float") else None
    digits = old.precision or 10 if first == "numeric" else DIGITS.get(first, 20)
    return "the last digits" if digits > KEEPS[second] else None
