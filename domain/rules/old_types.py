"""The type that a column had before a step changes it."""

from domain.operations import AlterColumn
from domain.rules.rule import StepContext
from domain.schema.datatypes import DataType


def type_before(context: StepContext) -> DataType | None:
    """The type of the column that the step changes, else what the source says that it is."""
    operation = context.step.operation
    if not isinstance(operation, AlterColumn):
        return None
    column = context.before.known_or_blank(operation.table).column(operation.column)
    return (column.type if column else None) or operation.existing_type
