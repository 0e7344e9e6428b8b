"""SET NOT NULL that reads the whole table while nobody can use it."""

from collections.abc import Iterator

from attrs import evolve

from domain.databases.target import Database
from domain.operations import AddConstraint, AlterColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.not_null import NotNullWay
from domain.rules.wording import waiting
from domain.schema.elements import Column, NotNull

ABOUT = Description(
    name="set-not-null-scans",
    family="locks",
    level=Level.ERROR,
    differs_by_version="always",
    finds="a column set NOT NULL in a way that reads the whole table under the lock.",
    why=(
        "PostgreSQL reads every row under ACCESS EXCLUSIVE (10 to 18): reads and writes wait "
        "until the transaction commits, and a single NULL makes it fail. From 12 it reads nothing "
        "when a validated CHECK already says that the column IS NOT NULL; one that is NOT VALID "
        "does not help, and before 12 none does. A column that was added with a default a moment "
        "ago is read as well. From 18 a NOT NULL constraint can be NOT VALID first. MySQL and "
        "MariaDB rebuild the table with LOCK=NONE."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision, or is temporary",
        "the column is NOT NULL already",
        "a validated CHECK proves it, on PostgreSQL 12 or later",
        "the database is MySQL or MariaDB",
    ),
    way_out=(
        "Add `CHECK (column IS NOT NULL)` as NOT VALID in one revision, validate it in a second "
        "one, set NOT NULL and drop the check in a third, with `transaction_per_migration=True` "
        "in env.py."
    ),
    databases=(Database.POSTGRESQL,),
    less_when="the column may be NOT NULL already, and its type or name changes in the same call",
    hazards=("set-not-null-scans",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if isinstance(operation, AddConstraint) and isinstance(operation.constraint, NotNull):
        operation = AlterColumn(operation.table, operation.constraint.column, nullable=False)
    if not isinstance(operation, AlterColumn) or operation.nullable is not False:
        return
    effect, table = context.effect, operation.table
    known = context.before.known_or_blank(table).column(operation.column)
    column = known or Column(operation.column, None, None)
    nullable = operation.existing_nullable if column.nullable is None else column.nullable
    # A change of type in the same call rewrites the table first; SET NOT NULL reads it once more.
    read = table in (*effect.scanned, *effect.rewritten)
    if nullable is False or effect.proved_by or not read:
        return
    type_ = operation.type or column.type or operation.existing_type
    yield Hit(
        f"setting {table}.{operation.column} NOT NULL reads every row of {table} while "
        f"{waiting(effect, table)} wait",
        table=table,
        column_name=operation.column,
        fix=NotNullWay(table, evolve(column, type=type_), context.target).proved(),
        assumption="" if nullable else f"{table}.{operation.column} may hold NULL so far",
        level=Level.WARNING if nullable is None and restated(operation) else None,
    )


def restated(operation: AlterColumn) -> bool:
    """Whether NOT NULL is said beside a change that somebody came for: it may be nothing new."""
    return operation.type is not None or operation.new_name is not None


SET_NOT_NULL_SCANS = StepRule(ABOUT, check, (AlterColumn, AddConstraint))
