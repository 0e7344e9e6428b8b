"""What is done to a table as a whole by SQL text."""

import attrs

from domain.databases.effect import Effect, held, together
from domain.databases.losses import emptied
from domain.databases.postgresql.indexes import in_transaction
from domain.databases.postgresql.modes import (
    ACCESS_EXCLUSIVE,
    SHARE,
    SHARE_ROW_EXCLUSIVE,
    SHARE_UPDATE_EXCLUSIVE,
    lock,
)
from domain.databases.postgresql.work import exclusive, index_work, renaming, rewriting
from domain.databases.situation import Situation
from domain.schema.schema import Table
from domain.sql_operations import (
    AlterTable,
    MoveTable,
    Reindex,
    RenameConstraint,
    RenameIndex,
    Truncate,
)

# What takes less than ACCESS EXCLUSIVE; all the rest takes that.
WEAKER = {
    "set storage parameter": SHARE_UPDATE_EXCLUSIVE,
    "reset storage parameter": SHARE_UPDATE_EXCLUSIVE,
    "set statistics": SHARE_UPDATE_EXCLUSIVE,
    "cluster on": SHARE_UPDATE_EXCLUSIVE,
    "set without cluster": SHARE_UPDATE_EXCLUSIVE,
    "vacuum": SHARE_UPDATE_EXCLUSIVE,
    "analyze": SHARE_UPDATE_EXCLUSIVE,
    "enable trigger": SHARE_ROW_EXCLUSIVE,
    "disable trigger": SHARE_ROW_EXCLUSIVE,
    "create trigger": SHARE_ROW_EXCLUSIVE,
}
REWRITING = frozenset({"set logged", "set unlogged", "set access method", "cluster", "vacuum full"})
LOGGING = ("set logged", "set unlogged")
ALONE = {"vacuum": "VACUUM", "vacuum full": "VACUUM"}


def alter_table(operation: AlterTable, situation: Situation) -> Effect:
    table, action = operation.table, operation.action
    if action in ALONE and situation.in_transaction:
        return in_transaction(ALONE[action])
    if action in LOGGING and situation.table(table).partitioned_by:
        # It has no file, and its partitions stay as they are.
        return exclusive(table)
    if action in REWRITING:
        return attrs.evolve(rewriting(situation.table(table)), outside_transaction=action in ALONE)
    if action == "set tablespace":
        return set_tablespace(operation, situation)
    mode = WEAKER.get(action, ACCESS_EXCLUSIVE)
    return Effect((lock(table, mode),), outside_transaction=action in ALONE)


def set_tablespace(operation: AlterTable, situation: Situation) -> Effect:
    """The file is copied, its indexes stay where they are."""
    if (operation.argument or "").lower() == "pg_default":
        staying = f"{operation.table} is in pg_default already"
        return attrs.evolve(exclusive(operation.table), assumption=staying)
    return attrs.evolve(exclusive(operation.table), rewritten=(operation.table,))


def truncate(operation: Truncate, situation: Situation) -> Effect:
    """New empty files; with CASCADE those of every table that points here too."""
    names = dict.fromkeys(operation.tables)
    reached = emptied(operation.tables, situation.before)
    others = sorted((name for name in reached if name not in names), key=str)
    tables = (*names, *others) if operation.cascade else (*names,)
    effect = together(rewriting(situation.table(name)) for name in tables)
    reason = "cannot truncate a table referenced in a foreign key constraint"
    keeps = others and not operation.cascade
    return held(effect, reason if keeps else None, situation.certain(*names, *others))


def reindex(operation: Reindex, situation: Situation) -> Effect:
    """Writers wait, and so does whoever would plan with the index."""
    if operation.concurrently and situation.in_transaction:
        return in_transaction("REINDEX CONCURRENTLY")
    table = reindexed(operation, situation)
    if table is None:
        return Effect(assumption=f"the table of the index {operation.index} is not known")
    every = [index.name for index in table.all_indexes]
    names = [operation.index] if operation.index else every
    if operation.concurrently:
        weak = (lock(table.name, SHARE_UPDATE_EXCLUSIVE),)
        return Effect(weak, index_builds=len(names), outside_transaction=True)
    return Effect(
        (lock(table.name, SHARE),),
        index_builds=len(names),
        indexes=index_work(names, rewritten=True),
    )


def reindexed(operation: Reindex, situation: Situation) -> Table | None:
    if operation.index is not None:
        return situation.before.owner_of_index(operation.index)
    return situation.table(operation.table) if operation.table else None


def rename_index(operation: RenameIndex, situation: Situation) -> Effect:
    return Effect(indexes=index_work([operation.name], renaming(situation.target)))


def rename_constraint(operation: RenameConstraint, situation: Situation) -> Effect:
    """Its index, where it has one, takes the name too."""
    table = situation.table(operation.table)
    own = [index.name for index in table.all_indexes if index.name == operation.name]
    return attrs.evolve(exclusive(table.name), indexes=index_work(own, renaming(situation.target)))


def move_table(operation: MoveTable, situation: Situation) -> Effect:
    return exclusive(operation.table)
