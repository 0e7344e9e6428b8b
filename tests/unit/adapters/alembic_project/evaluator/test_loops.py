"""Loops: unrolled where their rounds are known, followed once where not."""

from domain.operations import DropColumn, DropTable, Unread
from tests.unit.adapters.alembic_project.evaluator.reading import operations, steps


def tables(body: str) -> list[str]:
    return [o.table.name for o in operations(body) if isinstance(o, DropTable)]


def test_lists_tuples_dicts_and_ranges_are_unrolled() -> None:
    body = """
        for name in ["a", "b"]:
            op.drop_table(name)
        for name, (suffix, _) in {"c": ("x", 1)}.items():
            op.drop_table(f"{name}_{suffix}")
        for number in range(2):
            op.drop_table("t%d" % number)
        for position, name in enumerate(("d",), start=7):
            op.drop_table(name + str(position))
    """
    assert tables(body) == ["a", "b", "c_x", "t0", "t1", "d7"]


def test_comprehensions_are_followed() -> None:
    body = """
        names = [f"{n}s" for n in ("cat", "dog", "cow") if n != "dog"]
        for name in sorted(set(names)):
            op.drop_table(name)
        found = {n: n.upper() for n in names}
        op.drop_table(found["cats"])
    """
    assert tables(body) == ["cats", "cows", "CATS"]


def test_break_and_continue_are_followed() -> None:
    body = """
        for name in ("a", "b", "c", "d"):
            if name == "b":
                continue
            if name == "d":
                break
            op.drop_table(name)
        else:
            op.drop_table("none")
    """
    assert tables(body) == ["a", "c"]


def test_the_else_of_a_loop_runs_without_a_break() -> None:
    assert tables("for n in ():\n    pass\nelse:\n    op.drop_table('a')") == ["a"]


def test_a_break_that_may_happen_makes_the_rest_conditional() -> None:
    body = """
        for name in ("a", "b"):
            if something():
                break
            op.drop_table(name)
        op.drop_table("c")
    """
    assert [step.conditional for step in steps(body) if step.operation.subject] == [
        True,
        True,
        False,
    ]


def test_elements_that_may_not_be_there_make_conditional_rounds() -> None:
    body = """
        wanted = ["a"]
        if something():
            wanted.append("b")
        for name in wanted:
            op.drop_table(name)
        op.drop_table("c")
    """
    found = [(s.operation.subject.name, s.conditional) for s in steps(body) if s.operation.subject]
    assert found == [("a", False), ("b", True), ("c", False)]


def test_elements_skipped_by_an_unknown_continue_may_not_be_there() -> None:
    body = """
        wanted = []
        for name in ("a", "b"):
            if exists(name):
                continue
            wanted.append(name)
        for name in wanted:
            op.drop_table(name)
    """
    found = [(s.operation.subject.name, s.conditional) for s in steps(body) if s.operation.subject]
    assert found == [("a", True), ("b", True)]


def test_a_loop_over_the_unknown_is_followed_once() -> None:
    body = """
        for row in op.get_bind().execute(sa.text("SELECT 1")):
            op.drop_column("t", "a")
            op.drop_table(row.name)
    """
    one, other = steps(body)
    assert isinstance(one.operation, DropColumn)
    assert one.conditional
    assert isinstance(other.operation, Unread)
    assert other.operation.reason == "database-read"


def test_what_an_unknown_loop_counts_is_not_known_after_it() -> None:
    body = """
        count = 0
        for row in rows():
            count += 1
        op.drop_table(f"t{count}")
    """
    assert tables(body) == []


def test_a_known_while_is_unrolled() -> None:
    body = """
        left = ["b", "a"]
        while left:
            op.drop_table(left.pop())
    """
    assert tables(body) == ["a", "b"]


def test_a_while_true_that_breaks_on_the_unknown_is_followed_once() -> None:
    body = """
        while True:
            rows = op.get_bind().execute(sa.text("SELECT 1")).fetchall()
            if not rows:
                break
            op.drop_column("t", "a")
        op.drop_table("b")
    """
    assert [step.conditional for step in steps(body)] == [True, False]


def test_a_while_true_without_end_stops_the_script() -> None:
    body = """
        op.drop_table("a")
        while True:
            pass
        op.drop_table("b")
    """
    first, last = operations(body)
    assert isinstance(first, DropTable)
    assert isinstance(last, Unread)
    assert last.reason == "limit"


def test_a_loop_that_is_too_long_is_followed_once() -> None:
    body = """
        for n in range(10 ** 9):
            op.drop_table(f"t{n}")
    """
    (found,) = operations(body)
    assert isinstance(found, Unread)
    assert found.reason == "limit"
