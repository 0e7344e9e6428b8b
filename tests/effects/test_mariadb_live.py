"""MariaDB's and MySQL's effects against the servers that answer: the cheapest way they accept."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.target import Target
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    Operation,
    RenameTable,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Default, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.script import Step
from domain.source import Location
from tests.effects.generated.on_mysql import clauses, database_of, is_mariadb
from tests.effects.mariadb_statements import (
    BIGINT,
    INTEGER,
    PARENT,
    SETUP,
    TEXT,
    T,
    added,
    enum,
    retyped,
    text_of,
)
from tests.effects.postgresql_setup import schema_after
from tests.servers import MYSQLS, new_database

TABLES = """
    create table parent(id bigint primary key, k int);
    create table t(id bigint not null auto_increment primary key, a int, b text, c varchar(50),
        c2 varchar(300), n decimal(10,2), ts datetime, e enum('a','b') default 'a',
        st set('x','y'), fk bigint, nn int not null, u varchar(20) character set utf8mb3,
        tiny tinyint, j json, key t_a(a), unique key t_fk(fk))
"""
KEY = ForeignKey("f", ("fk",), PARENT, ("id",))
ADD_KEY = AddConstraint(T, KEY)
ADD_KEY_SQL = "alter table t add constraint f foreign key (fk) references parent(id)"


def expression(text: str) -> Default:
    return Default(text, is_expression=True)


# Statement after statements, each with what it is.
PLAIN: dict[str, Operation] = {
    "alter table t modify c varchar(64)": retyped("c", text_of(64)),
    "alter table t modify c varchar(60) not null": retyped("c", text_of(60), nullable=False),
    "alter table t modify c char(50)": retyped("c", DataType("char", length=50)),
    "alter table t modify u varchar(64) character set utf8mb4": retyped(
        "u", text_of(64, charset="utf8mb4")
    ),
    "alter table t modify b longtext": retyped("b", DataType("longtext")),
    "alter table t modify b text character set utf8mb3": retyped(
        "b", DataType("text", charset="utf8mb3")
    ),
    "alter table t modify b text collate utf8mb4_bin": retyped(
        "b", DataType("text", collation="utf8mb4_bin")
    ),
    "alter table t modify j longtext": retyped("j", DataType("longtext", charset="utf8mb4")),
    "alter table t modify j json": retyped("j", DataType("json")),
    "alter table t modify tiny boolean": retyped("tiny", DataType("boolean")),
    "alter table t modify a int(20)": retyped("a", DataType("integer", length=20)),
    "alter table t modify ts datetime(6)": retyped("ts", DataType("datetime", precision=6)),
    "alter table t modify ts timestamp": retyped("ts", DataType("timestamp")),
    "alter table t modify n decimal(10,2) not null": retyped(
        "n", DataType("numeric", precision=10, scale=2), nullable=False
    ),
    "alter table t modify n decimal(10,4)": retyped(
        "n", DataType("numeric", precision=10, scale=4)
    ),
    "alter table t modify e enum('a','b') default 'b'": AlterColumn(
        T, "e", type=enum("a", "b"), default=Default("b")
    ),
    "alter table t modify nn int not null default 5": AlterColumn(
        T, "nn", type=INTEGER, default=Default("5"), existing_nullable=False
    ),
    "alter table t change c cc varchar(60)": AlterColumn(T, "c", new_name="cc", type=text_of(60)),
    "alter table t change c cc varchar(60) not null": AlterColumn(
        T, "c", new_name="cc", type=text_of(60), nullable=False
    ),
    "alter table t alter column a drop default": AlterColumn(T, "a", default=Default("0")),
    "alter table t add column x text default 'a'": added(TEXT, Default("a")),
    "alter table t add column x int default (1+1)": added(INTEGER, expression("(1+1)")),
    "alter table t add column x double default (rand())": added(
        DataType("double"), expression("(rand())")
    ),
    "alter table t add column x int default (a+1)": added(INTEGER, expression("(a+1)")),
    "alter table t add column x bigint default (uuid_short())": added(
        BIGINT, expression("(uuid_short())")
    ),
    "alter table t add column x varchar(36) default (lower(uuid()))": added(
        text_of(36), expression("(lower(uuid()))")
    ),
    "alter table t add column x datetime default sysdate()": added(
        DataType("datetime"), expression("sysdate()")
    ),
    "alter table t add column x timestamp default current_timestamp": added(
        DataType("timestamp"), expression("current_timestamp")
    ),
    "create index i on t(c)": CreateIndex(T, Index("i", ("c",))),
    "create unique index i on t(c)": CreateIndex(T, Index("i", ("c",), unique=True)),
    "alter table t drop index t_fk": DropIndex("t_fk", T),
    "alter table t drop column fk": DropColumn(T, "fk"),
    "alter table t drop column id": DropColumn(T, "id"),
    "alter table t add unique (a, nn)": AddConstraint(T, Unique(None, ("a", "nn"))),
    ADD_KEY_SQL: ADD_KEY,
}
WITH_KEY: dict[str, Operation] = {
    "alter table t drop column fk": DropColumn(T, "fk"),
    "alter table t modify fk int": retyped("fk", INTEGER),
    "alter table t modify fk bigint not null": retyped("fk", BIGINT, nullable=False),
    "alter table t change fk fk2 bigint": AlterColumn(
        T, "fk", new_name="fk2", existing_type=BIGINT
    ),
    "alter table t drop foreign key f": DropConstraint(T, "f", "foreignkey"),
    "alter table parent rename to parent2": RenameTable(PARENT, "parent2"),
}
AFTER: dict[tuple[str, str], tuple[Operation, Operation]] = {
    ("alter table t add column v varchar(31)", "alter table t modify v varchar(400)"): (
        AddColumn(T, Column("v", text_of(31))),
        retyped("v", text_of(400)),
    ),
    ("alter table t add column v varchar(32)", "alter table t modify v varchar(64)"): (
        AddColumn(T, Column("v", text_of(32))),
        retyped("v", text_of(64)),
    ),
    ("alter table t add column v varbinary(130)", "alter table t modify v varbinary(300)"): (
        AddColumn(T, Column("v", DataType("varbinary", length=130))),
        retyped("v", DataType("varbinary", length=300)),
    ),
    (
        "alter table t add column v varchar(10) character set latin1",
        "alter table t modify v varchar(300) character set latin1",
    ): (
        AddColumn(T, Column("v", text_of(10, charset="latin1"))),
        retyped("v", text_of(300, charset="latin1")),
    ),
    (
        "alter table t add index i(c)",
        "alter table t modify c varchar(50) collate utf8mb4_bin",
    ): (
        CreateIndex(T, Index("i", ("c",))),
        retyped("c", text_of(50, collation="utf8mb4_bin")),
    ),
    ("alter table t add index i(a, nn)", "alter table t drop column a"): (
        CreateIndex(T, Index("i", ("a", "nn"))),
        DropColumn(T, "a"),
    ),
    ("alter table t add unique index i(a, nn)", "alter table t drop column a"): (
        AddConstraint(T, Unique("i", ("a", "nn"))),
        DropColumn(T, "a"),
    ),
    ("alter table t add constraint ck check (a > nn)", "alter table t drop column a"): (
        AddConstraint(T, Check("ck", "a > nn")),
        DropColumn(T, "a"),
    ),
    ("alter table t add constraint ck check (a > 0)", "alter table t drop column a"): (
        AddConstraint(T, Check("ck", "a > 0")),
        DropColumn(T, "a"),
    ),
}


@pytest.fixture(scope="module", params=MYSQLS)
def connection(request: pytest.FixtureRequest) -> Iterator[Connection]:
    with new_database(request.param) as url:
        engine = create_engine(url, poolclass=NullPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("alter database character set utf8mb4")
            yield connection


@pytest.fixture
def target(connection: Connection) -> Target:
    return Target.of(*database_of(connection))


def effect(operation: Operation, before: tuple[Operation, ...], target: Target) -> Effect:
    return effect_of(
        Step(operation, Location("m.py", 1)), schema_after((*SETUP, *before), target), target
    )


def agrees(connection: Connection, told: Effect, statement: str, *first: str) -> None:
    seen = cheapest(connection, statement, first)
    if told.refused is not None:
        assert told.refused in seen
    else:
        assert [lock.mode for lock in told.locks] == [seen]


def cheapest(connection: Connection, statement: str, first: tuple[str, ...]) -> str:
    """The first ALGORITHM and LOCK that the server accepts, else its reason for refusing."""
    make_tables(connection)
    run(connection, *first)
    comma = " " if statement.startswith("create") else ", "
    for algorithm, lock in clauses(is_mariadb(connection)):
        mode = f"ALGORITHM={algorithm}{comma}LOCK={lock}"
        try:
            run(connection, f"{statement}{comma}{mode}")
        except DBAPIError:
            continue
        return f"ALGORITHM={algorithm}, LOCK={lock}"
    with pytest.raises(DBAPIError) as refusal:
        run(connection, statement)
    return str(refusal.value.orig)


def make_tables(connection: Connection) -> None:
    there = ", ".join(connection.exec_driver_sql("show tables").scalars())
    drop = [f"drop table {there}"] if there else []
    create = TABLES.split(";")
    run(connection, "set foreign_key_checks = 0", *drop, "set foreign_key_checks = 1", *create)


def run(connection: Connection, *statements: str) -> None:
    for statement in statements:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize("statement", PLAIN)
def test_tells_the_cheapest_way(connection: Connection, target: Target, statement: str) -> None:
    if statement.endswith("default sysdate()") and not is_mariadb(connection):
        pytest.skip("MySQL takes a function as a default in parentheses alone")
    agrees(connection, effect(PLAIN[statement], (), target), statement)


@pytest.mark.parametrize("statement", WITH_KEY)
def test_tells_it_where_a_foreign_key_holds(
    connection: Connection, target: Target, statement: str
) -> None:
    agrees(connection, effect(WITH_KEY[statement], (ADD_KEY,), target), statement, ADD_KEY_SQL)


@pytest.mark.parametrize(("first", "statement"), AFTER)
def test_tells_it_after_another_statement(
    connection: Connection, target: Target, first: str, statement: str
) -> None:
    before, operation = AFTER[first, statement]
    agrees(connection, effect(operation, (before,), target), statement, first)


def test_knows_that_a_column_at_the_other_end_keeps_its_type(
    connection: Connection, target: Target
) -> None:
    told = effect(AlterColumn(PARENT, "id", type=INTEGER), (ADD_KEY,), target)
    make_tables(connection)
    run(connection, ADD_KEY_SQL)
    with pytest.raises(DBAPIError) as refusal:
        run(connection, "alter table parent modify id int")
    # The server names the database too.
    assert told.refused in str(refusal.value.orig).replace(
        f"'{connection.engine.url.database}.", "'"
    )


@pytest.mark.parametrize(
    ("statement", "operation"),
    [
        ("drop table parent", DropTable(PARENT)),
        ("drop index t_fk on t", DropIndex("t_fk", T)),
    ],
)
def test_knows_what_a_foreign_key_keeps_from_going(
    connection: Connection, target: Target, statement: str, operation: Operation
) -> None:
    told = effect(operation, (ADD_KEY,), target)
    make_tables(connection)
    run(connection, ADD_KEY_SQL)
    with pytest.raises(DBAPIError) as refusal:
        run(connection, statement)
    assert told.refused is not None
    assert told.refused in str(refusal.value.orig)


Q = TableName("q")
MADE = [
    "create table q(a int, b int, primary key (a), unique (b), unique (b, a), unique (a, b), "
    "check (a > 0), check (b > 0), foreign key (b) references parent(k2), "
    "foreign key (a) references parent(k2))",
    "alter table q add unique (b)",
    "alter table q add check (a > 1)",
    "alter table q rename to r",
]


def test_names_what_is_unnamed_as_the_server_does(connection: Connection, target: Target) -> None:
    make_tables(connection)
    run(connection, "alter table parent add column k2 int, add unique (k2)", *MADE)
    to_parent = [ForeignKey(None, (column,), PARENT, ("k2",)) for column in ("b", "a")]
    made = CreateTable(
        Q,
        (Column("a", INTEGER), Column("b", INTEGER)),
        (
            PrimaryKey(None, ("a",)),
            *(Unique(None, columns) for columns in (("b",), ("b", "a"), ("a", "b"))),
            *(Check(None, condition) for condition in ("a > 0", "b > 0")),
            *to_parent,
        ),
    )
    more = (AddConstraint(Q, Unique(None, ("b",))), AddConstraint(Q, Check(None, "a > 1")))
    table = schema_after((made, *more, RenameTable(Q, "r")), target).tables[TableName("r")]
    rows = connection.exec_driver_sql(
        "select constraint_name from information_schema.table_constraints "
        "where table_schema = database() and table_name = 'r'"
    )
    assert sorted(c.name or "" for c in table.constraints) == sorted(rows.scalars())


INDEXED = [
    ("foreign key (a) references parent(id)", (), ForeignKey(None, ("a",), PARENT, ("id",))),
    (
        "constraint named foreign key (a) references parent(id)",
        (),
        ForeignKey("named", ("a",), PARENT, ("id",)),
    ),
    (
        "key other(a, b), foreign key (a) references parent(id)",
        (Index("other", ("a", "b")),),
        ForeignKey(None, ("a",), PARENT, ("id",)),
    ),
]


@pytest.mark.parametrize(("written", "indexes", "key"), INDEXED)
@pytest.mark.parametrize("after", ["", "create index later on q(a)"])
def test_knows_the_indexes_that_the_server_makes_for_foreign_keys(
    connection: Connection,
    target: Target,
    written: str,
    indexes: tuple[Index, ...],
    key: ForeignKey,
    after: str,
) -> None:
    make_tables(connection)
    run(connection, f"create table q(a bigint, b int, {written})", *([after] if after else []))
    columns = (Column("a", BIGINT), Column("b", INTEGER))
    made = CreateTable(Q, columns, (key,), indexes)
    later = (CreateIndex(Q, Index("later", ("a",))),) if after else ()
    table = schema_after((made, *later), target).tables[Q]
    assert names_of(table) == indexes_on(connection, "q")


def names_of(table: Table) -> set[str | None]:
    return {index.name for index in table.all_indexes}


def indexes_on(connection: Connection, table: str) -> set[str | None]:
    return {row[2] for row in connection.exec_driver_sql(f"show index from {table}")}
