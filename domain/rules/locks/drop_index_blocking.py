"""An index that is dropped under a lock that readers wait for, too."""

from collections.abc import Iterator

from domain.databases.effect import Blocks
from domain.databases.target import Database
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropIndex,
    DropTable,
    Operation,
    RenameTable,
)
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, call, quoted, schema_of
from domain.rules.wording import waiting
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName

ABOUT = Description(
    name="drop-index-blocking",
    family="locks",
    level=Level.WARNING,
    differs_by_version="partitioned",
    finds="an index of an existing table that is dropped under a lock that reads wait for.",
    why=(
        "DROP INDEX takes ACCESS EXCLUSIVE on the table of the index (PostgreSQL 10 to 18). It is "
        "done in an instant, but it waits for every transaction that uses the table, and all "
        "queries that come later queue behind it; then the lock is held until commit. With "
        "CONCURRENTLY it takes SHARE UPDATE EXCLUSIVE, and nobody waits; that cannot run inside a "
        "transaction. MySQL and MariaDB only change the catalogue."
    ),
    silent_when=(
        "the table or the index was created earlier in the same revision, or is temporary",
        "the index is dropped with `postgresql_concurrently=True`",
        "another step of the same revision takes a lock as strong on the table anyway",
        "lock_timeout is set: it gives up rather than let others queue",
        "the database is MySQL or MariaDB",
    ),
    way_out="Drop it with `postgresql_concurrently=True` inside `autocommit_block()`.",
    databases=(Database.POSTGRESQL,),
    hazards=("drop-index-blocking",),
)

EXCLUSIVE = AddColumn, AlterColumn, DropColumn, DropConstraint, DropTable, RenameTable


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropIndex) or operation.name is None:
        return
    lock = next(iter(context.effect.locks), None)
    if lock is None or lock.blocks is not Blocks.READS_AND_WRITES:
        return
    if context.lock_timeout is not None or goes_anyway(operation.name, lock.table, context):
        return
    if any(held.table == lock.table and held.rank >= lock.rank for held in context.held):
        return
    drop = call(
        "op.drop_index",
        quoted(operation.name),
        table_name=quoted(lock.table.name),
        schema=schema_of(lock.table),
        postgresql_concurrently="True",
        if_exists="True",
    )
    yield Hit(
        f"dropping index {operation.name} waits for all that use {lock.table}, and "
        f"{waiting(context.effect, lock.table)} queue behind it",
        table=lock.table,
        fix="# Alone in its revision: the block commits what ran before it.\n" + autocommit(drop),
    )


def goes_anyway(name: str, table: TableName, context: StepContext) -> bool:
    """It was made in this revision, or a later step needs the same lock on the table."""
    made = (step.operation for step in context.earlier)
    if any(isinstance(o, CreateIndex) and o.index.name == name for o in made):
        return True
    return any(
        step.operation.subject == table and is_exclusive(step.operation)
        for step in context.later
        if step.autocommit == context.step.autocommit
    )


def is_exclusive(operation: Operation) -> bool:
    """Of constraints a foreign key alone needs less."""
    if isinstance(operation, AddConstraint):
        return not isinstance(operation.constraint, ForeignKey)
    return isinstance(operation, EXCLUSIVE)


DROP_INDEX_BLOCKING = StepRule(ABOUT, check, (DropIndex,))
