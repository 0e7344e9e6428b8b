"""Questions to the database that the replayed schema answers, and those it cannot."""

import textwrap
from types import SimpleNamespace

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from attrs import evolve

from domain.operations import (
    AddColumn,
    CreateTable,
    DropColumn,
    DropConstraint,
    DropTable,
    RunSql,
    Unread,
)
from domain.schema.datatypes import DataType
from domain.schema.elements import Column, ForeignKey, Index, PrimaryKey
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table
from tests.servers import require
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, scripts, steps

USERS = Table(
    TableName("users"),
    (Column("id", DataType("integer"), False), Column("name", DataType("text"))),
    (
        PrimaryKey("users_pkey", ("id",)),
        ForeignKey("fk_users_org", ("org_id",), TableName("orgs"), ("id",)),
    ),
    (Index("ix_name", ("name",)),),
    complete=True,
)
KNOWN = Schema({USERS.name: USERS})


def found(body: str, schema: Schema = KNOWN) -> list[tuple[str, bool]]:
    """The tables that are dropped, and whether each is under a condition."""
    body = "insp = sa.inspect(op.get_bind())\n" + body
    return [
        (step.operation.table.name, step.conditional)
        for step in steps(body, schema=schema)
        if isinstance(step.operation, DropTable)
    ]


def test_a_table_that_the_history_made_is_there() -> None:
    assert found("if insp.has_table('users'):\n    op.drop_table('a')") == [("a", False)]
    assert found("if 'users' in insp.get_table_names():\n    op.drop_table('a')") == [("a", False)]


def test_a_table_that_it_did_not_make_may_be_there() -> None:
    assert found("if insp.has_table('orgs'):\n    op.drop_table('a')") == [("a", True)]
    assert found("if 'orgs' in insp.get_table_names():\n    op.drop_table('a')") == [("a", True)]


def test_columns_indexes_and_keys_are_answered() -> None:
    body = """
if "name" in [c["name"] for c in insp.get_columns("users")]:
    op.drop_table("a")
if "gone" in {c["name"]: c for c in insp.get_columns("users")}:
    op.drop_table("b")
if any(i["name"] == "ix_name" for i in insp.get_indexes("users")):
    op.drop_table("c")
for key in insp.get_foreign_keys("users"):
    op.drop_table(key["referred_table"])
op.drop_table(insp.get_pk_constraint("users")["name"])
"""
    names = [name for name, conditional in found(body) if not conditional]
    assert names == ["a", "c", "orgs", "users_pkey"]


def test_a_name_is_none_of_the_columns_that_are_told_as_mappings() -> None:
    body = """
if "users" in insp.get_columns("users"):
    op.drop_table("a")
"""
    assert found(body) == []


def test_nothing_is_answered_once_something_was_not_read() -> None:
    schema = Schema({USERS.name: USERS}, gaps=1)
    assert found("if insp.has_table('users'):\n    op.drop_table('a')", schema) == [("a", True)]


def test_the_script_itself_changes_the_answers() -> None:
    body = """
op.add_column("users", sa.Column("age", sa.Integer()))
if "age" in [c["name"] for c in insp.get_columns("users")]:
    op.drop_table("a")
op.drop_table("users")
if insp.has_table("users"):
    op.drop_table("b")
"""
    assert found(body) == [("a", False), ("users", False), ("b", True)]


def test_a_table_that_may_have_changed_is_not_sure_any_more() -> None:
    body = """
if insp.has_table("orgs"):
    op.add_column("users", sa.Column("age", sa.Integer()))
if "age" in [c["name"] for c in insp.get_columns("users")]:
    op.drop_table("a")
"""
    assert found(body) == [("a", True)]


def test_a_downgrade_begins_where_the_upgrade_ended() -> None:
    text = """
def upgrade():
    op.create_table("t", sa.Column("a", sa.Integer()))

def downgrade():
    insp = sa.inspect(op.get_bind())
    if insp.has_table("t"):
        for column in insp.get_columns("t"):
            op.drop_column("t", column["name"])
"""
    read = scripts(HEAD + text)
    (made,) = read.upgrade.steps
    (dropped,) = read.downgrade.steps
    assert isinstance(made.operation, CreateTable)
    assert dropped.operation == DropColumn(TableName("t"), "a")
    assert not dropped.conditional


