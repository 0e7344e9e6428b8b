"""What it costs to change a column from one type to another."""

import re

from domain.classes import frozen
from domain.databases.postgresql.types import KNOWN, NUMBERS, STRINGS, plain, type_written
from domain.schema.datatypes import DataType

TIMES = frozenset({"time", "timetz", "timestamp", "timestamptz", "interval"})
FINEST = 6
TYPE = r"[^()]*(?:\([^()]*\))?[^()]*"

# Casts that an assignment may use, besides those among numbers and those to a string.
ASSIGNABLE = frozenset(
    {
        *(("date", t) for t in ("timestamp", "timestamptz")),
        *(("timestamp", t) for t in ("date", "time", "timestamptz")),
        *(("timestamptz", t) for t in ("date", "time", "timetz", "timestamp")),
        *(("time", t) for t in ("interval", "timetz")),
        *((t, "time") for t in ("interval", "timetz")),
        *((t, "oid") for t in ("smallint", "integer", "bigint")),
        *(("oid", t) for t in ("integer", "bigint")),
        *((t, "money") for t in ("integer", "bigint", "numeric")),
        ("money", "numeric"),
        ("json", "jsonb"),
        ("jsonb", "json"),
        ("cidr", "inet"),
        ("inet", "cidr"),
        ("bit", "varbit"),
        ("varbit", "bit"),
        ("macaddr", "macaddr8"),
        ("macaddr8", "macaddr"),
    }
)
# Casts that must be stated, besides those from and to text.
STATED = frozenset(
    {
        ("boolean", "integer"),
        ("integer", "boolean"),
        *((t, "bit") for t in ("integer", "bigint")),
        *(("bit", t) for t in ("integer", "bigint")),
        *(("jsonb", t) for t in (*NUMBERS, "boolean")),
        ("date", "timestamp"),
        ("bytea", "uuid"),
        ("uuid", "bytea"),
        *(("bytea", t) for t in ("smallint", "integer", "bigint")),
        *((t, "bytea") for t in ("smallint", "integer", "bigint")),
    }
)
GEOMETRIC = frozenset({"point", "line", "lseg", "box", "path", "polygon", "circle"})
# The bytes stay as they are. Indexes stay too, unless the pair is in OTHER_ORDER.
SAME_BYTES = frozenset(
    {
        ("varchar", "text"),
        ("text", "varchar"),
        ("cidr", "inet"),
        ("bit", "varbit"),
        ("integer", "oid"),
        ("oid", "integer"),
        ("xml", "text"),
        ("xml", "varchar"),
        *((t, "citext") for t in ("text", "varchar")),
        *(("citext", t) for t in ("text", "varchar")),
    }
)
OTHER_ORDER = frozenset(
    {
        ("bit", "varbit"),
        ("integer", "oid"),
        ("oid", "integer"),
        *((t, "citext") for t in ("text", "varchar")),
        *(("citext", t) for t in ("text", "varchar")),
    }
)


@frozen
class Session:
    """What of the server decides casts. `utc` is None where the TimeZone is not known."""

    version: tuple[int, ...]
    utc: bool | None = None


@frozen
class Cast:
    """`refused`: there is no cast that an assignment may use. `reindexes`: the indexes of the
    column are built anew though the table is not."""

    rewrites: bool
    reindexes: bool = False
    refused: bool = False
    assumption: str | None = None


FREE = Cast(rewrites=False)
REWRITE = Cast(rewrites=True)
REFUSED = Cast(rewrites=False, refused=True)


def cast(old: DataType, new: DataType, session: Session) -> Cast:
    old, new = plain(old), plain(new)
    pair = old.name, new.name
    if bool(old.dimensions) != bool(new.dimensions):
        return REWRITE if new.name in STRINGS and not new.dimensions else REFUSED
    if same_type(old, new):
        return with_collation(old, new, widening(old, new))
    if unknown := next((t for t in (old, new) if t.name not in KNOWN), None):
        return Cast(True, assumption=f"the type {unknown} is not known")
    if not assignable(old, new):
        return REFUSED
    if old.dimensions:
        return REWRITE
    if pair in SAME_BYTES and (new.length is None or old.name == new.name):
        return with_collation(old, new, Cast(False, reindexes=pair in OTHER_ORDER))
    if set(pair) == {"timestamp", "timestamptz"} and precision(new) == FINEST:
        return shifted(session)
    return REWRITE


