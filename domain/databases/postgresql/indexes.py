"""Indexes."""

from domain.databases.effect import Effect, held
from domain.databases.postgresql.modes import (
    ACCESS_EXCLUSIVE,
    SHARE,
    SHARE_UPDATE_EXCLUSIVE,
    lock,
)
from domain.databases.postgresql.partition_keys import misses_partitioning
from domain.databases.postgresql.work import index_work
from domain.databases.situation import Situation
from domain.operations import CreateIndex, DropIndex
from domain.schema.names import TableName
from domain.schema.schema import Table


def create_index(operation: CreateIndex, situation: Situation) -> Effect:
    """Writers wait for the whole build, unless it is concurrent: that waits for them."""
    table = situation.table(operation.table)
    if operation.concurrently and situation.in_transaction:
        return in_transaction("CREATE INDEX CONCURRENTLY")
    if table.partitioned_by:
        return on_partitions(operation, table, situation)
    mode = SHARE_UPDATE_EXCLUSIVE if operation.concurrently else SHARE
    locks, outside = (lock(operation.table, mode),), operation.concurrently
    name = operation.index.name
    if operation.if_not_exists and name in table.index_names:
        return Effect(locks, outside_transaction=outside)
    may_fail = f'could not create unique index "{name}"' if operation.index.unique else None
    return Effect(locks, index_builds=1, may_fail=may_fail, outside_transaction=outside)


def on_partitions(operation: CreateIndex, table: Table, situation: Situation) -> Effect:
    """Built on every partition while the writers of all of them wait, unless ON ONLY."""
    if operation.concurrently or not situation.target.at_least(11):
        how = " concurrently" if operation.concurrently and situation.target.at_least(11) else ""
        return Effect(refused=f'cannot create index on partitioned table "{table.name.name}"{how}')
    if operation.index.unique:
        refused = misses_partitioning(operation.index.elements, table, situation.target)
        if refused:
            return Effect(refused=refused)
    parts = () if operation.only else situation.before.partitions(table.name)
    names = (table.name, *(part.name for part in parts))
    leaves = sum(not part.partitioned_by for part in parts)
    return Effect(tuple(lock(name, SHARE) for name in names), index_builds=leaves)


def drop_index(operation: DropIndex, situation: Situation) -> Effect:
    if operation.concurrently and situation.in_transaction:
        return in_transaction("DROP INDEX CONCURRENTLY")
    name = operation.name
    owner = operation.table
    if owner is None and name is not None:
        table = situation.before.owner_of_index(name, operation.schema)
        owner = table.name if table else view_of_index(name, situation)
    if owner is None:
        return Effect(assumption=f"the table of the index {name or 'without a name'} is not known")
    mode = SHARE_UPDATE_EXCLUSIVE if operation.concurrently else ACCESS_EXCLUSIVE
    work = index_work([name], mode)
    effect = Effect((lock(owner, mode),), indexes=work, outside_transaction=operation.concurrently)
    keeps = name is not None and situation.table(owner).constraint(name) is not None
    reason = f"cannot drop index {name} because constraint {name} on table {owner.name} requires it"
    return held(effect, reason if keeps else None, situation.certain(owner))


def view_of_index(name: str, situation: Situation) -> TableName | None:
    views = situation.before.objects.views.values()
    return next((view.name for view in views if any(i.name == name for i in view.indexes)), None)


def in_transaction(statement: str) -> Effect:
    return Effect(
        refused=f"{statement} cannot run inside a transaction block", outside_transaction=True
    )
