"""Code in other files of the project."""

from pathlib import Path

import pytest

from domain.operations import AddColumn, CreateTable, DropTable, Reach, Unread
from domain.schema.datatypes import DataType
from tests.unit.adapters.alembic_project.evaluator.reading import steps


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        "shop/__init__.py": "from shop.names import *\nTABLE = 'from_package'\n",
        "shop/names.py": "PREFIX = 'shop_'\nUSERS = PREFIX + 'users'\nUSERS = USERS + ''\n",
        "shop/types.py": """
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

class GUID(sa.types.TypeDecorator):
    impl = sa.CHAR
    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(sa.CHAR(32))

class Short(sa.types.TypeDecorator):
    impl = sa.String(20)

class Sized(sa.TypeDecorator):
    impl = sa.String

class Point(sa.types.UserDefinedType):
    def get_col_spec(self, **kw):
        return "POINT"

class Money(sa.Numeric):
    def __init__(self, scale=2):
        super().__init__(12, scale)

def Name(length=30):
    return sa.String(length)
""",
        "shop/tools.py": """
from alembic import op
from . import names
from .names import USERS

def drop_users():
    op.drop_table(USERS)
    op.drop_table(names.PREFIX + "log")
""",
        "shop/heavy.py": "from alembic import op\ndef work():\n    while True:\n        pass\n",
        "shop/rows.py": "def fill(session):\n    while True:\n        session.commit()\n",
        "shop/long.py": "import sqlalchemy as sa\n"
        + "".join(f"def f{n}(): pass\n" for n in range(400))
        + "def Wide():\n    return sa.String(900)\n",
        "shop/texts.py": """
class Words:
    def __init__(self, text: str):
        self.found = undefined(text)
""",
        "shop/broken.py": "def oops(:\n",
        "shop/lazy.py": """
def __getattr__(name):
    return "lazy_" + name.lower()
""",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return tmp_path


def tables(body: str, project: Path) -> list[str]:
    found = [step.operation for step in steps(body, root=project)]
    return [o.table.name for o in found if isinstance(o, DropTable)]


def test_helpers_of_the_project_are_followed(project: Path) -> None:
    (one, two) = steps("from shop.tools import drop_users\ndrop_users()", root=project)
    assert (one.location.path, one.location.line) == ("shop/tools.py", 7)
    assert [place.path for place in one.location.via] == ["versions/one.py"]
    assert str(two.operation.subject) == "shop_log"


@pytest.mark.parametrize(
    ("imported", "table"),
    [
        ("from shop import TABLE as name", "from_package"),
        ("from shop import names; name = names.USERS", "shop_users"),
        ("import shop.names; name = shop.names.PREFIX", "shop_"),
        ("import shop.names as n; name = n.PREFIX", "shop_"),
        ("from shop import PREFIX as name", "shop_"),
        ("from shop.lazy import THING as name", "lazy_thing"),
        ("import importlib; name = importlib.import_module('shop.names').USERS", "shop_users"),
    ],
)
def test_names_are_found_where_they_are_defined(project: Path, imported: str, table: str) -> None:
    assert tables(f"{imported}\nop.drop_table(name)", project) == [table]


def test_another_revision_can_be_run_again(project: Path) -> None:
    (project / "shop/2016-01-13_first.py").write_text(
        "from alembic import op\ndef upgrade():\n    op.drop_table('old')\n"
    )
    body = """
        from importlib import import_module
        module = import_module("shop.2016-01-13_first")

        def upgrade():
            module.upgrade()
    """
    assert tables(body, project) == ["old"]


def test_what_the_project_does_not_have_is_unread(project: Path) -> None:
    (step,) = steps("from shop.gone import change\nchange()", root=project)
    assert isinstance(step.operation, Unread)
    assert step.operation.reason == "unknown-call"
    assert "shop.gone" in step.operation.detail


def test_a_module_with_a_syntax_error_is_unread(project: Path) -> None:
    (step,) = steps("from shop.broken import oops\noops()", root=project)
    assert isinstance(step.operation, Unread)


def test_a_call_that_takes_too_long_costs_only_itself(project: Path) -> None:
    body = "from shop.heavy import work\nwork()\nop.drop_table('t')"
    first, last = [step.operation for step in steps(body, root=project)]
    assert isinstance(first, Unread)
    assert first.reason == "limit"
    assert isinstance(last, DropTable)


TYPES = {
    "GUID()": ("uuid", None, False),
    "GUID": ("uuid", None, False),
    "Short()": ("varchar", 20, False),
    "Sized(9)": ("varchar", 9, False),
    "Sized(length=8)": ("varchar", 8, False),
    "Point()": ("point", None, True),
    "Money()": ("numeric", None, False),
    "Name(length=4)": ("varchar", 4, False),
}


