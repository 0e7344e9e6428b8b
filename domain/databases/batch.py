"""Which operations make Alembic's batch mode copy the table."""

from domain.operations import AddColumn, CreateIndex, DropIndex, Operation
from domain.script import Step


def copies(step: Step, can_alter: bool) -> bool:
    """As Alembic decides it for `recreate="auto"`; `always` and `never` overrule it.

    `can_alter`: the database is not SQLite, so that nothing needs a copy.
    """
    if not step.batch or step.recreate == "never" or step.operation.subject is None:
        return False
    return step.recreate == "always" or (not can_alter and needs_copy(step.operation))


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
