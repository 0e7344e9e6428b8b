"""Validating a constraint that was added NOT VALID."""

from domain.databases.target import Database
from domain.environment import EnvironmentFacts
from domain.rules.safe_ways.code import execute, sql_name, sql_table
from domain.schema.names import TableName

ALONE = """\
# It needs a transaction of its own: set transaction_per_migration=True in env.py's
# context.configure(). Alembic's default runs all revisions in one transaction, and this one
# would run under the locks of the one before."""

APART = "# It stands in a transaction of its own, as env.py has it."


def fitting(fix: str, environment: EnvironmentFacts) -> str:
    """Without the advice to set what env.py sets already."""
    if environment.transaction_per_migration.value is not True:
        return fix
    return fix.replace(ALONE, APART)


def validate(table: TableName, constraint: str, revision: str) -> str:
    database = Database.POSTGRESQL
    sql = (
        f"ALTER TABLE {sql_table(table, database)} "
        f"VALIDATE CONSTRAINT {sql_name(constraint, database)}"
    )
    return (
        f"# {revision}: reads the existing rows while reads and writes go on.\n"
        f"{ALONE}\n{execute(sql)}"
    )
