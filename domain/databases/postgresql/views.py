"""Views, and the rows of materialized ones."""

from domain.databases.effect import Effect, held
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, EXCLUSIVE, ROW_EXCLUSIVE, lock
from domain.databases.postgresql.work import exclusive, index_work
from domain.databases.situation import Situation
from domain.schema.names import TableName
from domain.schema.object_changes import dependent
from domain.sql_operations import CreateView, DropView, RefreshView


def create_view(operation: CreateView, situation: Situation) -> Effect:
    replaced = operation.replace and operation.table in situation.before.objects.views
    return exclusive(operation.table) if replaced else Effect()


def drop_view(operation: DropView, situation: Situation) -> Effect:
    above = dependent(operation.table, situation.before)
    effect = dropping_views({operation.table} | above, situation)
    reason = f"cannot drop view {operation.table.name} because other objects depend on it"
    keeps = above and not operation.cascade
    return held(effect, reason if keeps else None, situation.certain())


def dropping_views(names: set[TableName], situation: Situation) -> Effect:
    views = [situation.before.objects.views.get(name) for name in sorted(names, key=str)]
    indexes = (index.name for view in views if view for index in view.indexes)
    return Effect(
        locks=tuple(lock(name, ACCESS_EXCLUSIVE) for name in sorted(names, key=str)),
        indexes=index_work(indexes),
    )


def refresh_view(operation: RefreshView, situation: Situation) -> Effect:
    """All of it is written anew; CONCURRENTLY lets readers go on, in a transaction too."""
    view = situation.before.objects.views.get(operation.table)
    names = [index.name for index in view.indexes] if view else []
    if operation.concurrently:
        return Effect((lock(operation.table, EXCLUSIVE),), indexes=index_work(names, ROW_EXCLUSIVE))
    return Effect(
        (lock(operation.table, ACCESS_EXCLUSIVE),),
        rewritten=(operation.table,),
        index_builds=len(names),
        indexes=index_work(names, rewritten=True),
    )
