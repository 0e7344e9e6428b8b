"""Helpers of the file, classes, context managers."""

from domain.operations import AddColumn, DropColumn, DropTable, RunSql, Unread
from tests.unit.adapters.alembic_project.evaluator.reading import operations, steps


def tables(body: str) -> list[str]:
    return [o.table.name for o in operations(body) if isinstance(o, DropTable)]


def test_a_helper_is_followed_and_the_way_to_it_kept() -> None:
    body = """
        def helper(name):
            op.drop_table(name)

        def outer():
            helper("t")

        def upgrade():
            outer()
    """
    (step,) = steps(body)
    assert step.location.line == 7
    assert [place.line for place in step.location.via] == [13, 10]


def test_arguments_are_bound_as_python_does() -> None:
    body = """
        def drop(first, *rest, suffix="", prefix, **extra):
            for name in (first, *rest, *extra.values()):
                op.drop_table(prefix + name + suffix)

        def upgrade():
            drop("a", "b", prefix="x_", other="c")
            drop(*["d"], **{"prefix": "y_", "suffix": "_z"})
    """
    assert tables(body) == ["x_a", "x_b", "x_c", "y_d_z"]


def test_op_is_handed_to_helpers() -> None:
    body = """
        def drop(operations, table):
            operations.drop_table(table)

        def upgrade():
            drop(op, "t")
            with op.batch_alter_table("u") as b:
                columns(b)

        def columns(batch):
            batch.drop_column("a")
    """
    assert [type(o) for o in operations(body)] == [DropTable, DropColumn]


def test_columns_are_handed_through() -> None:
    body = """
        def audit_columns():
            return [sa.Column("at", sa.DateTime()), sa.Column("by", sa.Integer())]

        def upgrade():
            for column in audit_columns():
                op.add_column("t", column)
    """
    found = [o.column.name for o in operations(body) if isinstance(o, AddColumn)]
    assert found == ["at", "by"]


def test_lambdas_partials_and_maps_are_followed() -> None:
    body = """
        from functools import partial
        drop = lambda name: op.drop_table(name)
        drop("a")
        partial(op.drop_table, "b")()
        list(map(op.drop_table, ["c"]))
    """
    assert tables(body) == ["a", "b", "c"]


def test_a_recursion_that_ends_is_followed() -> None:
    body = """
        def drop(names):
            if names:
                op.drop_table(names[0])
                drop(names[1:])

        def upgrade():
            drop(["a", "b", "c"])
    """
    assert tables(body) == ["a", "b", "c"]


def test_a_recursion_under_an_unknown_condition_is_followed_once() -> None:
    body = """
        def walk(node):
            op.drop_table("t")
            if node.children:
                walk(node.left)

        def upgrade():
            walk(op.get_bind().execute(sa.text("SELECT 1")).first())
    """
    assert tables(body) == ["t"]


def test_a_recursion_without_end_stops_the_script() -> None:
    body = """
        def again():
            again()

        def upgrade():
            again()
            op.drop_table("t")
    """
    (found,) = operations(body)
    assert isinstance(found, Unread)
    assert found.reason == "limit"


def test_classes_are_followed() -> None:
    body = """
        class Tables:
            prefix = "x"

            def __init__(self, operations):
                self.operations = operations

            @property
            def full(self):
                return self.prefix + "_t"

            @staticmethod
            def other():
                return "other"

            def drop(self):
                self.operations.drop_table(self.full)
                op.drop_table(self.other())

        class Special(Tables):
            prefix = "special"

            def drop(self):
                super().drop()
                op.drop_table("last")

        def upgrade():
            Special(op).drop()
    """
    assert tables(body) == ["special_t", "other", "last"]


def test_dataclasses_and_named_tuples_hold_values() -> None:
    body = """
        from dataclasses import dataclass
        from collections import namedtuple

        @dataclass(frozen=True)
        class Move:
            old: str
            new: str = "fresh"

        Pair = namedtuple("Pair", "one two")

        def upgrade():
            for move in (Move("a"), Move(old="b", new="c")):
                op.drop_table(f"{move.old}_{move.new}")
            op.drop_table(Pair("x", two="y").two)
    """
    assert tables(body) == ["a_fresh", "b_c", "y"]