@pytest.mark.parametrize(("written", "expected"), TYPES.items())
def test_types_of_the_project_come_to_their_impl(
    project: Path, written: str, expected: tuple[str, int | None, bool]
) -> None:
    body = f"import shop.types\nop.add_column('t', sa.Column('c', shop.types.{written}))"
    (step,) = steps(body, root=project)
    assert isinstance(step.operation, AddColumn)
    kind = step.operation.column.type
    assert kind is not None
    assert (kind.name, kind.length, kind.custom) == expected


def test_a_type_can_differ_by_dialect(project: Path) -> None:
    body = "from shop.types import GUID\nop.create_table('t', sa.Column('c', GUID()))"
    (step,) = steps(body, "mysql", root=project)
    assert isinstance(step.operation, CreateTable)
    kind = step.operation.columns[0].type
    assert kind is not None
    assert (kind.name, kind.length) == ("char", 32)


def test_types_of_libraries_keep_their_names_save_for_sqlmodels_text() -> None:
    body = """
        import geoalchemy2, sqlmodel
        from pgvector.sqlalchemy import Vector
        op.add_column("t", sa.Column("a", geoalchemy2.types.Geometry("POINT")))
        op.add_column("t", sa.Column("a", sqlmodel.sql.sqltypes.AutoString(length=12)))
        op.add_column("t", sa.Column("a", Vector(1536)))
        op.add_column("t", sa.Column("a", sqlmodel.AutoString()))
        op.add_column("t", sa.Column("a", sqlmodel.sql.sqltypes.types.Uuid()))
    """
    found = [s.operation.column.type for s in steps(body) if isinstance(s.operation, AddColumn)]
    assert [(t.name, t.length, t.custom) for t in found if t] == [
        ("geoalchemy2.types.Geometry", None, True),
        ("varchar", 12, False),
        ("pgvector.sqlalchemy.Vector", 1536, True),
        ("varchar", None, False),
        ("uuid", None, False),
    ]


def test_an_enum_of_the_project_lends_its_names(project: Path) -> None:
    (project / "shop/kinds.py").write_text(
        "import enum\nclass Kind(str, enum.Enum):\n    ONE = 'one'\n    TWO = 'two'\n"
    )
    body = """
        from shop.kinds import Kind
        op.add_column("t", sa.Column("a", sa.Enum(Kind)))
        values = sa.Enum(Kind, values_callable=lambda e: [m.value for m in e])
        op.add_column("t", sa.Column("a", values))
    """
    found = [step.operation for step in steps(body, root=project)]
    values = [o.column.type.values for o in found if isinstance(o, AddColumn) and o.column.type]
    assert values == [("ONE", "TWO"), ("one", "two")]


def test_code_of_the_project_that_seems_to_raise_does_not_end_the_script(project: Path) -> None:
    (project / "shop/strict.py").write_text(
        "from alembic import op\n"
        "def work():\n    raise RuntimeError('never in practice')\n"
        "class Config:\n    @property\n    def name(self):\n        return work()\n"
    )
    body = """
        from shop.strict import Config, work
        work()
        op.drop_table(Config().name)
        op.drop_table("t")
    """
    found = [step.operation for step in steps(body, root=project)]
    assert [o.reason for o in found if isinstance(o, Unread)] == ["program-error"] * 2
    assert isinstance(found[-1], DropTable)


def test_code_that_is_not_followed_to_its_end_changes_rows_where_it_knows_no_tables(
    project: Path,
) -> None:
    (rows,) = unread("from shop.rows import fill\nfill(op.get_bind())", project)
    (tables,) = unread("from shop.heavy import work\nwork()", project)
    assert (rows.reach, tables.reach) == (Reach.NOTHING, Reach.ANYWHERE)


def test_statements_on_a_table_that_is_not_known_change_rows(project: Path) -> None:
    body = "from shop.rows import gone\nop.execute(gone.insert().values(a=1))"
    (told,) = unread(body, project)
    assert told.reach is Reach.NOTHING


def test_a_long_module_is_known_to_its_end_whoever_asks_first(project: Path) -> None:
    body = """
from shop.long import Wide

class Model(sa.orm.declarative_base()):
    __tablename__ = "t"
    a = sa.Column(Wide())

def upgrade():
    op.create_table("t", Model.__table__.c.a)
"""
    (step,) = steps(body, root=project)
    assert isinstance(step.operation, CreateTable)
    assert step.operation.columns[0].type == DataType("varchar", 900)


def test_what_is_said_to_be_a_text_runs_nothing(project: Path) -> None:
    assert unread("from shop.texts import Words\nWords(undefined.name)", project) == []


def unread(body: str, project: Path) -> list[Unread]:
    found = [step.operation for step in steps(body, root=project)]
    return [operation for operation in found if isinstance(operation, Unread)]
