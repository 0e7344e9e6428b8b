"""What it takes to change a column from one type to another."""

from domain.classes import frozen
from domain.databases.mysql.algorithms import Algorithm
from domain.databases.target import Database, Target
from domain.schema.datatypes import DataType

ALIASES = {
    "int": "integer",
    "decimal": "numeric",
    "bool": "tinyint",
    "boolean": "tinyint",
    "character varying": "varchar",
    "double precision": "double",
    "json": "longtext",
}
WHOLE_NUMBERS = frozenset({"tinyint", "smallint", "mediumint", "integer", "bigint", "year"})
BYTES = {"utf8mb4": 4, "utf8mb3": 3, "utf8": 3, "utf16": 4, "utf32": 4, "ucs2": 2}
ONE_BYTE = frozenset({"latin1", "ascii", "binary", "latin2", "cp1250", "cp1251", "koi8r"})
LENGTH_BYTE = 255
MARIADB_FREE = 127
SET_SIZES = (8, 16, 24, 32, 64)


@frozen
class Change:
    """`algorithm` None: nothing changes. `recompared`: an index of the column is another one."""

    algorithm: Algorithm | None
    recompared: bool = False
    assumption: str | None = None


COPY = Change(Algorithm.COPY)
NOTHING = Change(None)


def change(old: DataType, new: DataType, target: Target) -> Change:
    first, second = word(old, target), word(new, target)
    if first != second or old.unsigned != new.unsigned:
        return COPY
    match first:
        case "varchar" | "varbinary":
            return resized(old, new, target)
        case "enum" | "set":
            return appended(old, new, first, target)
        case name if name in WHOLE_NUMBERS:
            return NOTHING
    if (old.length, old.precision, old.scale or 0) != (new.length, new.precision, new.scale or 0):
        return COPY
    return recharactered(old, new, target)


def recharactered(old: DataType, new: DataType, target: Target) -> Change:
    """Another collation, or another character set in which all that was written stays the same."""
    if old.charset != new.charset and not wider(old, new):
        return COPY
    if (old.charset, old.collation) == (new.charset, new.collation):
        return NOTHING
    return Change(free(target), recompared=resorted(old, new, target))


def free(target: Target) -> Algorithm:
    """What is only a matter of the catalogue, as each calls it."""
    return Algorithm.INSTANT if target.database is Database.MARIADB else Algorithm.INPLACE


def resorted(old: DataType, new: DataType, target: Target) -> bool:
    """Whether an index over the column is another one afterwards."""
    kept = target.database is Database.MARIADB and word(old, target) in ("char", "varchar")
    return old.collation != new.collation or (old.charset != new.charset and not kept)


def word(datatype: DataType, target: Target) -> str:
    name = datatype.name.lower()
    if name == "json" and target.database is Database.MYSQL:
        return name
    return ALIASES.get(name, name)


def resized(old: DataType, new: DataType, target: Target) -> Change:
    """Free while the number of bytes that hold the length stays the same.

    MariaDB goes on from one to two when the old maximum was at most 127 bytes.
    """
    mariadb = target.database is Database.MARIADB
    if old.length is None or new.length is None:
        return Change(Algorithm.COPY, assumption="the length of the column is not known")
    if new.length < old.length or (old.charset != new.charset and not wider(old, new)):
        return COPY
    if (old.length, old.charset, old.collation) == (new.length, new.charset, new.collation):
        return NOTHING
    outcomes = {crosses(old.length * n, new.length * n, mariadb) for n in (1, 4)}
    guess = "the character set is utf8mb4" if len(outcomes) > 1 and not old.charset else None
    if crosses(old.length * width(old), new.length * width(new), mariadb):
        return Change(Algorithm.COPY, assumption=guess)
    return Change(free(target), recompared=resorted(old, new, target), assumption=guess)


def crosses(before: int, after: int, mariadb: bool) -> bool:
    """Whether the length needs another byte that the rows do not have."""
    return before <= LENGTH_BYTE < after and not (mariadb and before <= MARIADB_FREE)


def wider(old: DataType, new: DataType) -> bool:
    """utf8mb3 to utf8mb4: every old value is the same bytes."""
    return (old.charset or "utf8mb4", new.charset or "utf8mb4") in (
        ("utf8mb3", "utf8mb4"),
        ("utf8", "utf8mb4"),
    )


def width(datatype: DataType) -> int:
    if datatype.name.lower() == "varbinary" or datatype.charset in ONE_BYTE:
        return 1
    return BYTES.get(datatype.charset or "utf8mb4", 4)


def appended(old: DataType, new: DataType, kind: str, target: Target) -> Change:
    """New members at the end are free, as long as the same bytes hold them.

    Another character set or collation is no matter of the rows, but MariaDB copies them.
    """
    written = (old.charset, old.collation) == (new.charset, new.collation)
    if not written and target.database is Database.MARIADB:
        return COPY
    if not old.values or not new.values:
        return Change(Algorithm.COPY, assumption=f"the members of the {kind} are not known")
    if old.values == new.values:
        return NOTHING
    if new.values[: len(old.values)] != old.values:
        return COPY
    sizes = SET_SIZES if kind == "set" else (LENGTH_BYTE,)
    before, after = (sum(len(t.values) > size for size in sizes) for t in (old, new))
    return COPY if before != after else Change(Algorithm.INSTANT)
