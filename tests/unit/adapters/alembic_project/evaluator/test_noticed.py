"""What a revision does as a program, beside its operations."""

import textwrap

import pytest

from domain.direction import Direction
from domain.script import Habit
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, scripts


def noticed(body, top=""):
    code = f"{HEAD}{top}\ndef upgrade():\n{textwrap.indent(textwrap.dedent(body), '    ')}\n"
    return [(n.habit, n.what) for n in scripts(code).noticed]


@pytest.mark.parametrize(
    ("body", "top", "expected"),
    [
        ("time.sleep(3)", "import time", (Habit.WAITS, "time.sleep(3)")),
        ("sleep(3)", "from time import sleep", (Habit.WAITS, "sleep(3)")),
        (
            "requests.get(url)",
            "import requests\nurl = 'x'",
            (Habit.OUTSIDE_CALL, "requests.get(url)"),
        ),
        ("sys.exit(1)", "import sys", (Habit.EXITS, "sys.exit(1)")),
        ("exit()", "", (Habit.EXITS, "exit()")),
        ("raise SystemExit", "", (Habit.EXITS, "raise SystemExit")),
        ("password = 'x'\nprint(password)", "", (Habit.PRINTS_SECRET, "print(password)")),
        ("op.execute(\"UPDATE t SET a = ':b'\")", "", (Habit.TEXT_WITH_BIND, ":b")),
        ("geo.Point()", "", (Habit.UNDEFINED_NAME, "geo")),
        (
            "op.alter_column('t', 'c', existing_nullable=False)",
            "",
            (Habit.CHANGES_NOTHING, "op.alter_column('t', 'c', existing_nullable=False)"),
        ),
        (
            "op.alter_column('t', sa.Column('c', sa.Text()), nullable=False)",
            "",
            (
                Habit.COLUMN_AS_NAME,
                "op.alter_column('t', sa.Column('c', sa.Text()), nullable=False)",
            ),
        ),
    ],
)
def test_a_habit_is_noticed(body, top, expected):
    assert noticed(body, top) == [expected]


@pytest.mark.parametrize(
    ("body", "top"),
    [
        ("time.time()", "import time"),
        ("print('password')", ""),
        ("secret_name = 'x'\nprint(secret_name)", ""),
        ("token = open_it()\nprint(token.id, len(token))", "def open_it(): pass"),
        ("op.execute(\"UPDATE t SET a = '12:30' WHERE b::int = 1\")", ""),
        ("op.execute(sa.text('UPDATE t SET a = :b').bindparams(b=1))", ""),
        ("op.get_bind().execute(sa.text('UPDATE t SET a = :b'), {'b': 1})", ""),
        ("op.get_bind().execute(sa.text('UPDATE t SET a = :b'), parameters={'b': 1})", ""),
        ("op.alter_column('t', 'c', server_default=None)", ""),
        ("op.alter_column('t', 'c', autoincrement=True)", ""),
        ("geo.Point()", "from somewhere import *"),
        ("print(len(x) if (x := []) else 0)", ""),
    ],
)
def test_a_look_alike_is_not(body, top):
    assert noticed(body, top) == []


def test_an_error_that_may_be_the_databases_is_swallowed():
    attempt = "try:\n    op.drop_index('i', 't')\nexcept {}:\n    {}"

    for caught in ("Exception", "sa.exc.ProgrammingError", "(KeyError, Exception)"):
        assert noticed(attempt.format(caught, "pass"))[0][0] is Habit.SWALLOWS_ERROR
    for caught in ("KeyError", "NoSuchTableError", "(KeyError, ImportError)"):
        assert Habit.SWALLOWS_ERROR not in dict(noticed(attempt.format(caught, "pass")))
    assert not noticed(attempt.format("Exception", "if 1 < 2: raise"))


