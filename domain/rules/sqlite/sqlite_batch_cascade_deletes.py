"""A batch block that deletes the rows of other tables."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.batch_copies import COPYING, first_of_its_block, raises_a_copy
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.schema.elements import ForeignKey
from domain.schema.schema import Table

ABOUT = Description(
    name="sqlite-batch-cascade-deletes",
    family="sqlite",
    level=Level.ERROR,
    finds="a batch block over a table whose rows others refer to with ON DELETE.",
    why=(
        "A batch block copies the table and drops the old one, and with `PRAGMA foreign_keys = ON` "
        "SQLite deletes the rows of a table before it drops it: those that refer to them with ON "
        "DELETE CASCADE are all deleted, SET NULL sets theirs to NULL, and a plain foreign key "
        "makes the drop fail. Nothing is said, and the copy looks complete. The pragma does "
        "nothing inside a transaction. Measured with Alembic 1.20 on SQLite 3.40."
    ),
    less_when="it is not known whether foreign keys are switched on: by default they are off",
    silent_when=(
        "the revision switches foreign keys off before",
        "it was told of another table: the way out is in env.py, and serves all of them",
        "no foreign key with CASCADE or SET NULL points at the table",
        "nothing in the block needs a copy: columns with constant defaults, indexes",
    ),
    way_out=(
        "Switch foreign keys off for the migration in env.py, before its transaction begins, and "
        "look with `PRAGMA foreign_key_check` afterwards."
    ),
    databases=(Database.SQLITE,),
    hazards=("sqlite-batch-cascade-deletes",),
    once_per="review",
)
ACTIONS = {
    "CASCADE": "deletes every row of {holder}",
    "SET NULL": "sets {holder}.{columns} to NULL in every row",
    "SET DEFAULT": "sets {holder}.{columns} to its default in every row",
}
ON, OFF = ("on", "1", "true", "yes"), ("off", "0", "false", "no")
WAY = """\
# In env.py, before context.begin_transaction():
#     connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
# and once the migrations have run:
#     connection.exec_driver_sql("PRAGMA foreign_keys = ON")
#     broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()"""


def check(context: StepContext) -> Iterator[Hit]:
    step, table = context.step, context.step.operation.subject
    switched = (context.before.objects.setting("foreign_keys") or "").lower()
    if table is None or not raises_a_copy(step) or switched in OFF:
        return
    if not first_of_its_block(context):
        return
    done = [
        said(action, holder, key)
        for holder, key in context.before.referencing(table)
        if (action := ACTIONS.get((key.on_delete or "").upper()))
    ]
    if done:
        yield Hit(
            f"the batch block over {table} {' and '.join(dict.fromkeys(done))}",
            table=table,
            fix=WAY,
            assumption="" if switched in ON else "foreign keys are switched on",
            level=None if switched in ON else Level.WARNING,
        )


def said(action: str, holder: Table, key: ForeignKey) -> str:
    return action.format(holder=holder.name, columns=", ".join(key.columns))


SQLITE_BATCH_CASCADE_DELETES = StepRule(ABOUT, check, COPYING, BOTH_WAYS)
