"""Each statement of facts/postgresql.json as operations, and those that no operation says."""

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropExpression,
    DropIndex,
    DropTable,
    EnumType,
    InsertRows,
    Operation,
    RenameTable,
    TableComment,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    Exclusion,
    ForeignKey,
    Index,
    NotNull,
    PrimaryKey,
    Unique,
)
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
    SetSetting,
    Truncate,
    ValidateConstraint,
)
from tests.effects.postgresql_setup import (
    BIGINT,
    DATE,
    INTEGER,
    MOOD,
    MV,
    NOPK,
    PARENT,
    PART,
    PART_A,
    PART_B,
    TEXT,
    T,
    V,
    columns,
    varchar,
)

INEXPRESSIBLE = {
    "alter_type_add_attr_cascade": "tables of a composite type (CREATE TABLE ... OF) are not in "
    "the vocabulary: no history that was looked at has one",
    "update_deferred_fk_then_alter": "it fails because of the values of the inserted row, which "
    "an operation does not carry",
}


def added(
    datatype: DataType,
    *constraints: Constraint,
    default: str | Default | None = None,
    nullable: bool = True,
    **more: object,
) -> AddColumn:
    given = Default(default, is_expression=True) if isinstance(default, str) else default
    column = Column("x", datatype, nullable, given, **more)
    return AddColumn(T, column, constraints, inline_references=True)


def retyped(column: str, datatype: DataType, using: str | None = None) -> AlterColumn:
    return AlterColumn(T, column, type=datatype, using=using)


def to_parent(name: str | None, *own: str, validated: bool = True) -> ForeignKey:
    return ForeignKey(name, own, PARENT, ("id",), validated=validated)


TIMESTAMP, TIMESTAMPTZ = DataType("timestamp"), DataType("timestamptz")
UUID, JSONB, CITEXT = DataType("uuid"), DataType("jsonb"), DataType("citext")
DOM, DOM2 = DataType("dom", custom=True), DataType("dom2", custom=True)
BOUNDS = "for values from ('2025-01-01') to ('2026-01-01')"
DOUBLED = Computed("a*2", persisted=True)

FIRST: dict[str, Operation] = {
    "create domain dom2 as int check (value>0)": CreateDomain("dom2", INTEGER, checked=True),
    "alter table t add constraint ann check (a is not null) not valid": AddConstraint(
        T, Check("ann", "a is not null", validated=False)
    ),
    "alter table t validate constraint ann": ValidateConstraint(T, "ann"),
    "alter table t add constraint ann check (a is not null and a>0)": AddConstraint(
        T, Check("ann", "a is not null and a>0")
    ),
    "alter table t add constraint ann not null a not valid": AddConstraint(
        T, NotNull("ann", "a", validated=False)
    ),
    "drop view v": DropView(V),
    "set timezone='UTC'": SetSetting("timezone", "UTC"),
    "set timezone='America/New_York'": SetSetting("timezone", "America/New_York"),
    "alter table t alter column ip type inet": retyped("ip", DataType("inet")),
    "alter table parent add constraint x unique(k)": AddConstraint(PARENT, Unique("x", ("k",))),
    "create unique index npu on nopk(id)": CreateIndex(NOPK, Index("npu", ("id",), unique=True)),
    "create unique index npu on nopk(nid)": CreateIndex(NOPK, Index("npu", ("nid",), unique=True)),
    "create schema if not exists s2": ChangeObject("create", "schema", "s2"),
    "create schema if not exists s3": ChangeObject("create", "schema", "s3"),
    "create table if not exists s3.x(a int)": CreateTable(
        TableName("x", "s3"), columns(a=INTEGER), if_not_exists=True
    ),
    "alter table t add constraint fkp foreign key(fk) references parent(id)": AddConstraint(
        T, to_parent("fkp", "fk")
    ),
    "alter table nopk set unlogged": AlterTable(NOPK, "set unlogged"),
    "alter table part_b add constraint pc check (ts is not null and ts >= '2025-01-01' "
    "and ts < '2026-01-01')": AddConstraint(
        PART_B, Check("pc", "ts is not null and ts >= '2025-01-01' and ts < '2026-01-01'")
    ),
    "create table part_def partition of part default": CreateTable(
        TableName("part_def"),
        (*columns(id=INTEGER), *columns(nullable=False, ts=DATE)),
        partition_of=PART,
        default_partition=True,
    ),
    "create extension if not exists citext": ChangeObject("create", "extension", "citext"),
    "create index pi on t(b) where c='x'": CreateIndex(T, Index("pi", ("b",), predicate="c='x'")),
    "create function fv() returns int language sql volatile as 'select 1'": CreateFunction(
        "fv", "volatile", inlined=True
    ),
    "create function fi() returns int language sql immutable as 'select 1'": CreateFunction(
        "fi", "immutable", inlined=True
    ),
    "alter table nopk add constraint q check (nid is not null)": AddConstraint(
        NOPK, Check("q", "nid is not null")
    ),
    "create index iu on t(s)": CreateIndex(T, Index("iu", ("s",))),
    "alter table t add column x int generated always as (a*2) stored": AddColumn(
        T, Column("x", INTEGER, computed=DOUBLED)
    ),
    "create index ie on t(lower(c))": CreateIndex(T, Index("ie", ("lower(c)",))),
}

