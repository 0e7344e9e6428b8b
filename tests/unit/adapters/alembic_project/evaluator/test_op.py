"""`op` under whatever name, and what it offers beside operations."""

from domain.operations import (
    AddConstraint,
    ChangeRows,
    CreateTable,
    DropTable,
    EnumType,
    InsertRows,
    RunSql,
    Unread,
)
from domain.schema.elements import Exclusion
from domain.schema.names import TableName
from tests.unit.adapters.alembic_project.evaluator.reading import (
    operation,
    operations,
    scripts,
    steps,
)

DROPPED = DropTable(TableName("t"))


def dropped_by(head: str, call: str) -> object:
    script = scripts(f"{head}\ndef upgrade():\n    {call}\n").upgrade
    return [step.operation for step in script.steps]


def test_knows_op_under_another_name() -> None:
    assert dropped_by("from alembic import op as o", "o.drop_table('t')") == [DROPPED]
    assert dropped_by("import alembic.op as x", "x.drop_table('t')") == [DROPPED]
    assert dropped_by("import alembic", "alembic.op.drop_table('t')") == [DROPPED]


def test_knows_an_operation_imported_by_itself() -> None:
    assert dropped_by("from alembic.op import drop_table", "drop_table('t')") == [DROPPED]


def test_knows_an_operation_kept_in_a_variable() -> None:
    assert operation("drop = op.drop_table\ndrop('t')") == DROPPED


def test_takes_op_from_a_parameter_of_upgrade() -> None:
    """An env.py can hand it in."""
    script = scripts("def upgrade(op, tables, tester):\n    op.drop_table('t')\n").upgrade
    assert [step.operation for step in script.steps] == [DROPPED]


def test_says_where_a_step_stands() -> None:
    (step,) = steps("op.drop_table('t')")
    assert str(step.location) == "versions/one.py:6:5"


def test_counts_columns_in_characters() -> None:
    (step,) = steps("x = 'äöü'; op.drop_table('t')")
    assert (step.location.line, step.location.column) == (6, 16)


def test_does_not_know_operations_of_plugins() -> None:
    found = operation("op.create_entity(view)")
    assert isinstance(found, Unread)
    assert found.reason == "unknown-operation"


def test_a_call_that_does_not_fit_the_signature_is_unread() -> None:
    found = operation("op.drop_column('t')\n")
    assert isinstance(found, Unread)
    too_many = operation("op.rename_table('a', 'b', 'c')")
    assert isinstance(too_many, Unread)
    assert too_many.reason == "bad-arguments"


def test_two_values_for_one_argument_do_not_fit() -> None:
    found = operation("op.drop_table('t', table_name='u')")
    assert isinstance(found, Unread)
    assert "two values for table_name" in found.detail


def test_bulk_insert_counts_rows() -> None:
    body = "t = sa.table('t', sa.column('a'))\nop.bulk_insert(t, [{'a': 1}, {'a': 2}])"
    assert operation(body) == InsertRows(TableName("t"), 2)


def test_bulk_insert_into_the_table_that_was_just_made() -> None:
    body = """
        t = op.create_table("t", sa.Column("a", sa.Integer()), schema="s")
        op.bulk_insert(t, rows_from_somewhere())
    """
    assert operations(body)[-1] == InsertRows(TableName("t", "s"), None)


def test_an_enum_asked_for_by_itself() -> None:
    body = "sa.Enum('a', 'b', name='letters').create(op.get_bind(), checkfirst=True)"
    assert operation(body) == EnumType("letters", ("a", "b"), create=True)
    assert operations(body, "mysql") == []


def test_an_enum_dropped() -> None:
    body = "postgresql.ENUM(name='letters').drop(op.get_bind())"
    assert operation(body) == EnumType("letters", (), create=False)


def test_execute_takes_text_and_core() -> None:
    assert operation("op.execute('LOCK TABLE t')") == RunSql("LOCK TABLE t")
    assert operation("op.execute(sa.text('LOCK TABLE t'))") == RunSql("LOCK TABLE t")
    assert operation("op.execute(sqltext='LOCK TABLE t')") == RunSql("LOCK TABLE t")
    updated = (
        "t = sa.table('t', sa.column('a'))\nop.execute(t.update().values(a=op.inline_literal(1)))"
    )
    assert operation(updated) == ChangeRows("UPDATE", TableName("t"), filtered=False)


