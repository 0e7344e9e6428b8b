"""A column that must be given from now on."""

from attrs import evolve

from domain.operations import AlterColumn, DropDefault
from domain.rules.replacements import dropped_later
from domain.rules.rule import StepContext
from domain.schema.elements import Column


def newly_required(context: StepContext) -> Column | None:
    """The column that the step sets NOT NULL, as it is before; None where it is so already."""
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or operation.nullable is not False:
        return None
    table = operation.table
    known = context.before.known_or_blank(table).column(operation.column)
    column = known or Column(
        operation.column,
        operation.existing_type,
        operation.existing_nullable,
        operation.existing_default,
    )
    was = operation.existing_nullable if column.nullable is None else column.nullable
    if was is False or table in context.created_tables or dropped_later(context, table):
        return None
    return evolve(column, type=operation.type or column.type)


def gives_default(context: StepContext, column: Column) -> bool:
    """A row that does not name the column gets a value, by this step or since before it."""
    operation = context.step.operation
    asked = operation.default if isinstance(operation, AlterColumn) else None
    if column.identity or column.computed:
        return True
    if asked is None:
        return column.default is not None
    return not isinstance(asked, DropDefault)


def added_here(context: StepContext) -> bool:
    operation = context.step.operation
    return (
        isinstance(operation, AlterColumn)
        and (operation.table, operation.column) in context.added_columns
    )
