"""Which changes of a file change what its upgrade() does."""

import pytest

from adapters.alembic_project.upgrade_digest import upgrade_digest

WAS = '''"""orders

Revision ID: a1
"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None
TABLE = "orders"
NOTE = "note"


def columns():
    return [sa.Column("id", sa.Integer())]


def gone():
    op.drop_table(TABLE)


def upgrade():
    op.create_table(TABLE, *columns())


def downgrade():
    gone()
'''


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""orders\n', '"""All orders\n'),
        ("from alembic import op\n", "from alembic import op  # noqa\n"),
        ('"orders"', "'orders'"),
        ("def upgrade():\n", 'def upgrade() -> None:\n    """Make it."""\n'),
        (
            "op.create_table(TABLE, *columns())",
            "op.create_table(\n        TABLE, *columns()\n    )",
        ),
        ("    gone()\n", "    op.drop_table(TABLE, if_exists=True)\n"),
        ("    op.drop_table(TABLE)\n", "    pass\n"),
        ('NOTE = "note"\n', ""),
        ("down_revision = None", 'down_revision: str | None = "00"'),
        ("import sqlalchemy as sa\n", "import sqlalchemy as sa\nfrom typing import Sequence\n"),
        ("import sqlalchemy as sa\n", "import os, sqlalchemy as sa\n"),
        ('TABLE = "orders"', 'TABLE: str = "orders"'),
        ("    op.create_table", "    pass\n    op.create_table"),
    ],
)
def test_what_makes_no_difference(old, new):
    assert old in WAS
    assert upgrade_digest(WAS.replace(old, new)) == upgrade_digest(WAS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("op.create_table(TABLE, *columns())", "op.create_table(TABLE)"),
        ("sa.Integer()", "sa.BigInteger()"),
        ('TABLE = "orders"', 'TABLE = "order"'),
        ("import sqlalchemy as sa", "import other as sa"),
        ("from alembic import op", "from .alembic import op"),
        ("def upgrade():\n", "@twice\ndef upgrade():\n"),
        ("def upgrade():\n", "op.execute('SELECT 1')\n\n\ndef upgrade():\n"),
        ("def upgrade():\n", "if True:\n    TABLE = 'x'\n\n\ndef upgrade():\n"),
        ("def upgrade():\n", "def upgrade(:\n"),
    ],
)
def test_what_makes_a_difference(old, new):
    assert old in WAS
    assert upgrade_digest(WAS.replace(old, new)) != upgrade_digest(WAS)
