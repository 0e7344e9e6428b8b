"""Alembic itself, without a database: what SQL does a piece of code send?"""

import io

import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mysql, postgresql


def sql_of(code: str, database: str) -> str:
    """The SQL that Alembic renders for the code, which sees what a revision file imports."""
    written = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=database, opts={"as_sql": True, "output_buffer": written}
    )
    names = {"sa": sa, "mysql": mysql, "postgresql": postgresql}
    with Operations.context(context) as op, context.begin_transaction(_per_migration=True):
        exec(compile(code, "code", "exec"), {**names, "op": op})
    return written.getvalue()


def run_on_sqlite(code: str, *setup: str) -> list[str]:
    """Run the code on a SQLite database in memory; the SQL of its tables afterwards."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        for statement in setup:
            connection.exec_driver_sql(statement)
        with Operations.context(MigrationContext.configure(connection)) as op:
            exec(compile(code, "code", "exec"), {"sa": sa, "op": op})
        return list(connection.exec_driver_sql("SELECT sql FROM sqlite_master").scalars())
