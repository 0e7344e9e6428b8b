"""Operations, held against what Alembic itself is told when it runs the same lines."""

import re

import attrs
import pytest

from domain.operations import AddColumn, CreateTable, Operation
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, operations
from tests.unit.adapters.alembic_project.evaluator.real_alembic import asked

LINES = """
op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("n", sa.Text()))
op.create_table("t", sa.Column("id", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("id"))
op.create_table("t", sa.Column("id", sa.Integer()), sa.PrimaryKeyConstraint("id", name="pk_t"))
op.create_table("t", sa.Column("a", sa.Integer(), primary_key=True), sa.Column("b",
    sa.Integer(), primary_key=True))
op.create_table("t", sa.Column("id", sa.BigInteger(), primary_key=True, autoincrement=False))
op.create_table("t", sa.Column("id", sa.String(5), primary_key=True))
op.create_table("t", sa.Column("id", sa.Integer()), sa.PrimaryKeyConstraint("id"),
    sa.ForeignKeyConstraint(["id"], ["p.id"]))
op.create_table("t", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer()),
    sa.Index(None, "a", "b"), schema="s")
op.create_index(None, "t", ["a", "b"], schema="s")
op.create_index(None, "t", ["a"])
op.create_table("t", sa.Column("id", sa.Integer(), sa.ForeignKey("p.id"), primary_key=True))
op.create_table("t", sa.Column("id", sa.Integer(), sa.Identity(always=True)), schema="s")
op.create_table("t", sa.Column("p_id", sa.Integer(), sa.ForeignKey("p.id", name="fk_p",
    ondelete="CASCADE", onupdate="SET NULL")))
op.create_table("t", sa.Column("p_id", sa.Integer()), sa.ForeignKeyConstraint(["p_id"],
    ["other.p.id"], name="fk", deferrable=True, initially="DEFERRED"))
op.create_table("t", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer()),
    sa.ForeignKeyConstraint(["a", "b"], ["p.x", "p.y"]))
op.create_table("t", sa.Column("a", sa.Integer(), unique=True), sa.Column("b", sa.Integer(),
    index=True), sa.Column("c", sa.Integer(), index=True, unique=True))
op.create_table("t", sa.Column("b", sa.Integer(), index=True), schema="s")
op.create_table("t", sa.Column("a", sa.Integer()), sa.UniqueConstraint("a", name="uq_a"),
    sa.CheckConstraint("a > 0", name="ck_a"))
op.create_table("t", sa.Column("a", sa.Integer()), sa.Index("ix_a", "a", unique=True))
op.create_table("t", sa.Column("a", sa.Integer()), sa.CheckConstraint(sa.column("a") > 3,
    name="ck"))
op.create_table("t", sa.Column("a", sa.Integer()), prefixes=["TEMPORARY"],
    comment="short lived", if_not_exists=True)
op.create_table("t", sa.Column("a", sa.Integer(), sa.CheckConstraint("a < 5"), comment="small"))
op.create_table("t", sa.Column("a", sa.String(9), server_default="x", nullable=False))
op.create_table("t", sa.Column("a", sa.DateTime(), server_default=sa.text("now()")),
    sa.Column("b", sa.DateTime(), server_default=sa.func.now()))
op.create_table("t", sa.Column("a", sa.Boolean(), server_default=sa.false()), sa.Column("b",
    sa.Boolean(), server_default=sa.sql.expression.true()))
op.create_table("t", sa.Column("a", sa.DateTime(), server_default=sa.func.current_timestamp()))
op.create_table("t", sa.Column("a", sa.Integer(), server_default=sa.literal(5)), sa.Column("b",
    sa.Text(), server_default=sa.literal("it's")))
op.create_table("t", sa.Column("a", sa.Integer()), sa.Column("b", sa.Integer(),
    sa.Computed("a * 2", persisted=True)))
op.create_table("t", sa.Column("a", sa.Enum("x", "y", name="xy"), nullable=False))
op.create_table("t", sa.Column("a", sa.Boolean(create_constraint=True, name="ck_bool")))
op.drop_table("t")
op.drop_table("t", schema="s", if_exists=True)
op.rename_table("t", "u", schema="s")
op.add_column("t", sa.Column("a", sa.Integer()))
op.add_column("t", sa.Column("a", sa.Integer(), nullable=False, server_default="0"), schema="s",
    if_not_exists=True)
op.add_column("t", sa.Column("a", sa.Integer(), sa.ForeignKey("p.id", ondelete="CASCADE"),
    nullable=True))
op.add_column("t", sa.Column("a", sa.Integer(), sa.ForeignKey("p.id"), unique=True),
    inline_references=True)
op.add_column("t", sa.Column("a", sa.Integer(), index=True))
op.add_column("t", column=sa.Column("a", sa.Integer(), sa.Identity()))
op.add_column("t", sa.Column("id", sa.Integer(), primary_key=True))
op.add_column("t", sa.Column(name="a", type_=sa.String(length=3)))
op.drop_column("t", "a", schema="s")
op.drop_column("t", column_name="a", if_exists=True)
op.alter_column("t", "a", nullable=False)
op.alter_column("t", "a", nullable=True, existing_type=sa.Integer(), existing_nullable=False)
op.alter_column("t", "a", type_=sa.BigInteger(), existing_type=sa.Integer(), schema="s")
op.alter_column("t", "a", new_column_name="b", existing_type=sa.Text())
op.alter_column("t", "a", server_default="x", existing_type=sa.Text())
op.alter_column("t", "a", server_default=None, existing_type=sa.Text(),
    existing_server_default=sa.text("now()"))
op.alter_column("t", "a", server_default=sa.text("gen_random_uuid()"), existing_type=sa.Uuid())
op.create_index("ix", "t", ["a", "b"])
op.create_index("ix", "t", ["a"], unique=True, schema="s", if_not_exists=True)
op.create_index("ix", "t", [sa.text("lower(a)"), "b"])
op.create_index("ix", "t", ["a"], postgresql_where=sa.text("a > 0"), postgresql_using="GIN",
    postgresql_include=["c"], sqlite_where=sa.text("a > 1"))
op.create_index("ix", "t", ["a"], postgresql_concurrently=True, mysql_prefix="FULLTEXT",
    mysql_using="btree")
op.create_index(op.f("ix_t_a"), "t", ["a"], postgresql_ops={"a": "text_pattern_ops"})
op.create_index("ix", "t", [sa.func.lower(sa.column("a")), sa.column("b").desc()])
op.create_index("ix", "t", ["a"], postgresql_where=sa.column("a").isnot(None),
    sqlite_where=sa.column("a").is_not(None))
op.create_index("ix", "t", ["a"], postgresql_where=sa.and_(sa.column("a") == "x",
    sa.column("b") != 3))
op.drop_index("ix", table_name="t")
op.drop_index("ix", "t", schema="s", if_exists=True, postgresql_concurrently=True)
op.create_foreign_key("fk", "t", "p", ["p_id"], ["id"])
op.create_foreign_key(None, "t", "p", ["a", "b"], ["x", "y"], ondelete="CASCADE",
    source_schema="s", referent_schema="r", postgresql_not_valid=True)
op.create_unique_constraint("uq", "t", ["a", "b"], schema="s")
op.create_check_constraint("ck", "t", "a > 0", postgresql_not_valid=True)
op.create_check_constraint("ck", "t", sa.text("a > 0"))
op.create_check_constraint("ck", "t", sa.column("a").in_([1, 2]))
op.create_primary_key("pk", "t", ["a", "b"])
op.drop_constraint("c", "t", type_="foreignkey")
op.drop_constraint("c", "t", "unique", schema="s", if_exists=True)
op.create_table_comment("t", "about t", existing_comment="old")
op.drop_table_comment("t", schema="s")
"""
IN_A_BATCH = """
batch_op.add_column(sa.Column("a", sa.Integer(), nullable=False))
batch_op.drop_column("a")
batch_op.alter_column("a", type_=sa.Text(), existing_type=sa.String(5), nullable=True)
batch_op.create_index("ix", ["a"], unique=True)
batch_op.drop_index("ix")
batch_op.create_foreign_key("fk", "p", ["p_id"], ["id"], ondelete="CASCADE", referent_schema="r")
batch_op.create_unique_constraint("uq", ["a"])
batch_op.create_check_constraint("ck", "a > 0")
batch_op.create_primary_key("pk", ["a"])
batch_op.drop_constraint("c", type_="check")
batch_op.create_table_comment("about it")
"""
ONLY_POSTGRESQL = """
op.create_table("t", sa.Column("id", sa.Integer(), server_default=sa.text("nextval('s')"),
    primary_key=True, autoincrement=True))
op.alter_column("t", "a", type_=sa.Integer(), postgresql_using="a::integer", comment="number")
op.alter_column("t", "a", _type=sa.Integer(), default=3)
op.add_column("t", sa.Column("a", sa.ARRAY(sa.String(9)), server_default="{}"))
op.add_column("t", sa.Column("a", sa.Integer(), sa.Sequence("seq"), primary_key=True))
"""
BATCH = 'with op.batch_alter_table("t", schema="s") as batch_op:\n    '


