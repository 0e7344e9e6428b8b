"""Types that a function under `@compiles` writes for a dialect."""

import pytest

from domain.schema.datatypes import DataType
from tests.unit.adapters.alembic_project.evaluator.reading import HEAD, scripts

TYPE = """
from sqlalchemy.ext.compiler import compiles

class JSONB(sa.JSON):
    __visit_name__ = "JSONB"

class Narrow(JSONB):
    pass

{}

def upgrade():
    op.add_column("t", sa.Column("c", {}))
"""
PLAIN = """
@compiles(JSONB, "sqlite")
def _(*args, **kwargs):
    return "JSONB"
"""


def type_of(functions, database="sqlite", column="JSONB()"):
    (step,) = scripts(HEAD + TYPE.format(functions, column), database).upgrade.steps
    return step.operation.column.type


@pytest.mark.parametrize(
    "column",
    [
        "JSONB",
        "Narrow()",
        'sa.JSON().with_variant(JSONB(), "sqlite").with_variant(postgresql.JSONB(), "postgresql")',
    ],
)
def test_what_the_function_writes_is_the_type_on_its_dialect(column):
    assert type_of(PLAIN, column=column) == DataType("jsonb")


def test_other_dialects_have_the_type_below():
    assert type_of(PLAIN, "postgresql") == DataType("json")


def test_a_function_for_no_dialect_is_for_all_that_have_none():
    anywhere = "@compiles(JSONB)\ndef any(type_, compiler, **kw):\n    return 'TEXT'\n" + PLAIN

    assert type_of(anywhere, "mysql") == DataType("text")
    assert type_of(anywhere, "sqlite") == DataType("jsonb")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("VARCHAR(9)", DataType("varchar", length=9)),
        ("numeric(10, 2)", DataType("numeric", precision=10, scale=2)),
        ("NUMERIC(10)", DataType("numeric", precision=10)),
        ("DOUBLE PRECISION", DataType("double precision")),
    ],
)
def test_arguments_are_told_apart(text, expected):
    function = f"@compiles(JSONB, 'sqlite')\ndef f(*a, **k):\n    return {text!r}\n"

    assert type_of(function) == expected


@pytest.mark.parametrize("result", ["compiler.visit_JSON(type_)", "None", '"a (b) c"'])
def test_what_is_no_plain_text_says_nothing(result):
    function = f"@compiles(JSONB, 'sqlite')\ndef f(type_, compiler, **k):\n    return {result}\n"

    assert type_of(function) == DataType("json")
