"""What a table has before a batch block, and has not after it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.batch_copies import COPYING, first_of_its_block, raises_a_copy
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted
from domain.schema.schema import Table
from domain.schema.table_changes import has_expression, is_unnamed_check

ABOUT = Description(
    name="sqlite-batch-loses-definition",
    family="sqlite",
    level=Level.ERROR,
    finds="a batch block over a table with something that SQLAlchemy does not reflect.",
    why=(
        "A batch block makes the table anew from what SQLAlchemy reads of it. Lost are indexes on "
        "expressions and CHECK constraints without a name (each with a warning that few read), "
        "and without any word triggers, COLLATE, AUTOINCREMENT, the order of DESC indexes and the "
        "ON DELETE of a foreign key that stands with its column. Named constraints, partial "
        "indexes and foreign keys of the table are kept. Measured with Alembic 1.20 on SQLite "
        "3.40."
    ),
    silent_when=(
        "`copy_from`, `table_args` or `reflect_args` says what the table is like",
        "it is created again later in the same revision",
        "nothing in the block needs a copy: columns with constant defaults, indexes",
    ),
    way_out="Describe the table with `copy_from=`, or create what is lost again afterwards.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-batch-loses-definition",),
    always=True,
)
DESCRIBED = {"copy_from", "table_args", "reflect_args", "reflect_kwargs"}


def check(context: StepContext) -> Iterator[Hit]:
    step, name = context.step, context.step.operation.subject
    if name is None or not raises_a_copy(step) or DESCRIBED & set(step.batch_keywords):
        return
    table = context.before.table(name)
    if table is None or not first_of_its_block(context):
        return
    lost = list(what_is_lost(table, context))
    if lost:
        block = call("op.batch_alter_table", quoted(name.name), copy_from="sa.Table(...)")
        yield Hit(
            f"the batch block over {name} loses {' and '.join(lost)}",
            table=name,
            fix=f"# With the whole table in it, as it is now:\n# with {block} as batch_op:",
        )


def what_is_lost(table: Table, context: StepContext) -> Iterator[str]:
    again = {getattr(step.operation, "index", None) for step in context.later}
    for index in table.indexes:
        if has_expression(index) and index not in again:
            yield f"the index {index.name} on an expression"
    unnamed = sum(map(is_unnamed_check, table.constraints))
    if unnamed:
        yield f"{unnamed} CHECK without a name"
    for column in table.columns:
        if column.type is not None and column.type.collation:
            yield f"COLLATE {column.type.collation} of {column.name}"


SQLITE_BATCH_LOSES_DEFINITION = StepRule(ABOUT, check, COPYING, BOTH_WAYS)
