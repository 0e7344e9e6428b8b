"""Tables as a whole."""

from collections.abc import Iterator

import attrs

from domain.databases.effect import Effect, first_told, held
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, SHARE_UPDATE_EXCLUSIVE, lock
from domain.databases.postgresql.partition_keys import misses_partitioning
from domain.databases.postgresql.partitions import create_partition
from domain.databases.postgresql.references import cannot_reference
from domain.databases.postgresql.work import exclusive, partners
from domain.databases.situation import Situation
from domain.operations import CreateTable, RenameTable, TableComment
from domain.schema.default_names import named
from domain.schema.elements import ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table


def create_table(operation: CreateTable, situation: Situation) -> Effect:
    """Nobody waits for the new table; the tables that it points at are locked."""
    if operation.if_not_exists and situation.before.table(operation.table) is not None:
        return Effect()
    if operation.partition_of is not None:
        return create_partition(operation.partition_of, situation)
    keys = [c for c in operation.constraints if isinstance(c, ForeignKey)]
    refused = first_told(why_not(operation, situation))
    return Effect(refused=refused) if refused else Effect(locks=partners(keys, operation.table))


def why_not(operation: CreateTable, situation: Situation) -> Iterator[str | None]:
    """What the server has against its keys."""
    columns, partitioned_by = operation.columns, operation.partitioned_by
    table = Table(operation.table, columns, operation.constraints, partitioned_by=partitioned_by)
    for constraint in operation.constraints:
        if isinstance(constraint, ForeignKey):
            name = named(constraint, Table(operation.table, columns), situation.target).name
            yield cannot_reference(attrs.evolve(constraint, name=name), table, situation)
        elif isinstance(constraint, PrimaryKey | Unique):
            yield misses_partitioning(constraint.columns, table, situation.target)


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
