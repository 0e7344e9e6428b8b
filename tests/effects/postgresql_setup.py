"""The setup of facts/postgresql.json, as operations."""

from domain.databases.target import Target
from domain.operations import AddConstraint, CreateIndex, CreateTable, EnumType, Operation
from domain.schema.datatypes import DataType
from domain.schema.elements import Check, Column, ForeignKey, Index, PrimaryKey
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.sql_operations import CreateDomain, CreateFunction, CreateView

PARENT, T, NOPK, REFD = (TableName(n) for n in ("parent", "t", "nopk", "refd"))
PART, PART_A, PART_B, TDOM = (TableName(n) for n in ("part", "part_a", "part_b", "tdom"))
V, MV = TableName("v"), TableName("mv")

INTEGER, BIGINT, SMALLINT = DataType("integer"), DataType("bigint"), DataType("smallint")
TEXT, DATE, MOOD = (
    DataType("text"),
    DataType("date"),
    DataType("enum", values=("sad", "ok"), type_name="mood"),
)


def varchar(length: int | None = None) -> DataType:
    return DataType("varchar", length=length)


def columns(nullable: bool = True, **types: DataType) -> tuple[Column, ...]:
    return tuple(Column(name, datatype, nullable) for name, datatype in types.items())


SETUP: tuple[Operation, ...] = (
    CreateTable(PARENT, columns(id=BIGINT, k=INTEGER), (PrimaryKey(None, ("id",)),)),
    CreateTable(
        T,
        (
            *columns(id=BIGINT, a=INTEGER, b=TEXT, c=varchar(50)),
            *columns(n=DataType("numeric", precision=10, scale=2), ts=DataType("timestamp")),
            *columns(tstz=DataType("timestamptz"), d=DataType("timestamp", precision=3)),
            *columns(j=DataType("json"), fk=BIGINT, s=SMALLINT),
            *columns(nullable=False, nn=INTEGER),
            *columns(ch=DataType("char", length=10), v64=DataType("varbit", length=8)),
            *columns(ip=DataType("cidr"), iv=DataType("interval", precision=3)),
        ),
        (PrimaryKey(None, ("id",)),),
    ),
    CreateIndex(T, Index("t_a", ("a",))),
    CreateIndex(T, Index("t_c", ("c",))),
    CreateIndex(T, Index("t_fk_u", ("fk",), unique=True)),
    CreateIndex(T, Index("t_nn_u", ("nn",), unique=True)),
    EnumType("mood", ("sad", "ok"), create=True),
    CreateTable(
        NOPK, (*columns(nullable=False, id=INTEGER), *columns(nid=INTEGER, m=MOOD, i10=INTEGER))
    ),
    CreateView(V, ((T, "id"), (T, "b"))),
    CreateView(MV, ((T, "id"), (T, "a")), materialized=True),
    CreateIndex(MV, Index("mv_u", ("id",), unique=True)),
    CreateFunction("f_trg"),
    CreateTable(
        PART,
        (*columns(id=INTEGER), *columns(nullable=False, ts=DATE)),
        partitioned_by=("ts",),
    ),
    CreateTable(
        PART_A, (*columns(id=INTEGER), *columns(nullable=False, ts=DATE)), partition_of=PART
    ),
    CreateTable(PART_B, (*columns(id=INTEGER), *columns(nullable=False, ts=DATE))),
    CreateDomain("dom", INTEGER),
    CreateTable(TDOM, columns(x=DataType("dom", custom=True))),
    CreateTable(REFD, columns(id=BIGINT), (PrimaryKey(None, ("id",)),)),
    AddConstraint(T, Check("chk_existing", "a > 0", validated=False)),
    AddConstraint(T, ForeignKey("fk_existing", ("fk",), REFD, ("id",), validated=False)),
)


def schema_after(operations: tuple[Operation, ...], target: Target) -> Schema:
    schema = Schema()
    for operation in operations:
        schema = apply(operation, schema, target)
    return schema
