"""What becomes of the values of a column whose type changes: which stop it, which are cut.

Measured on PostgreSQL 15: a cast that USING states cuts long text, where plain ALTER TYPE fails.
"""

from domain.databases.postgresql.types import NUMBERS, STRINGS, plain
from domain.schema.datatypes import DataType

# Digits before the decimal point of the largest value.
DIGITS = {"smallint": 5, "integer": 10, "bigint": 19}
WHOLE = tuple(DIGITS)
FLOATS = ("real", "double precision")
# Characters of the longest value, as text.
WRITTEN = {
    "smallint": 6,
    "integer": 11,
    "bigint": 20,
    "real": 15,
    "double precision": 24,
    "boolean": 5,
    "uuid": 36,
    "date": 13,
}
# Decimal digits that each keeps for sure.
KEEPS = {"real": 6, "double precision": 15}
# What messages call a type where it is not the usual word.
CALLED = {
    "jsonb": "json",
    "timetz": "time with time zone",
    "timestamptz": "timestamp with time zone",
}
FINEST = 6
TIMED = frozenset({"time", "timetz", "timestamp", "timestamptz", "interval"})
BITS = frozenset({"bit", "varbit"})
AFTER_POINT = "digits after the decimal point"
CUT = {
    ("json", "jsonb"): "the order of keys, and all but the last of equal ones",
    ("inet", "cidr"): "the host part of addresses",
}
MOMENTS = frozenset({"timestamp", "timestamptz"})


def failure(old: DataType, new: DataType, stated: bool = False) -> str | None:
    """The server's reason when a value does not fit. `stated`: USING names the cast."""
    old, new = plain(old), plain(new)
    if old.dimensions or new.dimensions:
        return None
    if new.name in NUMBERS and old.name in NUMBERS:
        return out_of_range(old, new)
    if new.name in STRINGS and not stated:
        return too_long(old, new)
    if new.name in BITS and old.name in BITS and not stated:
        return bits_differ(old, new)
    if old.name in STRINGS and new.name not in STRINGS:
        return not_read(new)
    return None


def not_read(new: DataType) -> str:
    """Text that does not say a value of the type."""
    if new.name in BITS:
        return "is not a valid"
    if new.name == "enum":
        return f"invalid input value for enum {new}"
    return f"invalid input syntax for type {CALLED.get(new.name, new.name)}"


def out_of_range(old: DataType, new: DataType) -> str | None:
    digits = whole_digits(old)
    if new.name in WHOLE:
        wider = old.name in WHOLE and WHOLE.index(old.name) <= WHOLE.index(new.name)
        fits = wider or (digits is not None and digits < DIGITS[new.name])
        return None if fits else f"{new.name} out of range"
    if new.name == "numeric" and new.precision is not None:
        room = new.precision - (new.scale or 0)
        # Rounding may carry one digit over.
        carried = 1 if digits_cut(old, new) else 0
        fits = digits is not None and digits + carried <= room
        return None if fits else "numeric field overflow"
    if old.name == "double precision" and new.name == "real":
        return "value out of range: overflow"
    if old.name == "numeric" and new.name in FLOATS and digits is None:
        return f"out of range for type {new}"
    return None


def whole_digits(number: DataType) -> int | None:
    """Before the decimal point; None where there is no limit to speak of."""
    if number.precision is None:
        return DIGITS.get(number.name)
    return number.precision - (number.scale or 0)


def too_long(old: DataType, new: DataType) -> str | None:
    if new.length is None and new.name != "char":
        return None
    most, room = written(old), new.length or 1
    word = {"varchar": "character varying", "char": "character"}.get(new.name)
    if word is None or (most is not None and most <= room):
        return None
    return f"value too long for type {word}({room})"


def written(datatype: DataType) -> int | None:
    """The most characters that a value has; None where there is no such number."""
    match datatype.name:
        case "char" | "bit":
            return datatype.length or 1
        case "numeric" if datatype.precision is not None:
            # A sign, a point, and the zero before it.
            return datatype.precision + 3
        case "varchar" | "varbit":
            return datatype.length
        case name:
            return WRITTEN.get(name)


def bits_differ(old: DataType, new: DataType) -> str | None:
    if new.name == "varbit":
        most = old.length or (1 if old.name == "bit" else None)
        room = new.length
        fits = room is None or (most is not None and most <= room)
        return None if fits else f"bit string too long for type bit varying({room})"
    size = new.length or 1
    same = old.name == "bit" and (old.length or 1) == size
    return None if same else f"does not match type bit({size})"


def cut(old: DataType, new: DataType, stated: bool = False) -> str | None:
    """What of the values is gone where nothing fails."""
    old, new = plain(old), plain(new)
    pair = old.name, new.name
    if old.name in NUMBERS and new.name in NUMBERS:
        return digits_cut(old, new)
    if old.name in TIMED and new.name in (TIMED | {"date"}):
        return time_cut(old, new)
    if stated and new.name in STRINGS and too_long(old, new):
        return f"what is longer than {new.length or 1} characters"
    if stated and new.name in BITS and old.name in BITS and bits_differ(old, new):
        longer = pair == ("bit", "bit") and (old.length or 1) < (new.length or 1)
        return None if longer else f"bits beyond {new.length or 1}, and how many there were"
    return CUT.get(pair)


def digits_cut(old: DataType, new: DataType) -> str | None:
    scale = 0 if old.precision is not None else None
    scale = 0 if old.name in WHOLE else old.scale or scale
    if new.name in WHOLE or (new.name == "numeric" and new.precision is not None):
        room = 0 if new.name in WHOLE else new.scale or 0
        beyond = f", beyond {room}" if room else ""
        return None if scale is not None and scale <= room else AFTER_POINT + beyond
    if old.name == new.name or (old.name == "real" and new.name == "double precision"):
        return None
    if new.name not in FLOATS:
        return "the last digits" if old.name in FLOATS else None
    digits = old.precision or DIGITS.get(old.name)
    return None if digits is not None and digits <= KEEPS[new.name] else "the last digits"


def time_cut(old: DataType, new: DataType) -> str | None:
    if old.name == "interval" and new.name == "time":
        return "all but the time of day"
    if old.name in MOMENTS and new.name == "date":
        return "the time of day"
    if old.name in MOMENTS and new.name in ("time", "timetz"):
        return "the date"
    if (old.name, new.name) == ("timetz", "time"):
        return "the time zone"
    finer = FINEST if old.precision is None else old.precision
    room = FINEST if new.precision is None else new.precision
    return "fractions of a second" if room < finer else None
