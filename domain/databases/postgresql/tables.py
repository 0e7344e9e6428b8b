"""Tables as a whole."""

from domain.databases.effect import Effect, held
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, lock
from domain.databases.postgresql.partitions import create_partition
from domain.databases.postgresql.work import exclusive, partners
from domain.databases.situation import Situation
from domain.operations import CreateTable, RenameTable, TableComment
from domain.schema.elements import ForeignKey
from domain.schema.names import TableName


def create_table(operation: CreateTable, situation: Situation) -> Effect:
    """Nobody waits for the new table; the tables that it points at are locked."""
    if operation.if_not_exists and situation.before.table(operation.table) is not None:
        return Effect()
    if operation.partition_of is not None:
        return create_partition(operation.partition_of, situation)
    keys = (c for c in operation.constraints if isinstance(c, ForeignKey))
    return Effect(locks=partners(keys, operation.table))


def rename_table(operation: RenameTable, situation: Situation) -> Effect:
    return exclusive(operation.table)


def comment_table(operation: TableComment, situation: Situation) -> Effect:
    return Effect(locks=(lock(operation.table, SHARE_UPDATE_EXCLUSIVE),))


def copied_by_batch(name: TableName, situation: Situation) -> Effect:
    """Alembic drops the keys, copies all rows into a new table, and drops the old one."""
    table = situation.table(name)
    key = table.primary_key
    children = {child.name for child, _ in situation.before.referencing(name)}
    effect = Effect(
        locks=(
            lock(name, ACCESS_EXCLUSIVE),
            *partners(table.foreign_keys, name, ACCESS_EXCLUSIVE),
        ),
        rewritten=(name,),
        index_builds=len(table.all_indexes),
    )
    reason = (
        f"cannot drop constraint {key.name if key else ''} on table {name.name} because other "
        "objects depend on it"
    )
    return held(effect, reason if children else None, situation.certain(name, *children))
