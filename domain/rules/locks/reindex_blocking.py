"""REINDEX while nobody can write to the table."""

from collections.abc import Iterator

from domain.databases.target import Database, Target
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, execute, sql_name, sql_table
from domain.schema.names import TableName
from domain.sql_operations import Reindex

ABOUT = Description(
    name="reindex-blocking",
    family="locks",
    level=Level.WARNING,
    differs_by_version="always",
    finds="REINDEX without CONCURRENTLY.",
    why=(
        "REINDEX takes SHARE on the table and ACCESS EXCLUSIVE on each index that it builds anew "
        "(PostgreSQL 10 to 18): writes wait until the transaction commits, and so does every query "
        "that the planner would use the index for. REINDEX CONCURRENTLY (from 12) lets both go on; "
        "it cannot run inside a transaction."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "it says CONCURRENTLY",
    ),
    way_out=(
        "REINDEX ... CONCURRENTLY inside `autocommit_block()`; before PostgreSQL 12 build a second "
        "index concurrently and drop the first one."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("reindex-blocking",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, Reindex) or operation.concurrently:
        return
    locked = next((lock.table for lock in context.effect.locks), operation.table)
    what = f"index {operation.index}" if operation.index else f"the indexes of {operation.table}"
    where = str(locked) if locked else "its table"
    yield Hit(
        f"reindexing {what} makes writes to {where}, and queries that would use it, wait until it "
        "is done",
        table=locked,
        fix=way(operation, locked, context.target),
        assumption="" if locked else f"the table of the index {operation.index} is not known",
    )


def way(operation: Reindex, table: TableName | None, target: Target) -> str:
    database = target.database
    if not target.at_least(12):
        return (
            "# Before PostgreSQL 12: build the same index under another name with\n"
            "# postgresql_concurrently=True, drop the old one the same way, and rename the new one."
        )
    if operation.index is None:
        what = f"TABLE CONCURRENTLY {sql_table(table, database) if table else '...'}"
    else:
        what = f"INDEX CONCURRENTLY {sql_name(operation.index, database)}"
    return "# Alone in its revision: the block commits what ran before it.\n" + autocommit(
        execute(f"REINDEX {what}")
    )


REINDEX_BLOCKING = StepRule(ABOUT, check, (Reindex,))
