"""Which operations make Alembic's batch mode copy the table, and which it forgets."""

from collections.abc import Sequence

from domain.operations import (
    AddColumn,
    AddConstraint,
    AlterColumn,
    CreateIndex,
    DropColumn,
    DropIndex,
    Operation,
)
from domain.script import Step


def copies(step: Step, can_alter: bool) -> bool:
    """As Alembic decides it for `recreate="auto"`; `always` and `never` overrule it.

    `can_alter`: the database is not SQLite, so that nothing needs a copy.
    """
    if not step.batch or step.recreate == "never" or step.operation.subject is None:
        return False
    return step.recreate == "always" or (not can_alter and needs_copy(step.operation))


def lost(operation: Operation, block: Sequence[Operation]) -> bool:
    """Whether a copy of the table goes without it. Alembic looks for the columns of a constraint
    among the names from before the block, and leaves one out that is on a name from within. A
    column that the block drops and adds again is another, and keeps its indexes and constraints.
    """
    if isinstance(operation, DropColumn):
        added = {each.column.name for each in block if isinstance(each, AddColumn)}
        return operation.column in added
    if not isinstance(operation, AddConstraint):
        return False
    renamed = {each.new_name for each in block if isinstance(each, AlterColumn) and each.new_name}
    return not renamed.isdisjoint(getattr(operation.constraint, "columns", ()))


def needs_copy(operation: Operation) -> bool:
    match operation:
        case AddColumn(constraints=(_, *_)):
            return True
        case AddColumn(column=column):
            by_expression = column.default is not None and column.default.is_expression
            stored = column.computed is not None and column.computed.persisted is True
            return by_expression or stored
        case CreateIndex() | DropIndex():
            return False
        case _:
            return True
