"""NULLs that become zeros, since strict mode was switched off."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute, sql_name, sql_table

ABOUT = Description(
    name="mysql-not-null-non-strict",
    family="mysql",
    level=Level.ERROR,
    finds="a column set NOT NULL after strict mode was switched off.",
    why=(
        "In strict mode, the default since MySQL 5.7 and MariaDB 10.2, ALTER TABLE ... NOT NULL "
        "fails where a row has NULL. With another sql_mode it goes through, and each NULL is 0, an "
        "empty string or 0000-00-00 afterwards: nobody can tell those rows from the others "
        "(tried on MariaDB 10.11)."
    ),
    silent_when=(
        "sql_mode is not set, or has STRICT_TRANS_TABLES or STRICT_ALL_TABLES",
        "the same revision fills the NULLs before",
        "the table was created in the same revision",
    ),
    way_out="Fill the NULLs with a value that somebody chose, and leave strict mode on.",
    databases=(Database.MYSQL, Database.MARIADB),
    hazards=("mysql-not-null-non-strict",),
    supersedes=("not-null-on-existing-nulls",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    mode = context.before.objects.setting("sql_mode")
    if not isinstance(operation, AlterColumn) or operation.nullable is not False or mode is None:
        return
    if "STRICT" in mode.upper() or mode.upper() in ("TRADITIONAL", "DEFAULT") or "@" in mode:
        return
    column = context.before.known_or_blank(operation.table).column(operation.column)
    if column is not None and column.nullable is False:
        return
    database = context.target.database
    table, name = sql_table(operation.table, database), sql_name(operation.column, database)
    yield Hit(
        f"strict mode is off: each NULL in {operation.table}.{operation.column} becomes 0 or "
        "empty, without a word",
        table=operation.table,
        column_name=operation.column,
        fix=execute("SET SESSION sql_mode = DEFAULT")
        + "\n"
        + execute(f"UPDATE {table} SET {name} = ... WHERE {name} IS NULL"),
    )


MYSQL_NOT_NULL_NON_STRICT = StepRule(ABOUT, check, (AlterColumn,), BOTH_WAYS)