def cases() -> list[tuple[str, str]]:
    lines = calls_in(LINES) + [BATCH + line for line in calls_in(IN_A_BATCH)]
    found = [("postgresql", line) for line in (*lines, *calls_in(ONLY_POSTGRESQL))]
    for database, words in REFUSED.items():
        found += [(database, line) for line in lines if not any(w in line for w in words)]
    return found


def calls_in(text: str) -> list[str]:
    """One call each, that of the next begins at the margin."""
    return re.split(r"\n(?=\w)", text.strip())


# What SQLAlchemy cannot write for the database.
REFUSED = {"mysql": ("Identity",), "sqlite": ("Identity",)}


@pytest.mark.parametrize(("database", "line"), cases())
def test_an_operation_is_what_alembic_is_told(database: str, line: str) -> None:
    indented = line.replace("\n", "\n    ")
    told = asked(f"{HEAD}def upgrade():\n    {indented}\n", database)
    assert [comparable(o, database) for o in operations(line, database)] == [
        comparable(o, database) for o in told
    ]


def comparable(operation: Operation, database: str) -> Operation:
    """Constraints in any order; on SQLite nothing that is written tells what numbers itself."""
    if isinstance(operation, CreateTable | AddColumn):
        operation = attrs.evolve(
            operation,
            constraints=tuple(sorted(operation.constraints, key=repr)),
            indexes=tuple(sorted(operation.indexes, key=repr)),
        )
    if isinstance(operation, CreateTable) and database == "sqlite":
        columns = tuple(attrs.evolve(c, identity=False) for c in operation.columns)
        return attrs.evolve(operation, columns=columns)
    if isinstance(operation, AddColumn) and database == "sqlite":
        return attrs.evolve(operation, column=attrs.evolve(operation.column, identity=False))
    return operation
