"""Which steps make Alembic's batch mode copy a table, and which of them is told about."""

from domain.databases.batch import copies
from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropIndex,
)
from domain.rules.rule import StepContext
from domain.script import Step

COPYING = (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    DropConstraint,
    DropIndex,
)


def raises_a_copy(step: Step) -> bool:
    """On SQLite."""
    return step.batch and copies(step, can_alter=False)


def first_of_its_block(context: StepContext) -> bool:
    """One block is one copy, however many of its operations need it.

    Blocks have no names: operations on one table that follow each other count as one.
    """
    table = context.step.operation.subject
    for step in reversed(context.earlier):
        if not step.batch or step.operation.subject != table:
            return True
        if raises_a_copy(step):
            return False
    return True


def starts_a_block(context: StepContext) -> bool:
    """Whether the step before it is none of a block over the same table."""
    before = context.earlier[-1] if context.earlier else None
    same = before is not None and before.operation.subject == context.step.operation.subject
    return before is None or not before.batch or not same