ADDING: dict[str, tuple[Operation, ...]] = {
    "add_col_null": (added(INTEGER),),
    "add_col_const_default": (added(INTEGER, default="5"),),
    "add_col_const_default_nn": (added(INTEGER, default=Default("5"), nullable=False),),
    "add_col_now": (added(TIMESTAMPTZ, default="now()"),),
    "add_col_now_nn": (added(TIMESTAMPTZ, default="now()", nullable=False),),
    "add_col_clock": (added(TIMESTAMPTZ, default="clock_timestamp()"),),
    "add_col_uuid": (added(UUID, default="gen_random_uuid()"),),
    "add_col_uuidv7": (added(UUID, default="uuidv7()"),),
    "add_col_nextval": (added(BIGINT, default="nextval('sq')"),),
    "add_col_serial": (added(DataType("serial")),),
    "add_col_identity": (added(BIGINT, identity=True),),
    "add_col_gen_stored": (added(INTEGER, computed=DOUBLED),),
    "add_col_gen_virtual": (added(INTEGER, computed=Computed("a*2", persisted=False)),),
    "add_col_nn_nodefault": (added(INTEGER, nullable=False),),
    "add_col_check": (added(INTEGER, Check(None, "x>0")),),
    "add_col_const_check": (added(INTEGER, Check(None, "x>0"), default="1"),),
    "add_col_fk_null": (added(BIGINT, to_parent(None, "x")),),
    "add_col_fk_default": (added(BIGINT, to_parent(None, "x"), default="1"),),
    "add_col_dom_unconstrained": (added(DOM),),
    "add_col_dom_constrained": (added(DOM2),),
    "add_col_dom_constrained_default": (added(DOM2, default="4"),),
    "add_col_ifnotexists": (AddColumn(T, Column("a", INTEGER), if_not_exists=True),),
    "bool_add_default_false": (added(DataType("boolean"), default="false", nullable=False),),
    "add_col_jsonb_default": (added(JSONB, default="'{}'::jsonb", nullable=False),),
    "add_col_array_default": (
        added(DataType("integer", dimensions=1), default="'{}'", nullable=False),
    ),
    "add_col_stable_func": (added(TIMESTAMPTZ, default="now() - interval '1 day'"),),
    "add_col_default_lower": (added(TEXT, default="lower('A')"),),
    "add_col_userfunc_volatile": (added(INTEGER, default="fv()"),),
    "add_col_userfunc_immutable": (added(INTEGER, default="fi()"),),
    "add_col_then_set_volatile_default": (
        added(UUID),
        AlterColumn(T, "x", default=Default("gen_random_uuid()", is_expression=True)),
    ),
    "add_col_long_ident": (AddColumn(T, Column("x" * 70, INTEGER)),),
    "lock_timeout_set_local": (
        SetSetting("lock_timeout", "'2s'", local=True),
        AddColumn(T, Column("q", INTEGER)),
    ),
    "update_then_alter": (
        ChangeRows("update", T, filtered=False),
        AddColumn(T, Column("zz", INTEGER)),
    ),
    "create_index_in_tx_after_alter": (
        AddColumn(NOPK, Column("z", INTEGER)),
        CreateIndex(NOPK, Index("zi", ("id",))),
    ),
}