def same_type(old: DataType, new: DataType) -> bool:
    if old.name == new.name == "enum":
        return old.type_name == new.type_name
    return old.name == new.name


def assignable(old: DataType, new: DataType) -> bool:
    return (
        new.name in STRINGS
        or (old.name in NUMBERS and new.name in NUMBERS)
        or (old.name, new.name) in ASSIGNABLE
    )


def widening(old: DataType, new: DataType) -> Cast:
    """Between two sizes of one type: nothing is written when every old value fits as it is."""
    sizes = old.length, old.precision, old.scale or 0, new.length, new.precision, new.scale or 0
    if sizes[:3] == sizes[3:]:
        return FREE
    if old.dimensions:
        return REWRITE
    match old.name:
        case "varchar" | "varbit":
            fits = new.length is None or (old.length is not None and new.length >= old.length)
        case "numeric":
            fits = new.precision is None or (
                old.precision is not None
                and (old.scale or 0) == (new.scale or 0)
                and new.precision >= old.precision
            )
        case name if name in TIMES:
            fits = precision(new) >= precision(old)
        case "char" | "bit":
            fits = (old.length or 1) == (new.length or 1)
        case name:
            # A size that the type does not have says nothing about it.
            fits = name in KNOWN
    return FREE if fits else REWRITE


def precision(datatype: DataType) -> int:
    return FINEST if datatype.precision is None else datatype.precision


def shifted(session: Session) -> Cast:
    """Between timestamps with and without a zone: the bytes are the same where it is UTC."""
    if session.version < (12,) or session.utc is False:
        return REWRITE
    if session.utc is None:
        return Cast(True, assumption="the session's TimeZone is not known to be UTC")
    return Cast(False, reindexes=True)


def with_collation(old: DataType, new: DataType, found: Cast) -> Cast:
    if found.rewrites or old.collation == new.collation:
        return found
    return Cast(False, reindexes=True)


def stated_by(using: str, column: str, old: DataType) -> DataType | None:
    """The type that USING casts the column to, where it does nothing else."""
    stated = re.fullmatch(
        rf'\(*\s*(?:cast\s*\(\s*)?"?{re.escape(column)}"?\s*(?:(?:::|\bas\b)(?P<type>{TYPE}))?\)*',
        using.strip(),
        re.IGNORECASE,
    )
    if stated is None:
        return None
    return type_written(stated["type"]) if stated["type"] else old


def can_be_stated(old: DataType, new: DataType, session: Session) -> bool:
    """Whether there may be a cast at all; of types that are not known here there may."""
    first, second = plain(old), plain(new)
    names = {first.name, second.name}
    if bool(first.dimensions) != bool(second.dimensions):
        single = second if first.dimensions else first
        return single.name in STRINGS or single.name not in KNOWN
    if names - KNOWN or names & STRINGS or names & GEOMETRIC or first.custom or second.custom:
        return True
    if first.dimensions:
        return True
    pair = first.name, second.name
    new_in_18 = "bytea" in pair and session.version < (18,)
    return pair in STATED and not new_in_18


def cast_through(old: DataType, between: DataType, new: DataType, session: Session) -> Cast:
    """A cast that is stated, which may do more than an assignment, then the assignment."""
    first, then = cast(old, between, session), cast(between, new, session)
    if then.refused or (first.refused and not can_be_stated(old, between, session)):
        return REFUSED
    return Cast(
        first.rewrites or first.refused or then.rewrites,
        first.reindexes or then.reindexes,
        assumption=first.assumption or then.assumption,
    )
