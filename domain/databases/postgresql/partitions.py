"""Partitions that come and go."""

import re

import attrs

from domain.databases.effect import Effect, IndexWork, together
from domain.databases.postgresql.indexes import in_transaction
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, lock
from domain.databases.postgresql.work import exclusive, index_work
from domain.databases.situation import Situation
from domain.schema.elements import Check
from domain.schema.names import TableName
from domain.schema.partitioned import missing_indexes
from domain.schema.schema import Table
from domain.sql_operations import AttachPartition, DetachPartition

RANGE = re.compile(r"(?:for\s+values\s+)?from\s*\(([^,()]+)\)\s*to\s*\(([^,()]+)\)", re.IGNORECASE)
NOT_NULL = re.compile(r"\bis\s+not\s+null\b", re.IGNORECASE)


def create_partition(parent: TableName, situation: Situation) -> Effect:
    """The rows of the default partition are read: some may belong to the new one."""
    followed = attrs.evolve(exclusive(parent), indexes=followed_indexes(parent, situation))
    return together([followed, *defaults(parent, situation)])


def followed_indexes(parent: TableName, situation: Situation) -> tuple[IndexWork, ...]:
    """Each index of the table gets one of the partition below it."""
    names = (index.name for index in situation.table(parent).all_indexes)
    return index_work(names, SHARE_UPDATE_EXCLUSIVE)


def attach_partition(operation: AttachPartition, situation: Situation) -> Effect:
    """The rows of the new partition are read, unless a CHECK proves that they fit."""
    parent, partition = operation.table, situation.table(operation.partition)
    mode = SHARE_UPDATE_EXCLUSIVE if situation.target.at_least(12) else ACCESS_EXCLUSIVE
    proof = proving(partition, situation.table(parent), operation.bounds)
    missing = missing_indexes(partition, situation.table(parent))
    effect = Effect(
        locks=(lock(parent, mode), lock(partition.name, ACCESS_EXCLUSIVE)),
        index_builds=len(missing),
        indexes=followed_indexes(parent, situation),
        scanned=() if proof else (partition.name,),
        proved_by=proof.name if proof else None,
        may_fail=None if proof else partition_violated(partition.name, situation),
    )
    return together([effect, *defaults(parent, situation)])


def defaults(parent: TableName, situation: Situation) -> list[Effect]:
    return [
        attrs.evolve(
            exclusive(part.name),
            scanned=(part.name,),
            may_fail=default_violated(part.name, situation),
        )
        for part in situation.before.partitions(parent)
        if part.default_partition and part.partition_of == parent
    ]


def partition_violated(partition: TableName, situation: Situation) -> str:
    relation = f' of relation "{partition.name}"' if situation.target.at_least(13) else ""
    return f"partition constraint{relation} is violated by some row"


def default_violated(partition: TableName, situation: Situation) -> str:
    which = f' "{partition.name}"' if situation.target.at_least(13) else ""
    return (
        f"updated partition constraint for default partition{which} would be violated by some row"
    )


def proving(partition: Table, parent: Table, bounds: str) -> Check | None:
    """A validated CHECK that says what the bounds of a range over one column say.

    That there is no NULL, the column may say itself.
    """
    found = RANGE.search(bounds)
    if found is None or len(parent.partitioned_by) != 1:
        return None
    column, low, high = parent.partitioned_by[0], found[1].strip(), found[2].strip()
    wanted = {f"{column} >= {low}", f"{column} < {high}"}
    known = partition.column(column)
    if known is None or known.nullable is not False:
        wanted.add(f"{column} is not null")
    for check in partition.constraints:
        if isinstance(check, Check) and check.validated and wanted <= parts(check.condition or ""):
            return check
    return None


def parts(condition: str) -> set[str]:
    """What AND holds together, with single blanks and without parentheses."""
    bare = re.sub(r"[()]", " ", condition)
    spaced = re.sub(r"\s*(>=|<)\s*", r" \1 ", NOT_NULL.sub("is not null", bare))
    spaced = re.sub(r"\bis\s+not\s+null\b", "is not null", spaced, flags=re.IGNORECASE)
    return {" ".join(part.split()) for part in re.split(r"\band\b", spaced, flags=re.IGNORECASE)}


def detach_partition(operation: DetachPartition, situation: Situation) -> Effect:
    both = operation.table, operation.partition
    if operation.concurrently:
        if not situation.target.at_least(14):
            return Effect(refused='syntax error at or near "CONCURRENTLY"')
        if situation.in_transaction:
            return in_transaction("ALTER TABLE ... DETACH CONCURRENTLY")
        locks = tuple(lock(name, SHARE_UPDATE_EXCLUSIVE) for name in both)
        return Effect(locks, outside_transaction=True)
    weaker = not situation.target.at_least(14)
    parent, partition = situation.table(operation.table), situation.table(operation.partition)
    missing = {i.name for i in missing_indexes(parent, partition)}
    attached = (i.name for i in partition.indexes if i.name not in missing)
    return Effect(
        indexes=index_work(attached),
        locks=(
            lock(operation.table, ACCESS_EXCLUSIVE),
            lock(operation.partition, SHARE_UPDATE_EXCLUSIVE if weaker else ACCESS_EXCLUSIVE),
        ),
    )
