"""A foreign key that goes, and locks the table that it points at for readers too."""

from collections.abc import Iterator

from domain.databases.effect import Blocks
from domain.databases.target import Database
from domain.operations import DropColumn, DropConstraint, DropTable
from domain.review.finding import Level
from domain.rules.replacements import dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute
from domain.rules.safe_ways.reverse import drop_constraint
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName

ABOUT = Description(
    name="drop-foreign-key-locks-parent",
    family="locks",
    level=Level.WARNING,
    finds="a drop that takes a foreign key along, and so locks the table that it points at.",
    why=(
        "Dropping a foreign key, its column or its table takes ACCESS EXCLUSIVE on both tables "
        "(PostgreSQL 10 to 18): reads of the other table, often the busiest there is, wait as "
        "well. The drop is done in an instant, but it waits for every transaction that uses either "
        "table, and all queries that come later queue behind it; then the locks are held until "
        "commit."
    ),
    silent_when=(
        "lock_timeout is set: it gives up rather than let others queue",
        "the other table was created in the same revision, or is dropped in it",
        "an earlier step of the transaction holds a lock as strong on the other table already",
        "the database is MySQL, MariaDB or SQLite",
    ),
    way_out=(
        "Drop the foreign key in a transaction of its own with a short lock_timeout, and try again "
        "where it fails; drop the column or the table afterwards."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("drop-foreign-key-locks-parent",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if context.lock_timeout is not None or context.effect.refused:
        return
    if isinstance(operation, DropConstraint | DropColumn | DropTable):
        table = operation.table
        for parent in context.before.known_or_blank(table).targets:
            if parent != table and locked_anew(parent, context):
                yield hit(table, parent, context)


def locked_anew(parent: TableName, context: StepContext) -> bool:
    lock = context.effect.lock_on(parent)
    if lock is None or lock.blocks is not Blocks.READS_AND_WRITES:
        return False
    already = any(held.table == parent and held.rank >= lock.rank for held in context.held)
    return not already and not dropped_later(context, parent)


def hit(table: TableName, parent: TableName, context: StepContext) -> Hit:
    operation = context.step.operation
    keys = [k for k in context.before.known_or_blank(table).foreign_keys if k.target == parent]
    match operation:
        case DropColumn(column=column):
            what = f"dropping {table}.{column}"
            keys = [key for key in keys if column in key.columns]
        case DropConstraint(name=name):
            what = f"dropping foreign key {name} of {table}"
            keys = [key for key in keys if key.name == name]
        case _:
            what = f"dropping {table}"
    return Hit(
        f"{what} locks {parent} as well, which a foreign key points at: reads and writes of "
        f"{parent} queue behind it",
        table=parent,
        fix=with_timeout(table, keys),
    )


def with_timeout(table: TableName, keys: list[ForeignKey]) -> str:
    drops = [drop_constraint(table, key.name, "foreignkey") for key in keys if key.name]
    return (
        "# In a revision of its own, tried again where it fails, before anything else is dropped:\n"
        + "\n".join([execute("SET LOCAL lock_timeout = '5s'"), *drops])
    )


DROP_FOREIGN_KEY_LOCKS_PARENT = StepRule(ABOUT, check, (DropConstraint, DropColumn, DropTable))
