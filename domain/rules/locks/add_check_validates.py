"""A CHECK that looks at every existing row while nobody can use its table."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.checks import online_check
from domain.rules.safe_ways.code import blocks
from domain.rules.safe_ways.column_calls import column_first
from domain.rules.wording import waiting
from domain.schema.elements import Check
from domain.schema.names import TableName

ABOUT = Description(
    name="add-check-validates",
    family="locks",
    level=Level.ERROR,
    differs_by_version="always",
    differs_on=(Database.MYSQL, Database.MARIADB),
    finds="a CHECK added to an existing table that reads its rows under the lock.",
    why=(
        "PostgreSQL reads every row under ACCESS EXCLUSIVE (10 to 18): reads and writes wait until "
        "the transaction commits, and one row that does not fit makes it fail. So does a CHECK "
        "that comes with a new column, though every row has the same value there. Added NOT "
        "VALID, it takes the lock for an instant; VALIDATE CONSTRAINT then reads the rows under "
        "SHARE UPDATE EXCLUSIVE, and reads and writes go on. MySQL, and MariaDB before 11.2, copy "
        "the table with writes blocked."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "it is added with `postgresql_not_valid=True`",
    ),
    way_out=(
        "Add it with `postgresql_not_valid=True` in one revision, and validate it in a later one "
        "with `transaction_per_migration=True` in env.py."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("add-check-validates", "add-column-inline-constraint"),
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddConstraint(table=table, constraint=Check() as added):
            checks, column = [added], ""
        case AddColumn(table=table, constraints=constraints) as with_column if constraints:
            checks = [c for c in constraints if isinstance(c, Check)]
            column = column_first(table, with_column.column, context.target.database)
        case _:
            return
    effect = context.effect
    reads_rows = table in effect.scanned or table in effect.rewritten
    if reads_rows and effect.blocks_writes_of(table):
        for each in checks:
            yield hit(table, each, column, context)


def hit(table: TableName, added: Check, column: str, context: StepContext) -> Hit:
    postgresql = context.target.database is Database.POSTGRESQL
    does = f"reads every row of {table}" if postgresql else f"copies {table}"
    way = online_check(table, added, context.target)
    return Hit(
        f"adding check {added.name or 'without a name'} {does} while "
        f"{waiting(context.effect, table)} wait",
        table=table,
        fix=blocks(column, way) if postgresql else way,
    )


ADD_CHECK_VALIDATES = StepRule(ABOUT, check, (AddConstraint, AddColumn), needs=(Check,))
