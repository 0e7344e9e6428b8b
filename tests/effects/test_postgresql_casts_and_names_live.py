"""PostgreSQL's casts, functions and names against the server that answers here."""

import json
import random
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from domain.databases.postgresql.casts import Cast, Session, cast
from domain.databases.postgresql.functions import STEADY, VOLATILE
from domain.databases.postgresql.types import type_written
from domain.databases.target import Target
from domain.operations import AddConstraint, CreateTable
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Constraint, ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema

FACTS = json.loads((Path(__file__).parent / "facts" / "postgresql.json").read_text())
TYPES = (
    *("smallint", "integer", "bigint", "numeric", "numeric(10)", "numeric(10,2)"),
    *("numeric(12,2)", "numeric(12,4)", "real", "double precision", "money", "oid", "boolean"),
    *("text", "varchar", "varchar(10)", "varchar(50)", "char(10)", "char(20)", "citext", "name"),
    *("date", "time", "time(3)", "timetz", "timestamp", "timestamp(3)", "timestamptz"),
    *("timestamptz(3)", "interval", "interval(3)", "bytea", "uuid", "json", "jsonb", "xml"),
    *("bit(8)", "bit(16)", "varbit", "varbit(8)", "varbit(16)", "inet", "cidr", "macaddr"),
    *("macaddr8", "tsvector", "tsquery", "point", "int4range", "integer[]", "bigint[]"),
    *("text[]", "varchar(10)[]", "varchar(20)[]"),
)
SAMPLE = 120


def test_every_cast_that_is_told_to_be_free_is_and_a_sample_of_the_others(
    connection: Connection, target: Target
) -> None:
    session = Session(target.version, utc=True)
    told = {pair: in_words(between(*pair, session)) for pair in product(TYPES, TYPES)}
    free = [pair for pair, word in told.items() if word in ("free", "reindex")]
    others = sorted(told.keys() - set(free))
    chosen = [*free, *random.Random(1).sample(others, SAMPLE)]
    wrong = {
        pair: (told[pair], seen)
        for pair in sorted(chosen)
        if (seen := tried(connection, *pair)) not in (told[pair], "cannot be indexed")
    }
    assert wrong == {}


def between(old: str, new: str, session: Session) -> Cast:
    first, second = type_written(old), type_written(new)
    assert first is not None
    assert second is not None
    return cast(first, second, session)


def in_words(found: Cast) -> str:
    if found.refused:
        return "refused"
    if found.rewrites:
        return "rewrite"
    return "reindex" if found.reindexes else "free"


FILES = "select pg_relation_filenode('z'), pg_relation_filenode(to_regclass('zi'))"


def tried(connection: Connection, old: str, new: str) -> str:
    """What the server does to a table with an index on the column; `free` where it has none."""
    try:
        connection.exec_driver_sql(f"create table z(v {old})")
        with_index = indexed(connection)
        before = connection.exec_driver_sql(FILES).one()
        connection.exec_driver_sql(f"alter table z alter v type {new}")
        after = connection.exec_driver_sql(FILES).one()
    except DBAPIError as error:
        if "cannot be cast automatically" in str(error):
            return "refused"
        if "no default operator class" in str(error):
            return "cannot be indexed"
        raise
    finally:
        connection.rollback()
    if before[0] != after[0]:
        return "rewrite"
    if before[1] != after[1]:
        return "reindex"
    return "free" if with_index else "cannot be indexed"


def indexed(connection: Connection) -> bool:
    try:
        with connection.begin_nested():
            connection.exec_driver_sql("create index zi on z(v)")
    except DBAPIError:
        return False
    return True


def test_no_function_is_both_steady_and_volatile_on_this_server(connection: Connection) -> None:
    rows = connection.exec_driver_sql(
        "select proname, bool_or(provolatile = 'v') from pg_proc group by proname"
    )
    volatile = dict(list(rows))
    assert [name for name in STEADY if volatile.get(name)] == []
    assert [name for name in VOLATILE if volatile.get(name) is False] == []


LONG, LONGER = "a_table_with_a_name_that_is_long_enough", "a_column_with_a_name_that_is_even_longer"
UMLAUTS = "tabelle_mit_schönen_umlauten_überall_äöü"
NAMED_BY_SERVER = [
    ("t", ("a", "b"), (PrimaryKey(None, ("a",)), Unique(None, ("a", "b")), Unique(None, ("b",)))),
    ("t", ("a", "b"), (Check(None, "a > 0"), Check(None, "a > b"), Check(None, "a > 1"))),
    ("t", ("a", "b"), (ForeignKey(None, ("a",), TableName("p"), ("id",)),) * 2),
    (LONG, (LONGER,), (PrimaryKey(None, (LONGER,)), Unique(None, (LONGER,)))),
    (UMLAUTS, (LONGER,), (Unique(None, (LONGER,)), Check(None, f"{LONGER} > 0"))),
    ("x" * 70, ("a",), (Unique(None, ("a",)), PrimaryKey("p" * 70, ("a",)))),
]


@pytest.mark.parametrize(("table", "columns", "constraints"), NAMED_BY_SERVER)
def test_names_what_is_unnamed_as_the_server_does(
    connection: Connection,
    target: Target,
    table: str,
    columns: tuple[str, ...],
    constraints: tuple[Constraint, ...],
) -> None:
    name = TableName(table)
    try:
        connection.exec_driver_sql("create table p(id int primary key)")
        connection.exec_driver_sql(
            f"create table {table}({', '.join(f'{c} int' for c in columns)})"
        )
        for constraint in constraints:
            connection.exec_driver_sql(f"alter table {table} add {written(constraint)}")
        rows = connection.exec_driver_sql(
            f"select conname from pg_constraint where conrelid = '{table}'::regclass"
        )
        named = {row[0] for row in rows if not row[0].endswith("_not_null")}
    finally:
        connection.rollback()
    schema = apply(
        CreateTable(name, tuple(Column(c, DataType("integer")) for c in columns)), Schema(), target
    )
    for constraint in constraints:
        schema = apply(AddConstraint(name, constraint), schema, target)
    assert {c.name for c in schema.tables[name].constraints} == named


def written(constraint: Constraint) -> str:
    given = f"constraint {constraint.name} " if constraint.name else ""
    match constraint:
        case PrimaryKey(columns=columns):
            return f"{given}primary key ({', '.join(columns)})"
        case Unique(columns=columns):
            return f"{given}unique ({', '.join(columns)})"
        case Check(condition=condition):
            return f"{given}check ({condition})"
        case ForeignKey(columns=columns, target=other):
            return f"{given}foreign key ({', '.join(columns)}) references {other}"
        case _:
            raise NotImplementedError
