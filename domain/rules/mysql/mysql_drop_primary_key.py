"""A primary key that is dropped by itself: the table is copied, twice if another follows."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddConstraint, DropConstraint
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute, sql_names, sql_table
from domain.schema.elements import PrimaryKey
from domain.schema.schema import Table

ABOUT = Description(
    name="mysql-drop-primary-key",
    family="mysql",
    level=Level.ERROR,
    differs_by_version="always",
    finds="the primary key of an existing table dropped in a statement of its own.",
    why=(
        "InnoDB keeps the rows in the order of the primary key: dropped by itself the whole table "
        "is copied with ALGORITHM=COPY, LOCK=SHARED, and nobody writes meanwhile. Dropped and "
        "added in one ALTER TABLE it is INPLACE, and writes go on (MariaDB 10.11 and MySQL 9.7). "
        "MariaDB since 11.2 copies without keeping writers out. With an AUTO_INCREMENT column it "
        "is refused altogether (error 1075)."
    ),
    silent_when=(
        "the same ALTER TABLE adds another primary key",
        "the table was created in the same revision",
    ),
    way_out="One ALTER TABLE that drops the key and adds the new one.",
    databases=(Database.MYSQL, Database.MARIADB),
    less_when="the server copies without keeping writers out, as MariaDB does since 11.2",
    hazards=("mysql-drop-primary-key",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropConstraint):
        return
    table = context.before.known_or_blank(operation.table)
    found = table.constraint(operation.name or "")
    if operation.kind != "primary" and not isinstance(found, PrimaryKey):
        return
    if swapped_at_once(context):
        return
    key = table.primary_key
    counted = key and any(c.identity for c in table.columns if c.name in key.columns)
    harm = (
        "is refused: it has an AUTO_INCREMENT column"
        if counted
        else f"copies the whole table, and writes to {operation.table} wait"
        if context.effect.blocks_writes_of(operation.table)
        else "copies the whole table"
    )
    waits = counted or context.effect.blocks_writes_of(operation.table)
    yield Hit(
        f"dropping the primary key of {operation.table} {harm}",
        table=operation.table,
        fix=in_one(table, new_key(context), context.target.database),
        level=None if waits else Level.WARNING,
    )


def swapped_at_once(context: StepContext) -> bool:
    """SQL text with both in one ALTER TABLE."""
    same = [step for step in context.later if step.location == context.step.location]
    return any(
        isinstance(step.operation, AddConstraint)
        and isinstance(step.operation.constraint, PrimaryKey)
        for step in same
    )


def new_key(context: StepContext) -> PrimaryKey | None:
    table = context.step.operation.subject
    for step in context.later:
        match step.operation:
            case AddConstraint(table=other, constraint=PrimaryKey() as key) if other == table:
                return key
    return None


def in_one(table: Table, key: PrimaryKey | None, database: Database) -> str:
    columns = sql_names(key.columns, database) if key else "..."
    return execute(
        f"ALTER TABLE {sql_table(table.name, database)} DROP PRIMARY KEY, "
        f"ADD PRIMARY KEY ({columns}), ALGORITHM=INPLACE, LOCK=NONE"
    )


MYSQL_DROP_PRIMARY_KEY = StepRule(ABOUT, check, (DropConstraint,), BOTH_WAYS)
