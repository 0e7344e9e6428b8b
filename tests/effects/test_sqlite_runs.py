"""SQLite's effects against what the SQLite of this Python does."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.operations.base import BatchOperations
from attrs import frozen
from sqlalchemy import Column as SaColumn
from sqlalchemy import Computed, Integer, String, Text, create_engine, text
from sqlalchemy.pool import NullPool

from domain.databases.effect import Blocks, Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    Operation,
    RenameTable,
)
from domain.schema import elements
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Default, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.script import Step
from domain.source import Location
from tests.effects.postgresql_setup import schema_after

SQLITE = Target.of("sqlite", ".".join(sqlite3.sqlite_version.split(".")[:2]))
INTEGER, TEXT = DataType("integer"), DataType("text")
P, T = TableName("p"), TableName("t")

SETUP = (
    CreateTable(P, (Column("id", INTEGER),), (PrimaryKey(None, ("id",)),)),
    CreateTable(
        T,
        tuple(Column(name, INTEGER) for name in ("id", "a", "b", "c", "d", "e", "f")),
        (
            PrimaryKey(None, ("id",)),
            Unique("u", ("c",)),
            Check("ck", "d > 0"),
            ForeignKey("fk", ("e",), P, ("id",)),
        ),
        (Index("t_a", ("a",)),),
    ),
)
SCRIPT = """
    create table p(id integer primary key);
    create table t(id integer primary key, a int, b text, c int, d int, e int, f text,
        constraint u unique (c), constraint ck check (d > 0),
        constraint fk foreign key (e) references p(id));
    create index t_a on t(a);
"""
FILL = """
    with recursive g(n) as (select 1 union all select n + 1 from g where n < {rows})
    insert into t select n, n, 'some text of a row ' || n, n, n, null, 'more of it' from g
"""
FEW, MANY = 100, 4000


def computed(persisted: bool) -> Column:
    return Column("x", INTEGER, computed=elements.Computed("a * 2", persisted))


PLAIN: dict[str, Operation] = {
    "alter table t add column x int": AddColumn(T, Column("x", INTEGER)),
    "alter table t add column x int not null default 5": AddColumn(
        T, Column("x", INTEGER, nullable=False, default=Default("5"))
    ),
    "alter table t add column x int generated always as (a * 2) virtual": AddColumn(
        T, computed(persisted=False)
    ),
    "alter table t add column x int references p(id)": AddColumn(
        T, Column("x", INTEGER), (ForeignKey(None, ("x",), P, ("id",)),), inline_references=True
    ),
    "alter table t rename to t2": RenameTable(T, "t2"),
    "alter table t rename column b to bb": AlterColumn(T, "b", new_name="bb"),
    "alter table t drop column b": DropColumn(T, "b"),
    "create index i on t(b)": CreateIndex(T, Index("i", ("b",))),
    "drop index t_a": DropIndex("t_a"),
    "drop table t": DropTable(T),
    "update t set f = upper(f)": ChangeRows("update", T, filtered=False),
}
FAILING: dict[str, Operation] = {
    "alter table t add column x int unique": AddColumn(
        T, Column("x", INTEGER), (Unique(None, ("x",)),), inline_references=True
    ),
    "alter table t add column x int primary key": AddColumn(
        T, Column("x", INTEGER), (PrimaryKey(None, ("x",)),), inline_references=True
    ),
    "alter table t add column x int not null": AddColumn(T, Column("x", INTEGER, nullable=False)),
    "alter table t add column x int default (random())": AddColumn(
        T, Column("x", INTEGER, default=Default("random()", is_expression=True))
    ),
    "alter table t add column x text default current_timestamp": AddColumn(
        T, Column("x", TEXT, default=Default("CURRENT_TIMESTAMP", is_expression=True))
    ),
    "alter table t add column x int generated always as (a * 2) stored": AddColumn(
        T, computed(persisted=True)
    ),
    "alter table t drop column id": DropColumn(T, "id"),
    "alter table t drop column a": DropColumn(T, "a"),
    "alter table t drop column c": DropColumn(T, "c"),
    "alter table t drop column d": DropColumn(T, "d"),
    "alter table t drop column e": DropColumn(T, "e"),
    "ALTER TABLE t ALTER COLUMN a TYPE text": AlterColumn(T, "a", type=TEXT),
    "ALTER TABLE t ALTER COLUMN a SET NOT NULL": AlterColumn(T, "a", nullable=False),
    "create unique index i on t(f)": CreateIndex(T, Index("i", ("f",), unique=True)),
}


def effect(operation: Operation) -> Effect:
    return effect_of(Step(operation, Location("m.py", 1)), schema_after(SETUP, SQLITE), SQLITE)


@frozen
class Ran:
    """`steps` of SQLite's virtual machine, in tens; what another connection could do then."""

    steps: int
    others_read: bool
    others_write: bool


def run(path: Path, statement: str, rows: int, cache_pages: int = 2000) -> Ran:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(SCRIPT)
    connection.execute(FILL.format(rows=rows))
    connection.execute(f"pragma cache_size = {cache_pages}")
    counted: list[None] = []
    connection.execute("begin")
    connection.set_progress_handler(lambda: counted.append(None), 10)
    connection.execute(statement)
    connection.set_progress_handler(None, 0)
    other = sqlite3.connect(path, timeout=0, isolation_level=None)
    ran = Ran(len(counted), can(other, "select count(*) from p"), can(other, "begin immediate"))
    other.close()
    connection.close()
    return ran


