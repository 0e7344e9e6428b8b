"""Branches that are decided, and branches that cannot be."""

import pytest

from domain.operations import DropConstraint, DropTable, Unread
from domain.schema.names import TableName
from tests.unit.adapters.alembic_project.evaluator.reading import operations, steps


def tables(body: str, database: str = "postgresql") -> list[tuple[str, bool]]:
    """The tables that are dropped, and whether each is under a condition."""
    return [
        (step.operation.table.name, step.conditional)
        for step in steps(body, database)
        if isinstance(step.operation, DropTable)
    ]


@pytest.mark.parametrize(
    "name",
    [
        "op.get_bind().dialect.name",
        "op.get_context().dialect.name",
        "op._proxy.migration_context.dialect.name",
        "context.get_context().dialect.name",
        "op.get_bind().engine.name",
        "op.get_bind().engine.dialect.name",
        "op.get_context().bind.dialect.name",
        "op.impl.dialect.name",
        "sa.inspect(op.get_bind()).dialect.name",
    ],
)
def test_the_dialect_decides(name: str) -> None:
    body = f"""
        if {name} == "mysql":
            op.drop_table("m")
        elif {name} in ("postgresql", "postgres"):
            op.drop_table("p")
        else:
            op.drop_table("o")
    """
    assert tables(body, "mysql") == [("m", False)]
    assert tables(body, "mariadb") == [("m", False)]
    assert tables(body, "postgresql") == [("p", False)]
    assert tables(body, "sqlite") == [("o", False)]


def test_the_class_of_the_dialect_decides() -> None:
    body = """
        from sqlalchemy.dialects.sqlite.base import SQLiteDialect
        if isinstance(op.get_bind().dialect, SQLiteDialect):
            return
        op.drop_table("t")
    """
    assert tables(body, "sqlite") == []
    assert tables(body) == [("t", False)]


def test_a_migration_is_online_and_has_no_arguments() -> None:
    body = """
        if context.is_offline_mode():
            op.drop_table("offline")
        if context.get_x_argument(as_dictionary=True).get("data"):
            op.drop_table("data")
        if op.get_context().as_sql:
            op.drop_table("sql")
    """
    assert tables(body) == []


def test_the_server_version_decides() -> None:
    body = """
        if op.get_bind().dialect.server_version_info >= (12,):
            op.drop_table("new")
    """
    assert tables(body) == [("new", False)]


def test_both_ways_are_taken_where_nothing_is_known() -> None:
    body = """
        if something():
            op.drop_table("a")
        else:
            op.drop_table("b")
        op.drop_table("c")
    """
    assert tables(body) == [("a", True), ("b", True), ("c", False)]


def test_an_early_return_that_may_happen_makes_the_rest_conditional() -> None:
    body = """
        op.drop_table("a")
        if something():
            return
        op.drop_table("b")
    """
    assert tables(body) == [("a", False), ("b", True)]


def test_a_raise_that_may_happen_does_not() -> None:
    body = """
        if something():
            raise RuntimeError("stop")
        op.drop_table("b")
    """
    assert tables(body) == [("b", False)]


def test_an_early_return_of_a_helper_ends_with_the_helper() -> None:
    body = """
        def helper():
            if something():
                return
            op.drop_table("a")
        helper()
        op.drop_table("b")
    """
    assert tables(body) == [("a", True), ("b", False)]


def test_what_is_known_false_is_not_run_whatever_stands_beside_it() -> None:
    body = """
        if something() and op.get_bind().dialect.name == "mysql":
            op.drop_table("a")
        if something() or op.get_bind().dialect.name == "postgresql":
            op.drop_table("b")
    """
    assert [name for name, _ in tables(body)] == ["b"]


def test_a_name_with_several_values_gives_a_step_for_each() -> None:
    body = """
        name = "a" if something() else "b"
        op.drop_table(name)
        op.drop_table(f"{name}_log")
    """
    assert tables(body) == [("a", True), ("b", True), ("a_log", True), ("b_log", True)]


def test_a_name_assigned_in_both_branches_has_both_values() -> None:
    body = """
        if something():
            name = "a"
        else:
            name = "b"
        op.drop_table(name)
    """
    assert tables(body) == [("a", True), ("b", True)]


def test_a_test_for_none_narrows_a_name() -> None:
    body = """
        name = "a" if something() else None
        if name is not None:
            op.drop_table(name)
        if not name:
            return
        op.drop_table(name)
    """
    assert tables(body) == [("a", True), ("a", True)]