def test_a_table_executed_as_a_construct() -> None:
    body = """
        t = sa.Table("t", sa.MetaData(), sa.Column("a", sa.Integer()), schema="s")
        op.execute(sa.schema.DropTable(t))
    """
    assert operation(body) == DropTable(TableName("t", "s"))


def test_text_that_is_not_known_is_unread() -> None:
    found = operation("op.execute(open('x.sql').read())")
    assert isinstance(found, Unread)


def test_text_of_several_values_is_executed_each_way() -> None:
    body = "op.execute(sa.text('LOCK TABLE ' + ('a' if op.get_bind().info else 'b')))"
    assert operations(body) == [RunSql("LOCK TABLE a"), RunSql("LOCK TABLE b")]


def test_a_session_executes_as_well() -> None:
    for made in ("sa.orm.Session(bind=op.get_bind())", "sa.orm.sessionmaker(op.get_bind())()"):
        body = f"session = {made}\nsession.execute(sa.text('DELETE FROM t WHERE a = 1'))"
        assert operation(body) == ChangeRows("DELETE", TableName("t"), filtered=True)


def test_the_connection_executes_under_any_name() -> None:
    body = """
        with op.get_context().bind.begin_nested() as work:
            work.exec_driver_sql("CREATE VIEW v AS SELECT 1")
    """
    assert operation(body) == RunSql("CREATE VIEW v AS SELECT 1")


MODEL = """
    from sqlalchemy.orm import Session, declarative_base
    Base = declarative_base()

    class User(Base):
        __tablename__ = "users"
        __table_args__ = {"schema": "s"}
        id = sa.Column(sa.Integer, primary_key=True)

    def upgrade():
        session = Session(bind=op.get_bind())
"""
USERS = TableName("users", "s")


def of_model(body: str) -> object:
    return operations(MODEL + "\n".join(f"        {line}" for line in body.splitlines()))


def test_a_mapped_class_stands_for_its_table() -> None:
    assert of_model("session.execute(sa.update(User).where(User.id == 3))") == [
        ChangeRows("UPDATE", USERS, filtered=True)
    ]
    assert of_model("session.query(User).filter(User.id > 1).delete()") == [
        ChangeRows("DELETE", USERS, filtered=True)
    ]
    assert of_model("session.add(User(id=3))") == [ChangeRows("INSERT", USERS)]


def test_a_row_that_is_changed_is_an_update() -> None:
    changed = "for user in session.query(User).all():\n    user.name = 'x'\nsession.commit()"
    assert of_model(changed) == [ChangeRows("UPDATE", USERS, filtered=True)]


def test_a_mapped_class_makes_its_table() -> None:
    (made,) = of_model("User.__table__.create(op.get_bind())")  # type: ignore[misc]
    assert made.table == USERS
    assert [column.name for column in made.columns] == ["id"]


def test_exclusion_constraints_are_known_by_name() -> None:
    alone = operation("op.create_exclude_constraint('ex', 't', ('period', '&&'), where='a')")
    assert alone == AddConstraint(TableName("t"), Exclusion("ex"))
    body = """
        op.create_table(
            "t",
            sa.Column("a", postgresql.TSRANGE()),
            postgresql.ExcludeConstraint((sa.column("a"), "&&"), using="gist", name="ex"),
        )
    """
    made = operation(body)
    assert isinstance(made, CreateTable)
    assert made.constraints == (Exclusion("ex"),)


def test_a_partitioned_table_tells_by_what() -> None:
    body = """
        op.create_table(
            "t", sa.Column("at", sa.Date()), postgresql_partition_by="RANGE (at, region)"
        )
    """
    made = operation(body)
    assert isinstance(made, CreateTable)
    assert made.partitioned_by == ("at", "region")


def test_a_part_of_a_table_that_is_not_known_leaves_the_whole_unread() -> None:
    for part in ("*columns()", "sa.Column(op.get_bind().info, sa.Text())", "op.get_bind().info"):
        found = operations(f"op.create_table('t', sa.Column('a', sa.Integer()), {part})")[-1]
        assert isinstance(found, Unread)


def test_a_type_that_is_not_known_leaves_the_column_without_one() -> None:
    made = operation("op.create_table('t', sa.Column('a', op.get_bind().info, nullable=False))")
    assert isinstance(made, CreateTable)
    assert (made.columns[0].type, made.columns[0].nullable) == (None, False)
