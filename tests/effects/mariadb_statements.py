"""The setup and each statement of facts/mariadb.json as operations."""

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropIndex,
    Operation,
    RenameTable,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import (
    Check,
    Column,
    Computed,
    Constraint,
    Default,
    ForeignKey,
    Index,
    PrimaryKey,
    Unique,
)
from domain.schema.names import TableName
from domain.sql_operations import AlterTable, RenameIndex, SetSetting

PARENT, T, NOPK = TableName("parent"), TableName("t"), TableName("nopk")
INTEGER, BIGINT = DataType("integer"), DataType("bigint")
TEXT, DATETIME = DataType("text"), DataType("datetime")

INEXPRESSIBLE = {
    "reorder_col": "Alembic cannot change the place of a column",
    "swap_pk": "one statement that drops a primary key and adds another: two operations would "
    "be two statements",
}
NOT_MEASURED = {"optimize": "OPTIMIZE TABLE takes no ALGORITHM clause"}


def text_of(length: int, **more: str) -> DataType:
    return DataType("varchar", length=length, **more)


def enum(*values: str) -> DataType:
    return DataType("enum", values=values)


def column(name: str, datatype: DataType, nullable: bool = True) -> Column:
    return Column(name, datatype, nullable)


SETUP: tuple[Operation, ...] = (
    CreateTable(PARENT, (column("id", BIGINT), column("k", INTEGER)), (PrimaryKey(None, ("id",)),)),
    CreateTable(
        T,
        (
            Column("id", BIGINT, nullable=False, identity=True),
            column("a", INTEGER),
            column("b", TEXT),
            column("c", text_of(50)),
            column("c2", text_of(300)),
            column("n", DataType("numeric", precision=10, scale=2)),
            column("ts", DATETIME),
            Column("e", enum("a", "b"), default=Default("a")),
            column("st", DataType("set", values=("x", "y"))),
            column("fk", BIGINT),
            column("nn", INTEGER, nullable=False),
            column("u", text_of(20, charset="utf8mb3")),
            column("tiny", DataType("tinyint")),
            column("j", DataType("json")),
        ),
        (PrimaryKey(None, ("id",)), Unique("t_fk", ("fk",))),
        (Index("t_a", ("a",)),),
    ),
    CreateTable(NOPK, (column("id", INTEGER, nullable=False), column("nid", INTEGER))),
)

FIRST: dict[str, Operation] = {
    "set foreign_key_checks=0": SetSetting("foreign_key_checks", "0"),
    "alter table t add constraint f foreign key(fk) references parent(id)": AddConstraint(
        T, ForeignKey("f", ("fk",), PARENT, ("id",))
    ),
    "alter table t add constraint ck check(a>0)": AddConstraint(T, Check("ck", "a>0")),
}


def added(
    datatype: DataType,
    default: Default | None = None,
    nullable: bool = True,
    computed: Computed | None = None,
) -> AddColumn:
    return AddColumn(T, Column("x", datatype, nullable, default, computed=computed))


def retyped(name: str, datatype: DataType, nullable: bool | None = None) -> AlterColumn:
    return AlterColumn(T, name, type=datatype, nullable=nullable)


def constrained(table: TableName, constraint: Constraint) -> AddConstraint:
    return AddConstraint(table, constraint)


EXPRESSED: dict[str, Operation] = {
    "add_col_null_last": added(INTEGER),
    "add_col_first": added(INTEGER),
    "add_col_after": added(INTEGER),
    "add_col_nn_default": added(INTEGER, Default("5"), nullable=False),
    "add_col_nn_nodefault": added(INTEGER, nullable=False),
    "add_col_now": added(DATETIME, Default("now()", is_expression=True)),
    "add_col_expr_default": added(text_of(40), Default("(uuid())", is_expression=True)),
    "add_col_autoinc": AddColumn(
        NOPK, Column("x", BIGINT, nullable=False, identity=True), (PrimaryKey(None, ("x",)),)
    ),
    "add_col_gen_virtual": added(INTEGER, computed=Computed("a*2", persisted=False)),
    "add_col_gen_stored": added(INTEGER, computed=Computed("a*2", persisted=True)),
    "drop_col": DropColumn(T, "b"),
    "drop_col_indexed": DropColumn(T, "a"),
    "rename_col": AlterColumn(T, "a", new_name="a2", existing_type=INTEGER),
    "change_rename": AlterColumn(T, "a", new_name="a2", existing_type=INTEGER),
    "set_default": AlterColumn(T, "a", default=Default("3")),
    "modify_default": AlterColumn(T, "a", type=INTEGER, default=Default("3")),
    "set_not_null": AlterColumn(T, "a", nullable=False, existing_type=INTEGER),
    "drop_not_null": AlterColumn(T, "nn", nullable=True, existing_type=INTEGER),
    "int_to_bigint": retyped("a", BIGINT),
    "int_unsigned": retyped("a", DataType("integer", unsigned=True)),
    "varchar_50_63": retyped("c", text_of(63)),
    "varchar_50_100": retyped("c", text_of(100)),
    "varchar_300_400": retyped("c2", text_of(400)),
    "varchar_narrow": retyped("c", text_of(20)),
    "varchar_to_text": retyped("c", TEXT),
    "varchar_same_nn": retyped("c", text_of(50), nullable=False),
    "enum_append": retyped("e", enum("a", "b", "c")),
    "enum_prepend": retyped("e", enum("c", "a", "b")),
    "enum_remove": retyped("e", enum("a")),
    "set_append": retyped("st", DataType("set", values=("x", "y", "z"))),
    "charset_col": retyped("u", text_of(20, charset="utf8mb4")),
    "collate_col": retyped("c", text_of(50, collation="utf8mb4_bin")),
    "convert_charset": AlterTable(T, "convert to character set", "utf8mb3"),
    "default_charset": AlterTable(T, "default character set", "utf8mb3"),
    "decimal_widen": retyped("n", DataType("numeric", precision=12, scale=2)),
    "comment_col": AlterColumn(T, "a", comment="x", existing_type=INTEGER),
    "add_index": CreateIndex(T, Index("i", ("c",))),
    "add_unique": CreateIndex(T, Index("i", ("a",), unique=True)),
    "add_fulltext": CreateIndex(T, Index("i", ("b",), method="fulltext")),
    "drop_index": DropIndex("t_a", T),
    "rename_index": RenameIndex("t_a", "t_a2", T),
    "add_pk": constrained(NOPK, PrimaryKey(None, ("id",))),
    "add_pk_nullable": constrained(NOPK, PrimaryKey(None, ("nid",))),
    "drop_pk": DropConstraint(T, None, "primary"),
    "add_fk": constrained(T, ForeignKey("f", ("fk",), PARENT, ("id",))),
    "add_fk_nochecks": constrained(T, ForeignKey("f", ("fk",), PARENT, ("id",))),
    "drop_fk": DropConstraint(T, "f", "foreignkey"),
    "add_check": constrained(T, Check("ck", "a>0")),
    "drop_check": DropConstraint(T, "ck", "check"),
    "rename_table": RenameTable(NOPK, "nopk2"),
    "engine": AlterTable(T, "engine", "innodb"),
    "row_format": AlterTable(T, "row format", "compressed"),
    "autoinc_val": AlterTable(T, "auto increment", "100000"),
    "tinyint_to_int": retyped("tiny", INTEGER),
    "force": AlterTable(T, "force"),
}
