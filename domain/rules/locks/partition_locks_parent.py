"""A partition that comes or goes under a lock that all readers of the whole table wait for."""

from collections.abc import Iterator

from domain.databases.effect import Blocks
from domain.databases.target import Database, Target
from domain.operations import CreateTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import autocommit, execute, sql_table
from domain.schema.names import TableName
from domain.sql_operations import DetachPartition

ABOUT = Description(
    name="partition-locks-parent",
    family="locks",
    level=Level.WARNING,
    differs_by_version="always",
    finds="a partition created or detached under a lock that reads of the whole table wait for.",
    why=(
        "CREATE TABLE ... PARTITION OF and DETACH PARTITION take ACCESS EXCLUSIVE on the "
        "partitioned table (PostgreSQL 10 to 18). Both are done in an instant, but they wait for "
        "every transaction that uses any partition, and all queries that come later queue behind "
        "them; then the lock is held until commit. A table that is created by itself and then "
        "attached takes SHARE UPDATE EXCLUSIVE (from 12), and so does DETACH ... CONCURRENTLY "
        "(from 14), which cannot run inside a transaction."
    ),
    silent_when=(
        "the partitioned table was created earlier in the same revision",
        "the partition is detached with CONCURRENTLY",
        "the new partition is created by itself and attached afterwards",
        "lock_timeout is set: it gives up rather than let others queue",
    ),
    way_out=(
        "Create the partition LIKE its table and attach it; detach with CONCURRENTLY inside "
        "`autocommit_block()`. On older servers set a short lock_timeout."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("detach-partition-blocking", "create-partition-locks-parent"),
)
TIMEOUT = (
    "# This version knows no weaker lock: give up after 5 seconds rather than queue.\n"
    + execute("SET LOCAL lock_timeout = '5s'")
    + "\n# Then as before."
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case CreateTable(table=partition, partition_of=TableName() as parent):
            does, fix = "creating", attached(partition, parent, context.target)
        case DetachPartition(table=parent, partition=partition):
            does, fix = "detaching", detached(partition, parent, context.target)
        case _:
            return
    lock = context.effect.lock_on(parent)
    if lock is None or lock.blocks is not Blocks.READS_AND_WRITES:
        return
    if context.lock_timeout is None:
        yield Hit(
            f"{does} partition {partition} waits for all that use {parent}, and reads and writes "
            f"of {parent} queue behind it",
            table=parent,
            fix=fix,
        )


def attached(partition: TableName, parent: TableName, target: Target) -> str:
    if not target.at_least(12):
        return TIMEOUT
    own, whole = (sql_table(name, Database.POSTGRESQL) for name in (partition, parent))
    create = execute(f"CREATE TABLE {own} (LIKE {whole} INCLUDING ALL)")
    attach = execute(f"ALTER TABLE {whole} ATTACH PARTITION {own} FOR VALUES ...")
    return f"{create}\n{attach}"


def detached(partition: TableName, parent: TableName, target: Target) -> str:
    if not target.at_least(14):
        return TIMEOUT
    own, whole = (sql_table(name, Database.POSTGRESQL) for name in (partition, parent))
    detach = execute(f"ALTER TABLE {whole} DETACH PARTITION {own} CONCURRENTLY")
    return "# Alone in its revision: the block commits what ran before it.\n" + autocommit(detach)


PARTITION_LOCKS_PARENT = StepRule(ABOUT, check, (CreateTable, DetachPartition))
