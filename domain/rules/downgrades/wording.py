"""Parts of a table in words."""

from collections.abc import Sequence

from domain.databases.target import Database, Target
from domain.rules.downgrades.likeness import Part
from domain.schema.elements import (
    Check,
    Column,
    Exclusion,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName

# Bytes of a row on MySQL and MariaDB, and so the most characters that a varchar has there.
LONGEST_ROW = 65_535
KINDS: dict[type[Part], tuple[str, str]] = {
    Column: ("column", "columns"),
    Index: ("index", "indexes"),
    Unique: ("unique constraint", "unique constraints"),
    Check: ("check constraint", "check constraints"),
    ForeignKey: ("foreign key", "foreign keys"),
    PrimaryKey: ("primary key", "primary keys"),
    Exclusion: ("exclusion constraint", "exclusion constraints"),
}


def listing(parts: Sequence[Part], table: TableName) -> str:
    """As in `columns a and b and index ix of orders`."""
    kinds: dict[tuple[str, str], list[str]] = {}
    for part in parts:
        words = KINDS.get(type(part), ("constraint", "constraints"))
        kinds.setdefault(words, []).append(name_of(part))
    said = [
        f"{singular if len(names) == 1 else plural} {together(names)}"
        for (singular, plural), names in kinds.items()
    ]
    return f"{together(said)} of {table}"


def name_of(part: Part) -> str:
    """By name, or by columns where it has none."""
    return part.name or f"({', '.join(getattr(part, 'columns', ()))})"


def together(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def change(was: Part, now: Part, table: TableName) -> str:
    """As in `column a of t text; before upgrade() it was varchar(20)`."""
    said, before = shape(now), shape(was)
    if isinstance(was, Column) and isinstance(now, Column):
        said, before = columns_apart(was, now)
    return f"{listing([now], table)} {said}; before upgrade() it was {before}"


def refused(was: Column, now: Column, table: TableName, target: Target) -> str | None:
    """A varchar longer than a row may be, in whatever character set: without strict mode the
    server makes a text of it. Tried on MariaDB 10.11."""
    asked = now.type
    on_mysql = target.database in (Database.MYSQL, Database.MARIADB)
    if not on_mysql or asked is None or asked.name != "varchar" or was.type == asked:
        return None
    if (asked.length or 0) <= LONGEST_ROW:
        return None
    return (
        f"asks for {asked} as the type of {table}.{now.name}, which the server refuses in strict "
        f"mode (error 1074); before upgrade() it was {was.type}"
    )


def columns_apart(was: Column, now: Column) -> tuple[str, str]:
    """Only what differs of the two."""
    pairs = (
        (str(now.type), str(was.type)),
        (nullable(now), nullable(was)),
        (default(now), default(was)),
        (comment(now), comment(was)),
    )
    apart = [pair for pair in pairs if pair[0] != pair[1]]
    return " ".join(pair[0] for pair in apart), " ".join(pair[1] for pair in apart)


def nullable(column: Column) -> str:
    return "NOT NULL" if column.nullable is False else "nullable"


def default(column: Column) -> str:
    if column.default is None:
        return "without default"
    return f"with default {column.default.text}"


def comment(column: Column) -> str:
    return f"with comment {column.comment!r}" if column.comment else "without comment"


def shape(part: Part) -> str:
    """What it is, without its name: `unique on (a, b)`."""
    match part:
        case Index(elements=elements, unique=unique, predicate=predicate):
            where = f" WHERE {predicate}" if predicate else ""
            return f"{'unique' if unique else 'not unique'}, on ({', '.join(elements)}){where}"
        case ForeignKey(columns=columns):
            action = part.on_delete or "NO ACTION"
            return f"on ({', '.join(columns)}) to {part.target}, ON DELETE {action}"
    return f"on ({', '.join(getattr(part, 'columns', ()))})"