def can(connection: sqlite3.Connection, statement: str) -> bool:
    try:
        connection.execute(statement).fetchall()
    except sqlite3.OperationalError as error:
        if "database is locked" not in str(error):
            raise
        return False
    return True


@pytest.mark.parametrize("statement", PLAIN)
def test_knows_what_goes_over_every_row(statement: str, tmp_path: Path) -> None:
    told = effect(PLAIN[statement])
    few, many = (run(tmp_path / f"{rows}.db", statement, rows).steps for rows in (FEW, MANY))
    grows = many > few * 10
    # Rows that are changed one by one are no rewrite of the table.
    changes_rows = isinstance(PLAIN[statement], ChangeRows)
    assert bool(told.rewritten or told.index_builds or changes_rows) == grows


@pytest.mark.parametrize("statement", PLAIN)
def test_knows_who_waits_while_a_table_larger_than_the_cache_changes(
    statement: str, tmp_path: Path
) -> None:
    ran = run(tmp_path / "x.db", statement, MANY, cache_pages=10)
    (lock,) = effect(PLAIN[statement]).locks
    assert not ran.others_write
    assert (lock.blocks is Blocks.READS_AND_WRITES) == (not ran.others_read)


@pytest.mark.parametrize("statement", FAILING)
def test_knows_what_sqlite_says_when_it_fails(statement: str, tmp_path: Path) -> None:
    told = effect(FAILING[statement])
    with pytest.raises(sqlite3.Error) as failure:
        run(tmp_path / "x.db", statement, FEW)
    assert str(failure.value) == (told.refused or told.may_fail)


BATCHES: dict[str, tuple[Callable[[BatchOperations], object], Operation]] = {
    "add a column": (
        lambda batch: batch.add_column(SaColumn("x", Integer)),
        AddColumn(T, Column("x", INTEGER)),
    ),
    "add a column with a constant default": (
        lambda batch: batch.add_column(SaColumn("x", Integer, server_default="5")),
        AddColumn(T, Column("x", INTEGER, default=Default("5"))),
    ),
    "add a column with an expression as default": (
        lambda batch: batch.add_column(SaColumn("x", Integer, server_default=text("(1 + 1)"))),
        AddColumn(T, Column("x", INTEGER, default=Default("(1 + 1)", is_expression=True))),
    ),
    "add a stored column": (
        lambda batch: batch.add_column(SaColumn("x", Integer, Computed("a * 2", persisted=True))),
        AddColumn(T, computed(persisted=True)),
    ),
    "drop a column": (lambda batch: batch.drop_column("b"), DropColumn(T, "b")),
    "change a type": (
        lambda batch: batch.alter_column("b", type_=String(50)),
        AlterColumn(T, "b", type=DataType("varchar", length=50)),
    ),
    "rename a column": (
        lambda batch: batch.alter_column("b", new_column_name="bb", existing_type=Text()),
        AlterColumn(T, "b", new_name="bb"),
    ),
    "create an index": (
        lambda batch: batch.create_index("i", ["b"]),
        CreateIndex(T, Index("i", ("b",))),
    ),
    "drop an index": (lambda batch: batch.drop_index("t_a"), DropIndex("t_a", T)),
    "add a unique constraint": (
        lambda batch: batch.create_unique_constraint("u2", ["b"]),
        AddConstraint(T, Unique("u2", ("b",))),
    ),
    "drop a constraint": (
        lambda batch: batch.drop_constraint("ck", "check"),
        DropConstraint(T, "ck", "check"),
    ),
}


@pytest.mark.parametrize("recreate", ["auto", "always"])
@pytest.mark.parametrize("name", BATCHES)
def test_knows_when_batch_mode_copies_the_table(name: str, recreate: str, tmp_path: Path) -> None:
    ask, operation = BATCHES[name]
    step = Step(operation, Location("m.py", 1), batch=True, recreate=recreate)
    told = effect_of(step, schema_after(SETUP, SQLITE), SQLITE)
    sent = batched(tmp_path / "x.db", ask, recreate)
    assert told.refused is None
    assert bool(told.rewritten) == any("INSERT INTO _alembic_tmp_t" in each for each in sent)


def test_never_copies_where_batch_mode_was_told_so() -> None:
    step = Step(BATCHES["change a type"][1], Location("m.py", 1), batch=True, recreate="never")
    told = effect_of(step, schema_after(SETUP, SQLITE), SQLITE)
    assert told.rewritten == ()
    assert told.refused is not None


def batched(path: Path, ask: Callable[[BatchOperations], object], recreate: str) -> list[str]:
    """What Alembic sends to SQLite for a batch block with this one operation."""
    sqlite3.connect(path).executescript(SCRIPT).close()
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    sent: list[str] = []
    with engine.connect() as connection:
        connection.connection.dbapi_connection.set_trace_callback(sent.append)
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("t", recreate=recreate) as batch:
            ask(batch)
    return sent
