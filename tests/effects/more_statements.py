"""Statements that facts/postgresql.json does not have, as SQL and as operations."""

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
    InsertRows,
    Operation,
    RenameTable,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, Default, ForeignKey, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.sql_operations import AlterTable, Reindex, RenameConstraint, RenameIndex, Truncate
from tests.effects.postgresql_setup import (
    BIGINT,
    INTEGER,
    NOPK,
    PARENT,
    PART,
    REFD,
    TEXT,
    T,
    columns,
    varchar,
)

Z = TableName("z")
VALID_KEY = ForeignKey("fkv", ("fk",), PARENT, ("id",))
VALID_CHECK = Check("ckv", "length(c) > 0")

# Statement, and what it is; after the statements of BEFORE, where it has some.
MORE: dict[str, Operation] = {
    "drop index t_a": DropIndex("t_a"),
    "drop index t_pkey": DropIndex("t_pkey", T),
    "drop index t_fk_u": DropIndex("t_fk_u", T),
    "comment on column t.a is 'x'": AlterColumn(T, "a", comment="x"),
    "alter index t_a rename to t_a2": RenameIndex("t_a", "t_a2"),
    "alter table t rename constraint t_pkey to foo": RenameConstraint(T, "t_pkey", "foo"),
    "alter table t alter column a drop default": AlterColumn(T, "a", default=None, identity=False),
    "alter table t alter column c set not null": AlterColumn(T, "c", nullable=False),
    "alter table t alter column id set not null": AlterColumn(T, "id", nullable=False),
    "alter table t alter column id drop not null": AlterColumn(T, "id", nullable=True),
    "alter table t drop constraint fk_existing": DropConstraint(T, "fk_existing"),
    "alter table t drop constraint t_pkey": DropConstraint(T, "t_pkey"),
    "alter table t drop column fk": DropColumn(T, "fk"),
    "alter table t drop column id": DropColumn(T, "id"),
    "alter table t drop column id cascade": DropColumn(T, "id", cascade=True),
    "alter table t drop column d": DropColumn(T, "d"),
    "insert into t(id, nn) values (99999, 99999)": InsertRows(T, 1),
    "insert into parent(id) values (99999)": InsertRows(PARENT, 1),
    "delete from parent": ChangeRows("delete", PARENT, filtered=False),
    "update nopk set nid = 1 where id = 3": ChangeRows("update", NOPK, filtered=True),
    "create table z(id int references parent(id), k int references refd(id))": CreateTable(
        Z,
        columns(id=INTEGER, k=INTEGER),
        (
            ForeignKey(None, ("id",), PARENT, ("id",)),
            ForeignKey(None, ("k",), REFD, ("id",)),
        ),
    ),
    "create table z(id int primary key, p int references z(id))": CreateTable(
        Z,
        columns(id=INTEGER, p=INTEGER),
        (PrimaryKey(None, ("id",)), ForeignKey(None, ("p",), Z, ("id",))),
    ),
    "create table if not exists t(id int references parent(id))": CreateTable(
        T, columns(id=INTEGER), (ForeignKey(None, ("id",), PARENT, ("id",)),), if_not_exists=True
    ),
    "create index if not exists t_a on t(a)": CreateIndex(
        T, Index("t_a", ("a",)), if_not_exists=True
    ),
    "create index zi on part(id)": CreateIndex(PART, Index("zi", ("id",))),
    "alter table part add column x int": AddColumn(PART, Column("x", INTEGER)),
    "alter table part add column x float default random()": AddColumn(
        PART, Column("x", INTEGER, default=Default("random()", is_expression=True))
    ),
    "alter table part drop column id": DropColumn(PART, "id"),
    "alter table part alter column id type bigint": AlterColumn(PART, "id", type=BIGINT),
    "alter table part alter column id set not null": AlterColumn(PART, "id", nullable=False),
    "alter table part alter column id set default 3": AlterColumn(PART, "id", default=Default("3")),
    "alter table part rename column id to n": AlterColumn(PART, "id", new_name="n"),
    "comment on column part.id is 'x'": AlterColumn(PART, "id", comment="x"),
    "alter table part rename to whole": RenameTable(PART, "whole"),
    "alter table part add constraint c check (id > 0)": AddConstraint(PART, Check("c", "id > 0")),
    "alter table part add constraint u unique (id, ts)": AddConstraint(
        PART, Unique("u", ("id", "ts"))
    ),
    "alter table part alter column id set statistics 100": AlterTable(PART, "set statistics"),
    "drop table part": DropTable(PART),
    "truncate part": Truncate((PART,)),
    "update part set id = 3": ChangeRows("update", PART, filtered=False),
    "reindex index t_a": Reindex(index="t_a"),
    "alter table t alter column c type text using c::text": AlterColumn(
        T, "c", type=TEXT, using="c::text"
    ),
    "alter table t alter column c type text using cast(c as text)": AlterColumn(
        T, "c", type=TEXT, using="cast(c as text)"
    ),
    "alter table t alter column c type varchar(60) using c::varchar(60)": AlterColumn(
        T, "c", type=varchar(60), using="c::varchar(60)"
    ),
    "alter table t alter column c type varchar(60) using (c)": AlterColumn(
        T, "c", type=varchar(60), using="(c)"
    ),
    "alter table t alter column c type varchar(60) using c::varchar(20)": AlterColumn(
        T, "c", type=varchar(60), using="c::varchar(20)"
    ),
    "alter table t alter column s type bigint using s::bigint": AlterColumn(
        T, "s", type=BIGINT, using="s::bigint"
    ),
    "alter table t alter column c type varchar(60) using trim(c)": AlterColumn(
        T, "c", type=varchar(60), using="trim(c)"
    ),
    'alter table t alter column c type varchar(50) collate "C"': AlterColumn(
        T, "c", type=DataType("varchar", length=50, collation="C")
    ),
    "alter table t alter column c type int": AlterColumn(T, "c", type=INTEGER),
    "alter table t alter column s type boolean": AlterColumn(T, "s", type=DataType("boolean")),
    "alter table nopk alter column m type text": AlterColumn(NOPK, "m", type=TEXT),
    "alter table nopk alter column m type int": AlterColumn(NOPK, "m", type=INTEGER),
    "alter table t add constraint ckv check (length(c) > 0)": AddConstraint(T, VALID_CHECK),
    "alter table t add constraint fkv foreign key (fk) references parent(k)": AddConstraint(
        T, ForeignKey("fkv", ("fk",), PARENT, ("k",))
    ),
    "alter table t add constraint fkv foreign key (nn) references t(id)": AddConstraint(
        T, ForeignKey("fkv", ("nn",), T, ("id",))
    ),
    "alter table nopk add primary key (nid)": AddConstraint(NOPK, PrimaryKey(None, ("nid",))),
    "alter table t add column x int unique": AddColumn(
        T, Column("x", INTEGER), (Unique(None, ("x",)),)
    ),
    "alter table t add column x int; alter table t add foreign key (x) references parent(id)": (
        AddColumn(T, Column("x", INTEGER), (ForeignKey(None, ("x",), PARENT, ("id",)),))
    ),
}
AFTER_CHECK: dict[str, Operation] = {
    "alter table t alter column c type varchar(60)": AlterColumn(T, "c", type=varchar(60)),
    "alter table t alter column c type varchar(20)": AlterColumn(T, "c", type=varchar(20)),
    "alter table t drop column c": DropColumn(T, "c"),
}
AFTER_KEY: dict[str, Operation] = {
    "alter table t alter column fk type int": AlterColumn(T, "fk", type=INTEGER),
    "alter table parent alter column id type int": AlterColumn(PARENT, "id", type=INTEGER),
    "alter table t drop constraint fkv": DropConstraint(T, "fkv", "foreignkey"),
    "alter table parent drop constraint parent_pkey": DropConstraint(PARENT, "parent_pkey"),
    "alter table parent drop column id": DropColumn(PARENT, "id"),
    "alter table parent drop column id cascade": DropColumn(PARENT, "id", cascade=True),
    "truncate parent": Truncate((PARENT,)),
}