def test_the_default_schema_may_be_named() -> None:
    body = "if insp.has_table('users', schema='public'):\n    op.drop_table('a')"
    assert found(body) == [("a", False)]


def test_reflected_types_can_be_used_again() -> None:
    body = """
kind = sa.inspect(op.get_bind()).get_columns("users")[1]["type"]
op.add_column("t", sa.Column("a", kind))
"""
    (step,) = steps(body, schema=KNOWN)
    assert isinstance(step.operation, AddColumn)
    assert step.operation.column.type == DataType("text")


UNREAD_KEY = "op.drop_constraint(op.get_bind().scalar(sa.text('SELECT 1')), 'users')\n"
ASKING = """
if "name" in [c["name"] for c in insp.get_columns("users")]:
    op.drop_table("a")
for key in insp.get_foreign_keys("{table}"):
    op.drop_table(key["referred_table"])
"""
DROPPING = """
for key in insp.get_foreign_keys("users"):
    op.drop_constraint(key["name"], "users", type_="foreignkey")
"""


def test_a_key_that_was_not_read_leaves_the_columns_known() -> None:
    names = found(UNREAD_KEY + ASKING.format(table="users"))
    assert names[0] == ("a", False)


def test_keys_that_may_be_others_are_told_as_possible_and_as_not_all() -> None:
    told = steps(f"insp = sa.inspect(op.get_bind())\n{UNREAD_KEY}{DROPPING}", schema=KNOWN)[1:]
    assert [(type(step.operation), step.conditional) for step in told] == [
        (DropConstraint, True),
        (Unread, True),
    ]
    assert told[0].operation == DropConstraint(USERS.name, "fk_users_org", "foreignkey")


def test_keys_of_a_table_that_may_have_been_there_before_are_told_as_possible() -> None:
    revision = """
def upgrade():
    if not sa.inspect(op.get_bind()).has_table("t"):
        op.create_table("t", sa.Column("a", sa.Integer(), sa.ForeignKey("b.id", name="fk_a")))

def downgrade():
    for key in {k["name"] for k in sa.inspect(op.get_bind()).get_foreign_keys("t")}:
        op.drop_constraint(key, "t", type_="foreignkey")
"""
    told = scripts(HEAD + revision).downgrade.steps
    assert {(type(s.operation), s.conditional) for s in told} == {
        (DropConstraint, True),
        (Unread, True),
    }


def test_of_names_that_are_given_only_those_can_be_dropped() -> None:
    body = """
there = {k["name"] for k in sa.inspect(op.get_bind()).get_foreign_keys("elsewhere")}
for name in list(set(["fk_b", "fk_a"]) & there) + list({"fk_c"}.intersection(there)):
    op.drop_constraint(name, "elsewhere", type_="foreignkey")
for name in {"fk_d"} - there:
    op.drop_constraint(name, "elsewhere", type_="foreignkey")
"""
    told = [(step.operation.name, step.conditional) for step in steps(body)]  # type: ignore[attr-defined]
    assert told == [("fk_a", True), ("fk_b", True), ("fk_c", True), ("fk_d", True)]


def test_a_table_that_is_reflected_over_an_unknown_engine_is_not_known() -> None:
    body = """
from app import engine
def upgrade():
    for key in sa.Table("users", sa.MetaData(), autoload_with=ENGINE).foreign_key_constraints:
        op.drop_constraint(key.name, "users", type_="foreignkey")
"""
    (known,) = steps(body.replace("ENGINE", "op.get_bind()"), schema=KNOWN)
    assert known.operation == DropConstraint(USERS.name, "fk_users_org", "foreignkey")
    (unknown,) = steps(body.replace("ENGINE", "engine"), schema=KNOWN)
    assert isinstance(unknown.operation, Unread)


