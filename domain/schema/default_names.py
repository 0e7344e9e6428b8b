"""The names that a database gives to what the source leaves unnamed."""

from collections.abc import Callable

import attrs

from domain.databases.target import Database, Target
from domain.schema.elements import (
    Check,
    Constraint,
    Exclusion,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
from domain.schema.schema import Table
from domain.schema.words import words

NAME_BYTES = 63


def named(constraint: Constraint, table: Table, target: Target) -> Constraint:
    """The constraint under the name that the target would give it; SQLite gives none."""
    if constraint.name is not None:
        kept = cut(constraint.name) if target.database is Database.POSTGRESQL else constraint.name
        return constraint if kept == constraint.name else attrs.evolve(constraint, name=kept)
    naming = NAMING[target.database]
    return attrs.evolve(constraint, name=naming(constraint, table, target))


def named_index(index: Index, table: Table) -> Index:
    """SQLAlchemy names an index that nobody named, whatever the database."""
    if index.name is not None:
        return index
    words = (table.name.schema, table.name.name, *index.elements[:1])
    return attrs.evolve(index, name="_".join(["ix", *(word for word in words if word)]))


def index_name(index: Index, table: Table) -> str:
    """As PostgreSQL names the index of a partition: `part_a_expr_idx`."""
    columns = {column.name for column in table.columns}
    middle = "_".join(e if e in columns or not columns else "expr" for e in index.elements)
    name = table.name.name
    return free(lambda n: composed(name, middle, "idx" + n), table, first="", rest=1)


def postgresql_name(constraint: Constraint, table: Table, target: Target) -> str:
    """`t_pkey`, `t_a_b_key`, `t_a_fkey`, `t_a_check`, `t_excl`, with a number where taken."""
    name = table.name.name
    match constraint:
        case PrimaryKey():
            middle, label = "", "pkey"
        case Unique(columns=columns):
            middle, label = "_".join(columns), "key"
        case ForeignKey(columns=columns):
            # Before version 12 only the first column lends its name.
            middle = "_".join(columns if target.at_least(12) else columns[:1])
            label = "fkey"
        case Check(condition=condition):
            spoken_of = words(condition or "") & {c.name for c in table.columns}
            middle, label = "".join(spoken_of) if len(spoken_of) == 1 else "", "check"
        case NotNull(column=column):
            middle, label = column, "not_null"
        case Exclusion():
            middle, label = "", "excl"
    return free(lambda n: composed(name, middle, label + n), table, first="", rest=1)


def mysql_name(constraint: Constraint, table: Table, target: Target) -> str:
    """`PRIMARY`, `t_ibfk_1`, `t_chk_1` (MariaDB: `CONSTRAINT_1`), or the first column's name."""
    name = table.name.name
    match constraint:
        case PrimaryKey():
            return "PRIMARY"
        case ForeignKey():
            return free(lambda n: f"{name}_ibfk_{n}", table, first="1", rest=2)
        case Unique(columns=columns) if columns:
            return free(lambda n: columns[0] + (n and f"_{n}"), table, first="", rest=2)
        case _ if target.database is Database.MARIADB:
            return free(lambda n: f"CONSTRAINT_{n}", table, first="1", rest=2)
        case _:
            return free(lambda n: f"{name}_chk_{n}", table, first="1", rest=2)


NAMING: dict[Database, Callable[[Constraint, Table, Target], str | None]] = {
    Database.POSTGRESQL: postgresql_name,
    Database.MYSQL: mysql_name,
    Database.MARIADB: mysql_name,
    Database.SQLITE: lambda constraint, table, target: None,
}


def free(name: Callable[[str], str], table: Table, first: str, rest: int) -> str:
    """The first of `name(first)`, `name("1")`, ... that nothing on the table has."""
    taken = {c.name for c in table.constraints} | table.index_names
    number, candidate = rest, name(first)
    while candidate in taken:
        number, candidate = number + 1, name(str(number))
    return candidate


def composed(table: str, middle: str, label: str) -> str:
    """PostgreSQL's makeObjectName: the longer of both names is cut until all of it fits."""
    first, second = table.encode(errors="replace"), middle.encode(errors="replace")
    room = NAME_BYTES - len(label) - 1 - (1 if middle else 0)
    while len(first) + len(second) > room:
        if len(first) > len(second):
            first = first[:-1]
        else:
            second = second[:-1]
    parts = [part.decode(errors="ignore") for part in (first, second) if part]
    return "_".join([*parts, label])


def cut(name: str) -> str:
    """A name too long, as PostgreSQL keeps it: the first 63 bytes."""
    if len(name) <= NAME_BYTES // 4:
        return name
    return name.encode(errors="replace")[:NAME_BYTES].decode(errors="ignore")
