"""A partition that is attached, and read row by row while nobody can use it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.partitions import is_excluded, proved_partition
from domain.rules.wording import waiting
from domain.sql_operations import AttachPartition

ABOUT = Description(
    name="attach-partition-scans",
    family="locks",
    level=Level.WARNING,
    differs_by_version="always",
    finds="ATTACH PARTITION that reads every row of the partition, or of the default one.",
    why=(
        "PostgreSQL reads the new partition under ACCESS EXCLUSIVE to see that its rows fit, and "
        "the DEFAULT partition, where there is one, for rows that belong to the new one (10 to "
        "18). The partitioned table itself is locked until commit: ACCESS EXCLUSIVE before "
        "version 12, SHARE UPDATE EXCLUSIVE since. A validated CHECK that says what the bounds "
        "say spares the reading."
    ),
    silent_when=(
        "the partition was created or emptied earlier in the same revision",
        "a validated CHECK on it says what the bounds say, NOT NULL included",
        "a validated CHECK on the default partition says that it has nothing within the bounds",
    ),
    way_out=(
        "Add a CHECK with the bounds as NOT VALID, validate it in a later revision, attach, and "
        "drop the CHECK. For a default partition a CHECK that excludes the new bounds."
    ),
    databases=(Database.POSTGRESQL,),
    hazards=("attach-partition-scans",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation, effect = context.step.operation, context.effect
    if not isinstance(operation, AttachPartition):
        return
    for table in effect.scanned:
        default = table != operation.partition
        if default and is_excluded(operation, table, context.before):
            continue
        what = f"the default partition {table}" if default else str(table)
        yield Hit(
            f"attaching {operation.partition} to {operation.table} reads every row of {what} while "
            f"{waiting(effect, table)} wait",
            table=table,
            fix=proved_partition(operation, table, context.before),
        )


ATTACH_PARTITION_SCANS = StepRule(ABOUT, check, (AttachPartition,))
