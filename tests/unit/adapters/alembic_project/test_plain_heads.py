"""A head that its text tells is the head that parsing tells."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from adapters.alembic_project import heads
from adapters.alembic_project.heads import head_of, read_head
from adapters.alembic_project.parsing import parse
from adapters.alembic_project.plain_heads import plain_head
from adapters.alembic_project.text import Unreadable

WRITTEN = '''"""add "books"

Revision ID: 1b2c
Revises: 0a1b

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = "1b2c"
down_revision: Union[str, Sequence[str], None] = ("0a1b", '9f')
branch_labels: str | Sequence[str] | None = None
depends_on = ["7e"]  # of the shop
'''

LINES = [
    "",
    "   # a comment",
    "import sqlalchemy as sa, os.path",
    "import sqlalchemy as revision",
    "from alembic import op, context as c",
    "from . import helpers",
    "from ...shop import (\n    a,\n    b as revision,\n)",
    "from shop import *",
    "from shop import depends_on",
    "import class",
    "import import",
    "import shop as from",
    "from shop import lambda",
    "from shop import (\n    a,\n    import\n)",
    "from shop import (\n    a,\n    None\n)",
    "from shop.if import a",
    "yield = None",
    "import shop  # or another (if",
    "from x import (a,, b)",
    'revision = "1"',
    "revision: str = '2' ",
    'revision = "1" "2"',
    'revision = "\\x31"',
    'revision = "a@b"',
    'revision = f"1"',
    'revision = "ü"  # ü',
    "revision = None",
    "revision = 5",
    "revision = down_revision",
    'revision = """3"""',
    '    revision = "6"',
    'down_revision = ("1")',
    'down_revision = ("1",)',
    'down_revision = ["1", "2",]',
    'down_revision = ["1", "1"]',
    "down_revision = ()",
    'down_revision: Union[str, None] = "0"',
    'down_revision: if = "0"',
    'down_revision: Union[str,, None] = "0"',
    "down_revision=None",
    "branch_labels = None; revision = \\",
    'depends_on = [*"ab"]',
    'NAMES = ["a", "b"]',
    'if True:\n    revision = "7"',
    '"""another text"""',
    "del revision",
]
DOCSTRINGS = [
    "",
    '"""told"""',
    '"""\n   told  \n\nrevision = "9"\n"""',
    '"""told""""',
    '"""a" b""c"""  # why',
    '"""told""" "more"',
    "'''told'''",
    'r"""told"""',
    '"""\ttold\n\tmore"""',
    '"""told\\n"""',
    '"""   """',
]


def parsed(text):
    return head_of(parse(text), "a_b.py")


def answer(ask):
    """The head, or why there is none."""
    try:
        return ask()
    except Unreadable as fault:
        return fault.name, fault.why, fault.line, fault.column


def test_what_alembic_writes_is_told_by_its_text(monkeypatch):
    expected = parsed(WRITTEN)
    monkeypatch.setattr(heads, "parse", None)

    assert read_head(f"{WRITTEN}\n\ndef upgrade():\n    pass\n", "a_b.py") == expected
    assert (expected.id, expected.parents, expected.line) == ("1b2c", ("0a1b", "9f"), 14)


@given(st.sampled_from(DOCSTRINGS), st.lists(st.sampled_from(LINES), max_size=8), st.text("\r\f\0"))
@example("", ['revision = "1"', "import sqlalchemy as revision"], "")
def test_it_says_what_parsing_says_or_nothing(docstring, lines, odd):
    text = "\n".join([docstring, *lines, odd])
    plain = plain_head(text)
    if plain is None:
        return

    told = answer(lambda: heads.head(plain.names, plain.docstring, "a_b.py"))
    assert told == answer(lambda: parsed(text))


@pytest.mark.parametrize("line", [line for line in LINES if line.startswith("    revision")])
def test_what_is_indented_is_for_python_to_tell(line):
    assert plain_head(f"{line}\n") is None
