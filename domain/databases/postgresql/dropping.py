"""What goes: tables and columns, with all that hangs on them."""

from domain.databases.effect import Effect, held, strongest, together
from domain.databases.postgresql.modes import ACCESS_EXCLUSIVE, lock
from domain.databases.postgresql.views import dropping_views
from domain.databases.postgresql.work import index_work, partners
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.operations import DropColumn, DropTable
from domain.schema.column_changes import computed_from, index_mentions
from domain.schema.names import TableName
from domain.schema.object_changes import dependent


def drop_table(operation: DropTable, situation: Situation) -> Effect:
    """The tables at the other end of its foreign keys are locked as strongly as itself."""
    name, table = operation.table, situation.before.table(operation.table)
    if table is None:
        if operation.if_exists and not situation.before.gaps:
            return Effect()
        return Effect(
            (lock(name, ACCESS_EXCLUSIVE),),
            assumption=f"the foreign keys of {name} are not known",
        )
    children = {child.name for child, _ in situation.before.referencing(name)}
    views = dependent(name, situation.before)
    whole = (lock(table.partition_of, ACCESS_EXCLUSIVE),) if table.partition_of else ()
    effect = Effect(
        locks=(
            lock(name, ACCESS_EXCLUSIVE),
            *whole,
            *partners(table.foreign_keys, name, ACCESS_EXCLUSIVE),
            *(lock(other, ACCESS_EXCLUSIVE) for other in sorted(children, key=str)),
        ),
        indexes=index_work(index.name for index in table.all_indexes),
    )
    effect = together([effect, dropping_views(views, situation)])
    reason = f"cannot drop table {name.name} because other objects depend on it"
    keeps = (children or views) and not operation.cascade
    return held(effect, reason if keeps else None, situation.certain(name, *children))


def drop_column(operation: DropColumn, situation: Situation) -> Effect:
    """The catalogue changes, the rows stay: the space comes back as they are rewritten."""
    name, column, before = operation.table, operation.column, situation.before
    table = situation.table(name)
    views = {view.name for view in before.objects.views_on_column(name, column)}
    views |= {above for view in views for above in dependent(view, before)}
    children = {
        child.name for child, key in before.referencing(name) if column in key.target_columns
    }
    keys = [key for key in table.foreign_keys if column in key.columns]
    computed = [c.name for c in computed_from(column, table)]
    gone = (column, *computed)
    mentioned = [i.name for i in table.all_indexes if any(index_mentions(i, c) for c in gone)]
    locks = (
        lock(name, ACCESS_EXCLUSIVE),
        *partners(keys, name, ACCESS_EXCLUSIVE),
        *(lock(child, ACCESS_EXCLUSIVE) for child in sorted(children, key=str)),
    )
    effect = Effect(strongest(locks), indexes=index_work(dict.fromkeys(mentioned)))
    if views:
        effect = together([effect, dropping_views(views, situation)])
    # Up to 14 it takes the generated columns along unasked.
    kept = computed and situation.target.at_least(15)
    keeps = (views or children or kept) and not operation.cascade
    reason = column_needed(column, name, situation.target) if keeps else None
    return held(effect, reason, situation.certain(name, *children))


def column_needed(column: str, table: TableName, target: Target) -> str:
    newer, older = f"column {column} of table {table.name}", f"table {table.name} column {column}"
    what = newer if target.at_least(11) else older
    return f"cannot drop {what} because other objects depend on it"
