"""ALTER TABLE as SQLite has never had it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint, AlterColumn, DropConstraint
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.batches import in_batch

ABOUT = Description(
    name="sqlite-alter-unsupported",
    family="sqlite",
    level=Level.ERROR,
    finds="a column altered, or a constraint added or dropped, outside of a batch block.",
    why=(
        "SQLite can rename a column, add one and drop one, and that is all: another type, NOT NULL "
        "or default is a syntax error, and for constraints Alembic raises NotImplementedError "
        "before it asks the server. So it does for a new column with a foreign key or unique=True; "
        "by then the column has been added, and a second attempt fails on it. Measured with "
        "Alembic 1.20 on SQLite 3.40; 3.53 and later know SET NOT NULL and CHECK, which Alembic "
        "does not send."
    ),
    silent_when=(
        "it stands in `batch_alter_table`",
        "a condition on the dialect keeps it from SQLite, or an error of it is swallowed",
    ),
    way_out="Put it into `with op.batch_alter_table(...)`, which writes the table anew.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-alter-unsupported",),
    always=True,
)
KINDS = (AddColumn, AddConstraint, AlterColumn, DropConstraint)


def check(context: StepContext) -> Iterator[Hit]:
    step, operation = context.step, context.step.operation
    if step.batch or step.guarded or not context.effect.refused:
        return
    if isinstance(operation, DropConstraint) and operation.name is None:
        return  # drop-unnamed-constraint tells the cause, which is there on every database.
    if isinstance(operation, KINDS):
        yield Hit(
            f"SQLite cannot {words(operation)}: {context.effect.refused}",
            table=operation.table,
            column_name=operation.column if isinstance(operation, AlterColumn) else None,
            fix=in_batch(operation, operation.table),
        )


def words(operation: AddColumn | AddConstraint | AlterColumn | DropConstraint) -> str:
    match operation:
        case AlterColumn(table=table, column=column):
            return f"alter {table}.{column} in place"
        case AddConstraint(table=table, constraint=constraint):
            return f"add constraint {constraint.name or 'without a name'} to {table}"
        case DropConstraint(table=table, name=name):
            return f"drop constraint {name or 'without a name'} of {table}"
    return f"add a constraint with the column {operation.table}.{operation.column.name}"


SQLITE_ALTER_UNSUPPORTED = StepRule(ABOUT, check, KINDS, BOTH_WAYS)
