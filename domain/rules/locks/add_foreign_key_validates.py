"""A foreign key that checks every existing row while nobody can write to its tables."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint, ChangeRows, RunSql, Unread
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.foreign_keys import ForeignKeyWay
from domain.rules.wording import named, waiting
from domain.schema.elements import Column, ForeignKey
from domain.schema.names import TableName

ABOUT = Description(
    name="add-foreign-key-validates",
    family="locks",
    level=Level.ERROR,
    differs_by_version="always",
    differs_on=(Database.MYSQL, Database.MARIADB),
    finds="a foreign key added to an existing table that checks its rows while writes wait.",
    why=(
        "PostgreSQL takes SHARE ROW EXCLUSIVE on both tables (10 to 18) and looks up every row: "
        "writes to either of them wait until the transaction commits. Added NOT VALID, the "
        "foreign key takes the same locks for an instant; VALIDATE CONSTRAINT then reads the rows "
        "under SHARE UPDATE EXCLUSIVE and ROW SHARE, and writes go on. In one transaction the two "
        "win nothing, and Alembic's default env.py runs all revisions in one. MySQL, and MariaDB "
        "before 11.2, copy the table with writes blocked, unless foreign_key_checks is 0: then it "
        "is instant, and the existing rows are never checked."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "it is added with `postgresql_not_valid=True`",
        "it comes with a new nullable column, with `inline_references=True`",
    ),
    way_out=(
        "Add it with `postgresql_not_valid=True` in one revision, and validate it in a later one "
        "with `transaction_per_migration=True` in env.py."
    ),
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("add-foreign-key-validates",),
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddConstraint(table=table, constraint=ForeignKey() as key):
            keys, column = [key], column_just_added(context, table, key)
        case AddColumn(table=table, column=column, constraints=constraints):
            keys = [c for c in constraints if isinstance(c, ForeignKey)]
        case _:
            return
    effect = context.effect
    reads_rows = effect.verified or table in effect.scanned or table in effect.rewritten
    if reads_rows and effect.blocks_writes_of(table):
        for key in keys:
            yield hit(table, key, column, context)


def column_just_added(context: StepContext, table: TableName, key: ForeignKey) -> Column | None:
    """The column of the key where this revision added it, and filled nothing since."""
    if len(key.columns) != 1 or (table, key.columns[0]) not in context.added_columns:
        return None
    if any(isinstance(step.operation, ChangeRows | RunSql | Unread) for step in context.earlier):
        return None
    return context.before.known_or_blank(table).column(key.columns[0])


def hit(table: TableName, key: ForeignKey, column: Column | None, context: StepContext) -> Hit:
    effect = context.effect
    postgresql = context.target.database is Database.POSTGRESQL
    does = f"checks every row of {table}" if postgresql else f"copies {table}"
    who = waiting(effect, table)
    used = key.target != table and key.target not in context.created_tables
    if used and effect.blocks_writes_of(key.target):
        who += f" and {waiting(effect, key.target)}"
    return Hit(
        f"adding foreign key {named(key)} {does} while {who} wait",
        table=table,
        fix=ForeignKeyWay(table, key, context.target, column, cascades(table, key, context)).code(),
    )


def cascades(table: TableName, key: ForeignKey, context: StepContext) -> bool:
    """Whether MySQL may have to write to the table by itself, for this key or another."""
    keys = (key, *context.before.known_or_blank(table).foreign_keys)
    actions = {action for k in keys for action in (k.on_delete, k.on_update) if action}
    return bool(actions & {"CASCADE", "SET NULL"})


ADD_FOREIGN_KEY_VALIDATES = StepRule(ABOUT, check, (AddConstraint, AddColumn), needs=(ForeignKey,))
