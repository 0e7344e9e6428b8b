"""A table that MySQL copies while nobody can write to it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import DropColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.wording import waiting
from domain.sql_operations import AlterTable

ABOUT = Description(
    name="mysql-table-copy",
    family="mysql",
    level=Level.ERROR,
    differs_by_version="always",
    finds="an ALTER TABLE that copies the table, or is told to, while writes wait.",
    why=(
        "With ALGORITHM=COPY every row goes into a new table, and LOCK=SHARED keeps writers out "
        "all the time: CONVERT TO CHARACTER SET (MariaDB 10.11: COPY; a new default character set "
        "alone is INSTANT), dropping a column of the primary key, and any ALTER that names "
        "ALGORITHM=COPY or LOCK=SHARED or EXCLUSIVE itself, though the server would do without. "
        "Changed types, new foreign keys and CHECKs that copy have rules of their own. On MySQL a "
        "table with a FULLTEXT index is copied to drop a column, too (tried on 9.7). MariaDB "
        "copies without keeping writers out since 11.2, unless a foreign key of the table has "
        "CASCADE or SET NULL (tried on 11.8)."
    ),
    silent_when=(
        "the table was created in the same revision",
        "the server does it INSTANT or INPLACE with LOCK=NONE",
    ),
    way_out=(
        "Name ALGORITHM=INPLACE, LOCK=NONE, so that the server refuses instead of blocking; what "
        "it refuses is for gh-ost or pt-online-schema-change."
    ),
    databases=(Database.MYSQL, Database.MARIADB),
    hazards=(
        "mysql-table-copy",
        "mysql-algorithm-copy",
        "mysql-lock-shared-or-exclusive",
        "mysql-charset-convert",
    ),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    table = operation.subject
    if table is None or not context.effect.blocks_writes_of(table):
        return
    waits = f"{waiting(context.effect, table)} wait"
    match operation:
        case AlterTable(action="algorithm"):
            told = f"ALGORITHM=COPY copies {table}: {waits}"
            fix = "# Without ALGORITHM=COPY, or with ALGORITHM=INPLACE, LOCK=NONE."
        case AlterTable(action="lock", argument=lock):
            told = f"LOCK={(lock or '').upper()} is asked for: {waits} while {table} is altered"
            fix = "# Without the LOCK clause, or with LOCK=NONE."
        case _ if context.effect.rewritten:
            told = f"{table} is copied row by row: {waits} until it is done"
            fix = "# With gh-ost or pt-online-schema-change, which copy in the background."
        case _:
            return
    yield Hit(told, table=table, fix=fix, assumption=context.effect.assumption or "")


MYSQL_TABLE_COPY = StepRule(ABOUT, check, (AlterTable, DropColumn))
