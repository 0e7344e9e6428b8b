"""Indexes."""

from domain.databases.effect import Effect
from domain.databases.postgresql.modes import (
    ACCESS_EXCLUSIVE,
    SHARE,
    SHARE_UPDATE_EXCLUSIVE,
    lock,
)
from domain.databases.postgresql.work import index_work
from domain.databases.situation import Situation
from domain.operations import CreateIndex, DropIndex


def create_index(operation: CreateIndex, situation: Situation) -> Effect:
    """Writers wait for the whole build, unless it is concurrent: that waits for them."""
    if operation.concurrently and situation.in_transaction:
        return in_transaction("CREATE INDEX CONCURRENTLY")
    mode = SHARE_UPDATE_EXCLUSIVE if operation.concurrently else SHARE
    locks = (lock(operation.table, mode),)
    name = operation.index.name
    if operation.if_not_exists and name in situation.table(operation.table).index_names:
        return Effect(locks)
    may_fail = f'could not create unique index "{name}"' if operation.index.unique else None
    return Effect(locks, index_builds=1, may_fail=may_fail)


def drop_index(operation: DropIndex, situation: Situation) -> Effect:
    if operation.concurrently and situation.in_transaction:
        return in_transaction("DROP INDEX CONCURRENTLY")
    name = operation.name
    owner = operation.table
    if owner is None and name is not None:
        table = situation.before.owner_of_index(name, operation.schema)
        owner = table.name if table else None
    if owner is None:
        return Effect(assumption=f"the table of the index {name or 'without a name'} is not known")
    constraint = situation.table(owner).constraint(name) if name else None
    if constraint is not None:
        return Effect(
            refused=f"cannot drop index {name} because constraint {name} on table "
            f"{owner.name} requires it"
        )
    mode = SHARE_UPDATE_EXCLUSIVE if operation.concurrently else ACCESS_EXCLUSIVE
    return Effect((lock(owner, mode),), indexes=index_work([name], mode))


def in_transaction(statement: str) -> Effect:
    return Effect(refused=f"{statement} cannot run inside a transaction block")
