"""A column that SQLite keeps because something uses it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, DropColumn, DropIndex
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.batches import in_batch
from domain.rules.safe_ways.code import call, quoted
from domain.schema.column_changes import index_mentions

ABOUT = Description(
    name="sqlite-drop-column-restricted",
    family="sqlite",
    level=Level.ERROR,
    finds="a column dropped that an index, a key, a constraint or a view uses.",
    why=(
        "SQLite refuses to drop a column of a key, an index, a UNIQUE, CHECK or foreign key "
        "constraint, or one that a view reads. A batch block gets rid of constraints, but builds "
        'every index again, and stops at one that speaks of the column ("no such column"); what '
        "it wrote by then, `_alembic_tmp_<table>`, stays behind and fails the next attempt. "
        "Measured with Alembic 1.20 on SQLite 3.40."
    ),
    silent_when=(
        "the index is dropped before, or in the same batch block",
        "the column is in a constraint, and the drop in a batch block",
        "something before it could not be read, so that what uses the column may be gone",
    ),
    way_out="Drop the index first, and the column in a batch block.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-drop-column-restricted",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropColumn) or context.step.guarded or context.before.gaps:
        return
    indexes = indexes_in_the_way(operation, context)
    reason = context.effect.refused
    if context.step.batch and comes_again(operation, context):
        return
    if context.step.batch:
        reason = f"no such column: {operation.column}" if indexes and not reason else None
    if reason:
        drops = [
            call("op.drop_index", quoted(n), table_name=quoted(operation.table.name))
            for n in indexes
        ]
        yield Hit(
            f"dropping {operation.table}.{operation.column} is refused: {reason}",
            table=operation.table,
            column_name=operation.column,
            fix="\n".join([*drops, in_batch(operation, operation.table)]),
        )


def comes_again(operation: DropColumn, context: StepContext) -> bool:
    """In the same block, so that the index finds it."""
    return any(
        step.batch
        and isinstance(step.operation, AddColumn)
        and step.operation.column.name == operation.column
        for step in context.later
    )


def indexes_in_the_way(operation: DropColumn, context: StepContext) -> list[str]:
    dropped = {
        step.operation.name for step in context.later if isinstance(step.operation, DropIndex)
    }
    table = context.before.known_or_blank(operation.table)
    if table.doubtful or not table.complete:
        return []
    return [
        index.name
        for index in table.indexes
        if index.name
        and index_mentions(index, operation.column)
        and not (context.step.batch and index.name in dropped)
    ]


SQLITE_DROP_COLUMN_RESTRICTED = StepRule(ABOUT, check, (DropColumn,), BOTH_WAYS)
