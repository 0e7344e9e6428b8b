"""A batch block that SQLite stops half-way."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import DropColumn
from domain.review.finding import Level
from domain.rules.batch_copies import COPYING, first_of_its_block, raises_a_copy
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import execute, quoted, sql_name
from domain.schema.names import TableName

ABOUT = Description(
    name="sqlite-batch-copy-fails",
    family="sqlite",
    level=Level.ERROR,
    finds="a batch block over a table with a view or a generated column.",
    why=(
        "A batch block creates `_alembic_tmp_<table>`, copies the rows, drops the table and gives "
        'the copy its name. The last step fails where a view reads the table ("error in view"), '
        'the second where it has a generated column ("cannot INSERT into generated column"), '
        "with rows or without. By default nothing is undone: the copy stays behind, and the next "
        "attempt fails because it exists. Measured with Alembic 1.20 on SQLite 3.40."
    ),
    silent_when=(
        "the view is dropped before",
        "`PRAGMA legacy_alter_table = ON` was sent: then views are not looked at",
        "the generated column is the one that goes, or `copy_from=` describes the table",
        "nothing in the block needs a copy: columns with constant defaults, indexes",
    ),
    way_out="Drop the view before the block, and create it again afterwards.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-batch-view-dependency", "sqlite-batch-generated-column"),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    step, reason = context.step, context.effect.refused
    if not reason or step.guarded or not raises_a_copy(step) or not first_of_its_block(context):
        return
    table = step.operation.subject
    if table is not None and not goes_in_the_block(reason, context):
        yield Hit(
            f"the batch block over {table} stops half-way: {reason}",
            table=table,
            fix=way(table, context),
        )


def goes_in_the_block(reason: str, context: StepContext) -> bool:
    """Whether the generated column is dropped by a later operation of the block."""
    return any(
        step.batch
        and isinstance(step.operation, DropColumn)
        and reason.endswith(f'generated column "{step.operation.column}"')
        for step in (*context.earlier, *context.later)
    )


def way(table: TableName, context: StepContext) -> str:
    views = context.before.objects.views_of(table)
    if not views:
        return (
            "# Describe the table without the generated column, and add that afterwards:\n"
            f"#     op.batch_alter_table({quoted(table.name)}, copy_from=sa.Table(...))"
        )
    drops = [execute(f"DROP VIEW {sql_name(v.name.name, Database.SQLITE)}") for v in views]
    return "\n".join(
        ["# Before the block:", *drops, "# After it, create them again: CREATE VIEW ..."]
    )


SQLITE_BATCH_COPY_FAILS = StepRule(ABOUT, check, COPYING, BOTH_WAYS)