ALTERING: dict[str, tuple[Operation, ...]] = {
    "drop_col_view_dep": (DropColumn(T, "b"),),
    "drop_col_indexed": (DropColumn(T, "c"),),
    "set_default": (AlterColumn(T, "a", default=Default("3")),),
    "drop_not_null": (AlterColumn(T, "nn", nullable=True),),
    "set_not_null_checked": (AlterColumn(T, "a", nullable=False),),
    "set_not_null_check_notvalid": (AlterColumn(T, "a", nullable=False),),
    "set_not_null_compound_check": (AlterColumn(T, "a", nullable=False),),
    "smallint_to_int": (retyped("s", INTEGER),),
    "varchar_widen": (retyped("c", varchar(100)),),
    "varchar_unlimited": (retyped("c", varchar()),),
    "varchar_to_text": (retyped("c", TEXT),),
    "text_to_varchar": (retyped("b", varchar(100)),),
    "text_view_dep": (retyped("b", varchar(100)),),
    "char_widen": (retyped("ch", DataType("char", length=20)),),
    "char_to_text": (retyped("ch", TEXT),),
    "char_to_varchar": (retyped("ch", varchar(10)),),
    "numeric_unconstrained": (retyped("n", DataType("numeric")),),
    "numeric_scale": (retyped("n", DataType("numeric", precision=12, scale=4)),),
    "numeric_narrow": (retyped("n", DataType("numeric", precision=8, scale=2)),),
    "ts_to_tstz_utc": (retyped("ts", TIMESTAMPTZ),),
    "ts_to_tstz_local": (retyped("ts", TIMESTAMPTZ),),
    "ts_to_tstz_using": (retyped("ts", TIMESTAMPTZ, using="ts at time zone 'UTC'"),),
    "ts_prec_up": (retyped("d", DataType("timestamp", precision=6)),),
    "ts_prec_down": (retyped("ts", DataType("timestamp", precision=3)),),
    "varbit_widen": (retyped("v64", DataType("varbit", length=16)),),
    "cidr_to_inet": (retyped("ip", DataType("inet")),),
    "inet_to_cidr": (retyped("ip", DataType("cidr")),),
    "json_to_jsonb": (retyped("j", JSONB),),
    "text_to_int_using": (retyped("c", INTEGER, using="1"),),
    "varchar_to_enum_using": (retyped("c", MOOD, using="null::mood"),),
    "text_to_jsonb_using": (retyped("c", JSONB, using="to_jsonb(c)"),),
    "int_to_dom": (AlterColumn(NOPK, "i10", type=DOM),),
    "int_to_numeric": (AlterColumn(NOPK, "i10", type=DataType("numeric")),),
    "int_to_bigint_pk_fk": (retyped("fk", INTEGER),),
    "alter_column_pk_type": (AlterColumn(PARENT, "k", type=BIGINT),),
    "text_to_citext": (retyped("b", CITEXT),),
    "varchar_indexed_to_citext": (retyped("c", CITEXT),),
    "varchar_to_text_partial_index": (retyped("c", TEXT),),
    "set_data_type_index_expr": (retyped("c", TEXT),),
    "rename_col": (AlterColumn(T, "a", new_name="a2"),),
    "add_identity_existing": (AlterColumn(NOPK, "id", identity=True),),
    "multi_alter_one_stmt": (
        AlterColumn(T, "a", nullable=False),
        AlterColumn(T, "b", nullable=False),
    ),
    "set_expression_17": (AlterColumn(T, "x", expression=Computed("a*3", persisted=True)),),
    "drop_expression": (AlterColumn(T, "x", expression=DropExpression()),),
    "set_statistics": (AlterTable(T, "set statistics", "500", column="a"),),
    "set_storage": (AlterTable(T, "set storage", "external", column="b"),),
    "set_compression": (AlterTable(T, "set compression", "pglz", column="b"),),
}