def test_what_is_swallowed_may_be_rows_alone():
    code = "try:\n    op.execute('{}')\nexcept Exception:\n    pass"

    def structural(statement):
        text = f"{HEAD}\ndef upgrade():\n{textwrap.indent(code.format(statement), '    ')}\n"
        return [n.structural for n in scripts(text).noticed]

    assert structural("DELETE FROM t") == [False]
    assert structural("DROP TABLE t") == [True]


def test_a_try_within_a_batch_is_over_before_it_runs():
    within = "with op.batch_alter_table('t') as b:\n    try:\n        b.drop_column('c')\n"
    around = "try:\n    with op.batch_alter_table('t') as b:\n        b.drop_column('c')\n"

    assert noticed(f"{within}    except KeyError:\n        pass") == [
        (Habit.TRY_IN_BATCH, "b.drop_column('c')")
    ]
    assert noticed(f"{around}except KeyError:\n    pass") == []


def test_a_helper_keeps_the_way_to_it():
    text = f"{HEAD}\nimport time\ndef helper():\n    time.sleep(1)\ndef upgrade():\n    helper()\n"
    [found] = scripts(text).noticed

    assert found.location.line == 8
    assert [place.line for place in found.location.via] == [10]
    assert found.direction is Direction.UPGRADE


@pytest.mark.parametrize(
    ("top", "what"),
    [
        ("bind = op.get_bind()", "op.get_bind()"),
        ("print('loaded')", "print('loaded')"),
        ("if sa.__version__ > '2':\n    register()", "register()"),
        ("engine = sa.create_engine('sqlite://')", None),
        ("from alembic import op as o\nname = o.f('x')", "o.f('x')"),
        ("tables = sa.table('t')\nlogger = logging.getLogger()", None),
        ("logger.setLevel(3)\nwarnings.simplefilter('ignore')", None),
        ("if __name__ == '__main__':\n    main()", None),
        ("later = lambda: op.get_bind()", None),
    ],
)
def test_work_at_import_is_noticed(top, what):
    text = f"{HEAD}{top}\ndef upgrade():\n    pass\n"
    found = [n.what for n in scripts(text).noticed if n.habit is Habit.WORK_AT_IMPORT]

    assert found == ([what] if what else [])


MODELS = """
import enum
import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase
from shop.kinds import Kind

class Base(DeclarativeBase):
    pass

class Order(Base):
    __tablename__ = "orders"

class Size(enum.Enum):
    SMALL = 1

class Named(enum.Enum):
    pass

class Money(sa.TypeDecorator):
    impl = sa.Numeric

metadata = sa.MetaData()
LIMIT = 100

def helper():
    pass
"""


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("from shop.models import Order", ["Order"]),
        ("from shop.models import Base, Money, Size", ["Base, Size"]),
        ("from shop.models import metadata", ["metadata"]),
        ("from shop.models import Kind", ["Kind"]),
        ("from shop.models import Money, LIMIT, helper, Named", []),
        ("from sqlalchemy import MetaData", []),
        ("from nowhere import Order", []),
    ],
)
def test_what_belongs_to_the_application_is_noticed(tmp_path, line, names):
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "__init__.py").touch()
    (shop / "models.py").write_text(MODELS)
    (shop / "kinds.py").write_text("class Kind(str, Enum):\n    A = 'a'\n")
    found = scripts(f"{HEAD}{line}\ndef upgrade():\n    pass\n", root=tmp_path).noticed

    assert [n.what for n in found if n.habit is Habit.LIVE_IMPORT] == names


def test_a_name_that_is_quoted_stays_one():
    text = HEAD + (
        "def upgrade():\n"
        "    quote = op.get_bind().dialect.identifier_preparer.quote\n"
        "    op.execute(f'LOCK TABLE {quote(\"user\")}')\n"
    )

    assert [s.operation.text for s in scripts(text).upgrade.steps] == ['LOCK TABLE "user"']
    assert [s.operation.text for s in scripts(text, "mysql").upgrade.steps] == ["LOCK TABLE `user`"]
