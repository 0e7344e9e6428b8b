"""A revision that stops half-way on MySQL, and cannot be run again."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import (
    AddConstraint,
    AlterColumn,
    ChangeRows,
    CreateIndex,
    DropConstraint,
    DropIndex,
    Operation,
)
from domain.review.finding import Level
from domain.rules.repeating import phrase, repeatable
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.script import Step

ABOUT = Description(
    name="mysql-implicit-commit",
    family="mysql",
    level=Level.WARNING,
    finds="a statement that rows may stop, after others that are committed by then.",
    why=(
        "MySQL and MariaDB commit before and after each CREATE, ALTER and DROP, changed rows "
        "included. Where a later statement fails because of rows (a duplicate, a NULL, a row "
        "without its parent), what ran before stays, the version is not recorded, and the next "
        'attempt fails at the first statement: "Duplicate column name", "already exists".'
    ),
    silent_when=(
        "no statement of the revision depends on the rows that are there",
        "what ran before can be run again: `if_not_exists=True`, `if_exists=True`, an UPDATE",
        "what may fail comes first",
        "the revision added the column itself, filled it, or dropped what it makes anew",
    ),
    way_out="One revision for what may fail; or what may fail first.",
    databases=(Database.MYSQL, Database.MARIADB),
    hazards=("mysql-implicit-commit",),
    once_per="revision",
)


def check(context: StepContext) -> Iterator[Hit]:
    step = context.step
    if context.effect.may_fail is None or step.guarded or not is_risky(context):
        return
    left = next((s.operation for n, s in enumerate(context.earlier) if stays(s, context, n)), None)
    if left is not None:
        yield Hit(
            f"if rows stop it ({context.effect.may_fail}), {phrase(left)} stays, and the next "
            "attempt fails at that",
            table=step.operation.subject,
            fix="# In a revision of its own: what rows may stop, by itself.",
        )


def is_risky(context: StepContext) -> bool:
    """Rows that were there before may stand in its way: nothing filled, or held them to it."""
    operation = context.step.operation
    table, columns = operation.subject, columns_of(operation)
    new = {name for owner, name in context.added_columns if owner == table}
    if columns is None or (columns and set(columns) <= new):
        return False
    return not any(prepares(step.operation, operation, columns) for step in context.earlier)


def columns_of(operation: Operation) -> tuple[str, ...] | None:
    """Those whose rows are looked at; none where it is a matter of the whole row."""
    match operation:
        case AddConstraint(constraint=constraint):
            return getattr(constraint, "columns", ())
        case CreateIndex(index=index) if index.unique:
            return index.elements
        case AlterColumn(column=column):
            return (column,)
    return None


def prepares(earlier: Operation, operation: Operation, columns: tuple[str, ...]) -> bool:
    """It filled a column, or dropped what is only made anew."""
    if earlier.subject != operation.subject:
        return False
    if isinstance(earlier, ChangeRows):
        return earlier.verb == "DELETE" or bool(set(earlier.sets) & set(columns))
    return isinstance(earlier, DropConstraint | DropIndex) and not isinstance(
        operation, AlterColumn
    )


def stays(step: Step, context: StepContext, position: int) -> bool:
    return not step.conditional and not repeatable(step.operation, context.earlier[:position])


MYSQL_IMPLICIT_COMMIT = StepRule(ABOUT, check)