def test_enums_of_the_file_are_known() -> None:
    body = """
        import enum

        class Color(enum.Enum):
            RED = "r"
            BLUE = "b"

        def upgrade():
            for color in Color:
                op.drop_table(f"{color.name}_{color.value}")
            op.drop_table(Color("r").name)
            op.drop_table(Color.BLUE.value)
    """
    assert tables(body) == ["RED_r", "BLUE_b", "RED", "b"]


def test_context_managers_wrap_their_block() -> None:
    body = """
        from contextlib import contextmanager

        @contextmanager
        def without_checks(operations):
            operations.execute("SET x = 0")
            try:
                yield operations
            finally:
                operations.execute("SET x = 1")

        def upgrade():
            with without_checks(op) as o:
                o.drop_table("t")
    """
    found = steps(body)
    assert [type(s.operation) for s in found] == [RunSql, DropTable, RunSql]
    assert [len(s.location.via) for s in found] == [1, 0, 1]


def test_objects_with_enter_and_exit_are_context_managers_too() -> None:
    body = """
        class Quiet:
            def __enter__(self):
                op.execute("SET a = 0")
                return "t"
            def __exit__(self, *args):
                op.execute("SET a = 1")

        def upgrade():
            with Quiet() as name:
                op.drop_table(name)
    """
    assert [type(o) for o in operations(body)] == [RunSql, DropTable, RunSql]


def test_generators_are_iterated() -> None:
    body = """
        def names():
            yield "a"
            yield from ("b", "c")

        def upgrade():
            for name in names():
                op.drop_table(name)
    """
    assert tables(body) == ["a", "b", "c"]


def test_a_helper_that_raises_ends_the_script() -> None:
    body = """
        def refuse():
            raise NotImplementedError("no")

        def upgrade():
            op.drop_table("a")
            refuse()
            op.drop_table("b")
    """
    assert tables(body) == ["a"]


def test_decorators_of_the_file_are_applied() -> None:
    body = """
        import functools

        def twice(function):
            @functools.wraps(function)
            def wrapped(*args, **kwargs):
                function(*args, **kwargs)
                function(*args, **kwargs)
            return wrapped

        @twice
        def drop(name):
            op.drop_table(name)

        def upgrade():
            drop("t")
    """
    assert tables(body) == ["t", "t"]


def test_handing_op_to_something_unknown_is_unread() -> None:
    for call in ("elsewhere.do(op)", "do(op.get_bind())", "do(bind=[op.get_bind()])"):
        (found,) = operations(f"from nowhere import elsewhere, do\n{call}")
        assert isinstance(found, Unread)
        assert found.reason == "unknown-call"


def test_plain_library_calls_leave_nothing_unread() -> None:
    body = """
        import json, logging, os, time, uuid
        from datetime import datetime
        log = logging.getLogger(__name__)
        log.info("start %s", op.get_bind())
        print(json.loads(os.getenv("X", "{}")), uuid.uuid4().hex, time.time(), datetime.now())
    """
    assert operations(body) == []


def test_a_global_is_shared_by_functions() -> None:
    body = """
        prefix = "a"

        def change():
            global prefix
            prefix = "b"

        def upgrade():
            change()
            op.drop_table(prefix)
    """
    assert tables(body) == ["b"]


def test_closures_see_their_surroundings() -> None:
    body = """
        def upgrade():
            names = []
            def note(name):
                nonlocal last
                names.append(name)
                last = name
            last = None
            note("a")
            note("b")
            for name in names:
                op.drop_table(name)
            op.drop_table(last)
    """
    assert tables(body) == ["a", "b", "b"]


def test_a_raise_in_a_part_of_an_expression_does_not_end_the_script() -> None:
    body = """
        def refuse():
            raise ValueError("no")

        def upgrade():
            unknown = op.get_bind().info
            name = unknown or refuse()
            other = refuse() if unknown else "a"
            found = [refuse() for row in unknown]
            op.drop_table(other)
    """
    assert tables(body) == ["a"]


def test_a_raise_in_every_part_does() -> None:
    body = """
        def refuse():
            raise ValueError("no")

        def upgrade():
            refuse() if op.get_bind().info else refuse()
            op.drop_table("a")
    """
    assert tables(body) == []
