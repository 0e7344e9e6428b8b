"""A foreign key with use_alter=True: SQLAlchemy leaves it out of CREATE TABLE, where it can."""

import io

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext

from domain.operations import AddColumn, CreateTable
from tests.unit.adapters.alembic_project.evaluator.reading import operations

TABLES = (
    'op.create_table("t", sa.Column("a", sa.Integer()), '
    'sa.ForeignKeyConstraint(["a"], ["p.id"], name="f", use_alter=True))',
    'op.create_table("t", sa.Column("a", sa.Integer(), '
    'sa.ForeignKey("p.id", name="f", use_alter=True)))',
)


def sent(code: str, database: str) -> str:
    written = io.StringIO()
    options = {"as_sql": True, "output_buffer": written}
    context = MigrationContext.configure(dialect_name=database, opts=options)
    with Operations.context(context) as op:
        exec(code, {"op": op, "sa": sa})
    return written.getvalue()


@pytest.mark.parametrize("database", ["postgresql", "mysql", "sqlite"])
@pytest.mark.parametrize("code", TABLES)
def test_is_there_after_create_table_where_alembic_sends_it(code: str, database: str) -> None:
    (made,) = operations(code, database)

    assert isinstance(made, CreateTable)
    assert bool(made.constraints) == ("FOREIGN KEY" in sent(code, database))


def test_is_sent_with_a_column_that_is_added() -> None:
    column = 'sa.Column("a", sa.Integer(), sa.ForeignKey("p.id", name="f", use_alter=True))'
    (added,) = operations(f'op.add_column("t", {column})', "postgresql")

    assert isinstance(added, AddColumn)
    assert len(added.constraints) == 1