def test_a_gap_in_one_table_leaves_the_others_known() -> None:
    books = evolve(USERS, name=TableName("books"))
    schema = Schema({table.name: table for table in (USERS, books)})
    for gap in (UNREAD_KEY, "op.execute('ALTER TABLE users ADD COLUMN x int')\n"):
        assert ("orgs", False) in found(gap + ASKING.format(table="books"), schema)


def test_rows_that_may_change_leave_a_table_as_it_is() -> None:
    body = """
for row in op.get_bind().execute(sa.text("SELECT id FROM users")):
    op.execute(sa.text("UPDATE users SET name = 'x' WHERE id = 1"))
"""
    assert found(body + ASKING.format(table="users")) == [("a", False), ("orgs", False)]


def test_a_table_that_is_made_where_it_was_missed_is_there() -> None:
    body = """
if not insp.has_table("t"):
    op.create_table("t", sa.Column("a", sa.Integer()))
if insp.has_table("t"):
    op.drop_table("a")
if "a" in [c["name"] for c in insp.get_columns("t")]:
    op.drop_table("b")
"""
    assert found(body) == [("a", False), ("b", True)]


def test_a_table_that_is_made_on_any_other_condition_may_be_there() -> None:
    body = """
if undefined:
    op.create_table("t", sa.Column("a", sa.Integer()))
if insp.has_table("t"):
    op.drop_table("a")
"""
    assert found(body) == [("a", True)]


def test_an_index_that_may_have_been_made_leaves_the_columns_known() -> None:
    body = """
if undefined:
    op.create_index("ix", "users", ["name"])
"""
    assert found(body + ASKING.format(table="orgs")) == [("a", False)]


KEYS_IN_TURN = """
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_table("notes",
        sa.Column("a", sa.Integer(), sa.ForeignKey("users.id", name="z_fk")),
        sa.Column("b", sa.Integer(), sa.ForeignKey("users.id", name="a_fk")),
        sa.CheckConstraint("a > 1", name="z_ck"), sa.CheckConstraint("b > 1", name="a_ck"),
        sa.UniqueConstraint("a", name="z_uq"), sa.UniqueConstraint("b", name="a_uq"))
    insp = sa.inspect(op.get_bind())
    for found in (insp.get_foreign_keys("notes"), insp.get_check_constraints("notes"),
                  insp.get_unique_constraints("notes"), insp.get_indexes("notes")):
        for each in found:
            op.drop_table(each["name"])
"""


def test_postgresql_tells_keys_by_name_as_its_inspector_does() -> None:
    revision = textwrap.dedent(KEYS_IN_TURN)
    steps_told = [step.operation for step in steps(revision)]
    told = [operation.table.name for operation in steps_told if isinstance(operation, DropTable)]
    server = require("postgresql")
    real: list[str] = []
    with sa.create_engine(server.url).connect() as connection, connection.begin() as transaction:
        connection.execute(sa.text("CREATE SCHEMA inspected"))
        connection.execute(sa.text("SET LOCAL search_path = inspected"))
        op = Operations(MigrationContext.configure(connection))
        told_to = SimpleNamespace(
            create_table=op.create_table, get_bind=op.get_bind, drop_table=real.append
        )
        exec(revision, {"op": told_to, "sa": sa})
        transaction.rollback()
    assert told == real


def test_of_foreign_keys_that_are_alike_one_is_told_on_sqlite() -> None:
    body = """
        op.create_table("u", sa.Column("id", sa.Integer, primary_key=True))
        op.create_table(
            "t",
            sa.Column("a", sa.Integer),
            sa.ForeignKeyConstraint(["a"], ["u.id"]),
            sa.ForeignKeyConstraint(["a"], ["u.id"], name="named"),
        )
        for key in sa.inspect(op.get_bind()).get_foreign_keys("t"):
            op.execute(f"ALTER TABLE {key['name']}")
    """
    told = [s.operation.text for s in steps(body, "sqlite") if isinstance(s.operation, RunSql)]
    assert told == ["ALTER TABLE named"]