CONSTRAINING: dict[str, tuple[Operation, ...]] = {
    "add_nn_constraint_notvalid_18": (AddConstraint(T, NotNull("ann", "a", validated=False)),),
    "validate_nn_18": (ValidateConstraint(T, "ann"),),
    "add_check_nv": (AddConstraint(T, Check("ck", "a>0", validated=False)),),
    "add_fk": (AddConstraint(T, to_parent("fk1", "fk")),),
    "validate_fk": (ValidateConstraint(T, "fk_existing"),),
    "add_fk_partitioned_nv": (AddConstraint(PART, to_parent("fk2", "id", validated=False)),),
    "add_fk_partitioned": (AddConstraint(PART, to_parent("fk2", "id")),),
    "add_fk_type_mismatch": (AddConstraint(T, to_parent("fk1", "b")),),
    "add_unique": (AddConstraint(T, Unique("u", ("a",))),),
    "add_unique_using": (AddConstraint(T, Unique("u", (), using_index="t_fk_u")),),
    "add_unique_dups": (AddConstraint(T, Unique("u", ("s",))),),
    "add_unique_nnd": (AddConstraint(T, Unique("u", ("a",))),),
    "unique_partitioned_missing_key": (AddConstraint(PART, Unique("up", ("id",))),),
    "add_pk": (AddConstraint(NOPK, PrimaryKey(None, ("id",))),),
    "add_pk_using": (AddConstraint(NOPK, PrimaryKey(None, (), using_index="npu")),),
    "add_pk_using_nullable": (AddConstraint(NOPK, PrimaryKey(None, (), using_index="npu")),),
    "set_not_null_via_pk_using": (AddConstraint(NOPK, PrimaryKey(None, (), using_index="npu")),),
    "add_exclude": (AddConstraint(T, Exclusion("ex")),),
    "drop_constraint_check": (DropConstraint(T, "chk_existing", "check"),),
    "alter_constraint_deferrable": (AlterTable(T, "alter constraint", "fk_existing"),),
    "add_check_nv_then_validate_same_tx": (
        AddConstraint(T, Check("ck", "a>0", validated=False)),
        ValidateConstraint(T, "ck"),
    ),
    "add_fk_nv_then_validate_same_tx": (
        AddConstraint(T, to_parent("fk1", "fk", validated=False)),
        ValidateConstraint(T, "fk1"),
    ),
}

INDEXING: dict[str, tuple[Operation, ...]] = {
    "create_index": (CreateIndex(T, Index("i", ("b",))),),
    "create_index_where": (CreateIndex(T, Index("i", ("b",), predicate="a>5")),),
    "create_unique_index": (CreateIndex(T, Index("i", ("a",), unique=True)),),
    "create_index_conc_tx": (CreateIndex(T, Index("i", ("b",)), concurrently=True),),
    "create_index_conc": (CreateIndex(T, Index("i", ("b",)), concurrently=True),),
    "create_index_partitioned_conc": (CreateIndex(PART, Index("i", ("id",)), concurrently=True),),
    "create_index_only_parent": (CreateIndex(PART, Index("i", ("id",)), only=True),),
    "add_unique_concurrent_leaves_invalid": (
        CreateIndex(T, Index("iu", ("s",), unique=True), concurrently=True),
    ),
    "create_index_if_not_exists_invalid": (
        CreateIndex(T, Index("iu", ("s",)), concurrently=True, if_not_exists=True),
    ),
    "drop_index_conc_tx": (DropIndex("t_a", concurrently=True),),
    "drop_index_conc": (DropIndex("t_a", concurrently=True),),
    "reindex_table": (Reindex(T),),
    "reindex_conc_tx": (Reindex(index="t_a", concurrently=True),),
    "reindex_conc": (Reindex(index="t_a", concurrently=True),),
}

