"""Which revisions tell by their text alone what they touch."""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.alembic_project.plain_text import is_plain
from adapters.alembic_project.reader import AlembicProjectReader
from adapters.sql.reader import SqlTextReader
from application.raw_sql import SqlTakenApart
from benchmarks.generate import generate
from domain.databases.target import Target
from domain.operations import RunSql, Unread
from domain.schema.schema import Schema
from domain.schema.unseen_changes import run_sql, unread

HEAD = '''"""a message

Revision ID: b2
Revises: a1
"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision: str = "b2"
down_revision: Union[str, None] = "a1"
branch_labels: Union[str, Sequence[str], None] = None
depends_on = None
'''


def revision(upgrade, above=""):
    body = "".join(f"    {line}\n" for line in upgrade.splitlines())
    return (
        f"{HEAD}{above}\n\ndef upgrade() -> None:\n{body}\n\ndef downgrade() -> None:\n    pass\n"
    )


PLAIN = {
    "a table": (
        'op.create_table(\n    "book",\n    sa.Column("id", sa.Integer(), nullable=False),\n'
        '    sa.Column("kind", sa.Enum("a", "b", name="kind"), server_default=sa.text("1")),\n'
        '    sa.ForeignKeyConstraint(["of"], ["shop.id"], ondelete="CASCADE"),\n)  # made'
    ),
    "a batch": 'with op.batch_alter_table("book", schema=None) as batch_op:\n'
    '    batch_op.add_column(sa.Column("x", sa.JSON().with_variant(postgresql.JSONB(), "p")))',
    "an index of a computed name": 'for name in ("book", "shop"):\n'
    '    op.create_index(f"ix_{name}", name, ["id"])',
    "rows": 'op.execute("UPDATE book SET title = 1")',
    "a guard": "inspector = sa.inspect(op.get_bind())\n"
    'if "book" not in inspector.get_table_names():\n    op.drop_table("shop")',
    "another index": 'op.execute("CREATE INDEX ix ON book ((id IS NULL))")',
    "a block": "with op.get_context().autocommit_block():\n"
    '    op.create_index("ix", "book", ["id"], postgresql_concurrently=True)',
}


@pytest.mark.parametrize("upgrade", PLAIN.values(), ids=PLAIN)
def test_what_autogenerate_and_people_commonly_write_is_plain(upgrade):
    text = revision(upgrade)
    ast.parse(text)

    assert is_plain(text)


NOT_PLAIN = {
    "a name put together": 'op.drop_table("bo" + "ok")',
    "a name in two strings": 'op.drop_table("bo" "ok")',
    "a formatted name": 'name = "book"\nop.drop_table(f"{name}")',
    "a name with an escape": r'op.drop_table("bo\x6fk")',
    "tables of the database": "TABLES = sa.inspect(op.get_bind()).get_table_names()\n"
    "for name in TABLES:\n    op.drop_table(name)",
    "held tables": "inspector = sa.inspect(op.get_bind())\nTABLES = inspector.get_table_names()\n"
    "for name in TABLES:\n    op.drop_table(name)",
    "each table": "inspector = sa.inspect(op.get_bind())\nnames = inspector.get_table_names()\n"
    "for name in names:\n    op.drop_table(name)",
    "a table renamed": 'op.rename_table("book", "books")',
    "a schema dropped": 'op.execute("DROP SCHEMA old CASCADE")',
    "a procedure": "op.execute(\"DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'book'; END $$\")",
    "two statements": 'op.execute("UPDATE book SET id = 1; DROP SCHEMA old")',
    "a statement that is held": 'statement = "DROP TABLE book"\nop.execute(statement)',
    "all that is mapped": "sa.MetaData().drop_all(op.get_bind())",
    "an operation of a plugin": 'op.create_view("book")',
    "an unknown function": 'change("book")',
    "a waiver": 'op.drop_table("book")  # assay: allow drop-table -- empty',
    "a missing comma": 'op.drop_table("book" schema="x")',
    "an open bracket": 'op.drop_table("book"',
}


@pytest.mark.parametrize("upgrade", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_of_what_computes_names_or_calls_others_nothing_is_known(upgrade):
    assert not is_plain(revision(upgrade))


def test_a_module_of_the_project_makes_a_revision_not_plain():
    assert not is_plain(revision('op.drop_table("book")', "from shop.models import Book\n"))


def test_a_function_of_the_file_may_be_called_with_names():
    above = (
        "\n\ndef has(table: str) -> bool:\n    inspector = sa.inspect(op.get_bind())\n"
        "    return table in inspector.get_table_names()\n"
    )

    assert is_plain(revision('if not has("book"):\n    op.drop_table("shop")', above))


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000), database=st.sampled_from(["postgresql", "mysql", "sqlite"]))
def test_what_is_plain_leaves_nothing_unread_and_names_its_tables(tmp_path_factory, seed, database):
    folder = Path(tmp_path_factory.mktemp("history"))
    generate(folder, 60, seed)
    project = AlembicProjectReader().open(str(folder / "alembic.ini"))
    target = Target.of(database)
    take_apart = SqlTakenApart(SqlTextReader(), target)

    texts = {r: project.plain_text(r) for r in project.history.revisions}

    assert sum(text is not None for text in texts.values()) > 30
    for revision, text in texts.items():
        gist = project.gist(revision, target)
        if text is None or gist is None:
            continue
        assert not gist.scripts.helpers
        assert not gist.scripts.waivers
        for step in take_apart(gist.scripts).upgrade.steps:
            assert gaps_after(step.operation, target) == 0, text
            assert step.operation.subject is None or step.operation.subject.name in text


def gaps_after(operation, target):
    if isinstance(operation, RunSql):
        return run_sql(operation, Schema(), target).gaps
    return unread(operation, Schema(), target).gaps if isinstance(operation, Unread) else 0
