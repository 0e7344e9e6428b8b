"""What Alembic has no method for, and so always comes as SQL."""

import pytest

from adapters.sql.reader import SqlTextReader
from domain.databases.target import Target
from domain.operations import (
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropExpression,
    TableComment,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, Computed, Index, NotNull, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.sql_operations import (
    AddDomainConstraint,
    AlterTable,
    AttachPartition,
    ChangeObject,
    CreateDomain,
    CreateFunction,
    CreateView,
    DetachPartition,
    DropSchema,
    DropView,
    EnumValue,
    MoveTable,
    RefreshView,
    Reindex,
    RenameConstraint,
    RenameIndex,
    SetSetting,
    Truncate,
    ValidateConstraint,
)

T, P = TableName("t"), TableName("p")
INTEGER = DataType("integer")


def read(text):
    return list(SqlTextReader().operations(text, Target.of("postgresql", "18")))


@pytest.mark.parametrize(
    ("sql", "operation"),
    [
        ("alter table t validate constraint c", ValidateConstraint(T, "c")),
        ("alter table t rename constraint a to b", RenameConstraint(T, "a", "b")),
        ("alter index i rename to j", RenameIndex("i", "j")),
        ("alter table t set schema s", MoveTable(T, "s")),
        ("truncate t, p cascade", Truncate((T, P), cascade=True)),
        ("reindex index concurrently i", Reindex(index="i", concurrently=True)),
        ("reindex table t", Reindex(table=T)),
        ("alter table t set unlogged", AlterTable(T, "set unlogged")),
        ("alter table t set (fillfactor = 70)", AlterTable(T, "set storage parameter")),
        ("alter table t set tablespace fast", AlterTable(T, "set tablespace", "fast")),
        (
            "alter table t alter a set statistics 500",
            AlterTable(T, "set statistics", column="a"),
        ),
        ("alter table t disable trigger all", AlterTable(T, "disable trigger")),
        ("alter table t enable trigger g", AlterTable(T, "enable trigger", "g")),
        ("alter table t enable row level security", AlterTable(T, "enable row level security")),
        ("alter table t replica identity full", AlterTable(T, "replica identity")),
        ("alter table t owner to me", AlterTable(T, "owner to")),
        (
            "create trigger g before insert on t for each row execute function f()",
            AlterTable(T, "create trigger", "g"),
        ),
        ("drop trigger g on t", AlterTable(T, "drop trigger", "g")),
        ("create policy y on t using (true)", AlterTable(T, "create policy", "y")),
        ("drop policy y on s.t", AlterTable(TableName("t", "s"), "drop policy", "y")),
        ("vacuum (full) t", AlterTable(T, "vacuum full")),
        ("vacuum full t", AlterTable(T, "vacuum full")),
        ("vacuum t", AlterTable(T, "vacuum")),
        ("analyze t", AlterTable(T, "analyze")),
        ("cluster t using i", AlterTable(T, "cluster", "i")),
        (
            "alter table t attach partition p for values from (1) to (2)",
            AttachPartition(T, P, "FOR VALUES FROM (1) TO (2)"),
        ),
        ("alter table t attach partition p default", AttachPartition(T, P, "DEFAULT")),
        (
            "alter table t detach partition p concurrently",
            DetachPartition(T, P, concurrently=True),
        ),
        ("alter type m add value 'x' after 'y'", EnumValue("m", "x", after="y")),
        (
            "alter type m add value if not exists 'x' before 'y'",
            EnumValue("m", "x", before="y", if_not_exists=True),
        ),
        ("alter type m rename value 'x' to 'y'", EnumValue("m", "y", renamed_from="x")),
        (
            "create view v as select a, p.b from t join p on true",
            CreateView(TableName("v"), ((T, "a"), (P, "a"), (P, "b"))),
        ),
        (
            "create or replace view v as select x.a from t x",
            CreateView(TableName("v"), ((T, "a"),), replace=True),
        ),
        (
            "create materialized view v as select a from t",
            CreateView(TableName("v"), ((T, "a"),), materialized=True),
        ),
        ("drop view if exists v cascade", DropView(TableName("v"), False, True, True)),
        ("drop materialized view v", DropView(TableName("v"), materialized=True)),
        ("refresh materialized view concurrently v", RefreshView(TableName("v"), True)),
        ("create domain d as int check (value > 0)", CreateDomain("d", INTEGER, True)),
        ("alter domain d add check (value > 0) not valid", AddDomainConstraint("d", False)),
        (
            "create function f() returns int language sql immutable as 'select 1'",
            CreateFunction("f", "immutable", inlined=True),
        ),
        (
            "create function f() returns int language plpgsql as 'begin return 1; end'",
            CreateFunction("f"),
        ),
        ("drop schema s cascade", DropSchema("s", cascade=True)),
        ("set local lock_timeout = '2s'", SetSetting("lock_timeout", "2s", local=True)),
        ("set statement_timeout to 0", SetSetting("statement_timeout", "0")),
        ("set search_path = a, b", SetSetting("search_path", "a, b")),
        ("reset lock_timeout", SetSetting("lock_timeout", "DEFAULT")),
        ("create sequence s", ChangeObject("CREATE", "SEQUENCE")),
        ("drop sequence s", ChangeObject("DROP", "SEQUENCE", "s")),
        ("create extension if not exists citext", ChangeObject("CREATE", "EXTENSION")),
        ("grant select on t to me", ChangeObject("GRANT", "PRIVILEGES")),
        ("comment on table t is 'x'", TableComment(T, "x")),
        ("comment on table t is null", TableComment(T, None)),
        ("comment on column t.a is 'x'", AlterColumn(T, "a", comment="x")),
        (
            "alter table t add constraint u unique using index i",
            AddConstraint(T, Unique("u", (), using_index="i")),
        ),
        (
            "alter table t add primary key using index i",
            AddConstraint(T, PrimaryKey(None, (), using_index="i")),
        ),
        (
            "alter table t add constraint n not null a not valid",
            AddConstraint(T, NotNull("n", "a", validated=False)),
        ),
        ("create index i on only t (a)", CreateIndex(T, Index("i", ("a",)), only=True)),
        ("alter table t drop a cascade", DropColumn(T, "a", cascade=True)),
        (
            "alter table t alter a add generated by default as identity",
            AlterColumn(T, "a", identity=True),
        ),
        ("alter table t alter a drop identity", AlterColumn(T, "a", identity=False)),
        (
            "alter table t alter a set expression as (b * 3)",
            AlterColumn(T, "a", expression=Computed("b * 3")),
        ),
        (
            "alter table t alter a drop expression",
            AlterColumn(T, "a", expression=DropExpression()),
        ),
        (
            "create table t (a int) partition by range (a)",
            CreateTable(T, (Column("a", INTEGER),), partitioned_by=("a",)),
        ),
        (
            "create table p partition of t default",
            CreateTable(P, (), partition_of=T, default_partition=True),
        ),
    ],
)
def test_a_statement_is_the_operation_that_it_asks_for(sql, operation):
    assert read(sql) == [operation]