TABLES: dict[str, tuple[Operation, ...]] = {
    "rename_table": (RenameTable(NOPK, "nopk2"),),
    "rename_table_fk_lock": (RenameTable(PARENT, "parent2"),),
    "set_schema": (MoveTable(NOPK, "s2"),),
    "drop_table": (DropTable(NOPK),),
    "drop_table_dep": (DropTable(PARENT),),
    "drop_table_fk_child": (DropTable(T, cascade=True),),
    "drop_table_child_locks_parent": (DropTable(T, cascade=True),),
    "truncate": (Truncate((NOPK,)),),
    "truncate_cascade": (Truncate((PARENT,), cascade=True),),
    "set_unlogged": (AlterTable(NOPK, "set unlogged"),),
    "set_logged": (AlterTable(NOPK, "set logged"),),
    "set_tablespace": (AlterTable(NOPK, "set tablespace", "pg_default"),),
    "set_fillfactor": (AlterTable(T, "set storage parameter", "fillfactor=70"),),
    "set_autovac": (AlterTable(T, "set storage parameter", "autovacuum_enabled=false"),),
    "replica_identity": (AlterTable(T, "replica identity", "full"),),
    "enable_rls": (AlterTable(T, "enable row level security"),),
    "disable_trigger": (AlterTable(T, "disable trigger", "all"),),
    "create_trigger": (AlterTable(T, "create trigger", "tg"),),
    "comment_on": (TableComment(T, "x"),),
    "vacuum_full_tx": (AlterTable(T, "vacuum full"),),
    "vacuum_full": (AlterTable(T, "vacuum full"),),
    "cluster": (AlterTable(T, "cluster", "t_a"),),
    "update_all": (ChangeRows("update", T, filtered=False),),
    "attach_partition": (AttachPartition(PART, PART_B, BOUNDS),),
    "attach_partition_check": (AttachPartition(PART, PART_B, BOUNDS),),
    "attach_with_default": (AttachPartition(PART, PART_B, BOUNDS),),
    "create_partition_of": (CreateTable(TableName("part_c"), (), partition_of=PART),),
    "detach_partition": (DetachPartition(PART, PART_A),),
    "detach_partition_conc_tx": (DetachPartition(PART, PART_A, concurrently=True),),
    "detach_partition_conc": (DetachPartition(PART, PART_A, concurrently=True),),
}

OTHERS: dict[str, tuple[Operation, ...]] = {
    "enum_add_value": (EnumValue("mood", "happy"),),
    "enum_rename_value": (EnumValue("mood", "blue", renamed_from="sad"),),
    "enum_create_and_use": (
        EnumType("m2", ("a",), create=True),
        CreateTable(TableName("zz"), columns(m=DataType("enum", type_name="m2"))),
        InsertRows(TableName("zz"), 1),
    ),
    "type_drop_in_use": (EnumType("mood", (), create=False),),
    "domain_add_check": (AddDomainConstraint("dom"),),
    "domain_add_check_nv": (AddDomainConstraint("dom", validated=False),),
    "refresh_mv": (RefreshView(MV),),
    "refresh_mv_conc": (RefreshView(MV, concurrently=True),),
    "create_or_replace_view": (CreateView(V, ((T, "id"), (T, "b"), (T, "a")), replace=True),),
    "alter_sequence": (ChangeObject("alter", "sequence", "sq"),),
    "create_extension": (ChangeObject("create", "extension", "citext"),),
    "drop_schema_cascade": (DropSchema("s3", cascade=True),),
}

EXPRESSED = {**ADDING, **ALTERING, **CONSTRAINING, **INDEXING, **TABLES, **OTHERS}
