"""`with op.batch_alter_table(...)`."""

from domain.operations import AddColumn, AlterColumn, ChangeRows, DropIndex, Unread
from domain.schema.names import TableName
from tests.unit.adapters.alembic_project.evaluator.reading import operations, steps


def test_operations_know_the_table_of_their_block() -> None:
    body = """
        with op.batch_alter_table("t", schema="s") as anything:
            anything.drop_index("ix")
    """
    (step,) = steps(body)
    assert step.operation == DropIndex("ix", TableName("t", "s"), "s")
    assert step.batch


def test_steps_carry_what_recreate_asked_for() -> None:
    body = """
        with op.batch_alter_table("t", recreate="always") as b:
            b.add_column(sa.Column("a", sa.Integer()), insert_after="id")
        with op.batch_alter_table("t") as b:
            b.drop_column("a")
    """
    assert [step.recreate for step in steps(body)] == ["always", "auto"]


def test_insert_after_is_no_ignored_keyword() -> None:
    body = """
        with op.batch_alter_table("t") as b:
            b.alter_column("a", nullable=True, insert_after="id")
    """
    (found,) = operations(body)
    assert found == AlterColumn(TableName("t"), "a", nullable=True)


def test_operations_run_when_the_block_ends_but_execute_runs_at_once() -> None:
    body = """
        with op.batch_alter_table("t") as b:
            b.add_column(sa.Column("a", sa.Integer()))
            b.execute("UPDATE t SET a = 1")
    """
    assert [type(o) for o in operations(body)] == [ChangeRows, AddColumn]


def test_an_inner_try_guards_nothing() -> None:
    body = """
        with op.batch_alter_table("t") as b:
            try:
                b.drop_column("a")
            except Exception:
                pass
        try:
            with op.batch_alter_table("t") as b:
                b.drop_column("b")
        except Exception:
            pass
    """
    assert [step.guarded for step in steps(body)] == [False, True]


def test_a_condition_inside_the_block_is_kept() -> None:
    body = """
        with op.batch_alter_table("t") as b:
            if unknown_to_all():
                b.drop_column("a")
    """
    (*_, step) = steps(body)
    assert step.conditional


def test_an_operation_that_batches_do_not_have_is_unread() -> None:
    body = """
        with op.batch_alter_table("t") as b:
            b.create_table("u")
    """
    (found,) = operations(body)
    assert isinstance(found, Unread)
    assert found.reason == "unknown-operation"


def test_a_raise_in_the_block_leaves_its_operations_undone() -> None:
    body = """
        with op.batch_alter_table("t") as b:
            b.drop_column("a")
            raise RuntimeError("not today")
    """
    assert operations(body) == []


def test_blocks_can_stand_inside_each_other() -> None:
    body = """
        with op.batch_alter_table("t") as one, op.batch_alter_table("u") as two:
            one.drop_column("a")
            two.drop_column("b")
    """
    assert [str(o.subject) for o in operations(body)] == ["u", "t"]


def test_a_constraint_on_a_name_from_within_the_block_is_lost_on_sqlite() -> None:
    body = """
        with op.batch_alter_table("t") as batch_op:
            batch_op.create_unique_constraint("u", ["new"])
            batch_op.create_foreign_key("f", "other", ["kept"], ["id"])
            batch_op.alter_column("old", new_column_name="new")
    """
    assert [step.lost for step in steps(body, "sqlite")] == [True, False, False]
    assert not any(step.lost for step in steps(body, "postgresql"))
    always = body.replace('"t")', '"t", recreate="always")')
    assert [step.lost for step in steps(always, "postgresql")] == [True, False, False]


def test_a_column_that_is_dropped_and_added_again_in_one_block_is_not_gone_on_sqlite() -> None:
    body = """
        with op.batch_alter_table("t") as batch_op:
            batch_op.drop_column("a")
            batch_op.drop_column("b")
            batch_op.add_column(sa.Column("a", sa.Integer, sa.Computed("b + 1")))
    """
    assert [step.lost for step in steps(body, "sqlite")] == [True, False, False]
    assert not any(step.lost for step in steps(body, "postgresql"))


def test_steps_know_of_a_copy_of_their_block_on_sqlite() -> None:
    body = """
        with op.batch_alter_table("t") as batch_op:
            batch_op.create_index("i", ["a"])
            batch_op.alter_column("a", nullable=False)
            batch_op.alter_column("b", nullable=False)
        with op.batch_alter_table("t") as batch_op:
            batch_op.drop_column("a")
    """
    assert [step.in_copy for step in steps(body, "sqlite")] == [False, False, True, False]
    assert not any(step.in_copy for step in steps(body, "postgresql"))