def test_a_flag_that_is_not_known_gives_both_operations() -> None:
    body = "op.create_index('ix', 't', ['a'], postgresql_concurrently=wanted())"
    found = steps(body)[-2:]
    assert [step.operation.concurrently for step in found] == [True, False]  # type: ignore[attr-defined]
    assert all(step.conditional for step in found)


def test_match_takes_the_case_that_fits() -> None:
    body = """
        match op.get_bind().dialect.name:
            case "mysql":
                op.drop_table("m")
            case "postgresql" | "cockroachdb":
                op.drop_table("p")
            case _:
                op.drop_table("o")
    """
    assert tables(body) == [("p", False)]


def test_match_on_the_unknown_takes_every_case() -> None:
    body = """
        match something():
            case 1:
                op.drop_table("a")
            case {"x": x}:
                op.drop_table("b")
        op.drop_table("c")
    """
    assert tables(body) == [("a", True), ("b", True), ("c", False)]


def test_a_try_whose_error_is_swallowed_guards_its_body() -> None:
    body = """
        try:
            op.drop_table("a")
        except Exception:
            op.drop_table("b")
        else:
            op.drop_table("c")
        finally:
            op.drop_table("d")
    """
    found = [(s.operation.subject.name, s.guarded, s.conditional) for s in steps(body)]  # type: ignore[union-attr]
    assert found == [
        ("a", True, False),
        ("c", False, False),
        ("b", False, True),
        ("d", False, False),
    ]


def test_a_try_that_raises_again_guards_nothing() -> None:
    body = """
        try:
            op.drop_table("a")
        except Exception:
            print("no")
            raise
    """
    assert [step.guarded for step in steps(body)] == [False]


def test_suppressed_errors_guard_as_well() -> None:
    body = """
        import contextlib
        with contextlib.suppress(Exception):
            op.drop_table("a")
    """
    assert [step.guarded for step in steps(body)] == [True]


def test_autocommit_blocks_are_told() -> None:
    body = """
        with op.get_context().autocommit_block():
            op.drop_table("a")
        op.drop_table("b")
    """
    assert [step.autocommit for step in steps(body)] == [True, False]


def test_an_assertion_that_fails_ends_the_script() -> None:
    body = """
        assert op.get_bind().dialect.name == "mysql"
        op.drop_table("a")
    """
    assert operations(body) == []


def test_rows_that_are_read_are_not_known() -> None:
    body = """
        rows = op.get_bind().execute(sa.text("SELECT name FROM t")).fetchall()
        if len(rows) > 3:
            op.drop_table("a")
        op.drop_table(rows[0].name)
    """
    (*_, last) = steps(body)
    assert tables(body) == [("a", True)]
    assert isinstance(last.operation, Unread)
    assert last.operation.reason == "database-read"


def test_nothing_runs_after_a_swallowed_error_that_is_sure_to_come() -> None:
    body = """
        try:
            op.drop_table("a")
            op.drop_constraint(None, "a", type_="unique")
            op.drop_table("b")
        except Exception:
            pass
        op.drop_table("c")
    """
    found = [step.operation for step in steps(body)]
    assert [o.table.name for o in found if isinstance(o, DropTable)] == ["a", "c"]
    assert DropConstraint(TableName("a"), None, "unique") in found


def test_what_comes_after_an_error_that_nobody_swallows_is_still_told() -> None:
    found = steps("op.drop_constraint(None, 'a', type_='unique')\nop.drop_table('b')")
    assert isinstance(found[-1].operation, DropTable)


@pytest.mark.parametrize(
    ("kind", "dropped"),
    [
        ("postgresql.dialect", [True]),
        ("postgresql.base.PGDialect", [True]),
        ("sqlite.dialect", []),
        ("sqlite.base.SQLiteDialect", []),
        ("sa.engine.default.DefaultDialect", [True]),
        ("something.OtherDialect", [False]),
    ],
)
def test_a_dialect_is_of_its_own_class(kind: str, dropped: list[bool]) -> None:
    """Whether the step is sure; of a class that nobody knows it may or may not be one."""
    body = f"""
        import something

        def upgrade():
            if isinstance(op.get_bind().dialect, {kind}):
                op.drop_table("t")
    """
    assert [not step.conditional for step in steps(body)] == dropped


def test_what_may_be_one_thing_or_another_may_be_of_a_class() -> None:
    body = """
        value = op.get_bind().execute(sa.text("SELECT 1")).scalar()
        if isinstance(value, str):
            value = "x"
        if not isinstance(value, dict):
            op.drop_table("a")
        if isinstance("a" if value else "b", str):
            op.drop_table("b")
        if isinstance("a" if value else "b", dict):
            op.drop_table("c")
    """
    assert tables(body) == [("a", True), ("b", False)]
