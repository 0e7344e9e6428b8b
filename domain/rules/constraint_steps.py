"""The constraints that a step makes, wherever they stand in it."""

from domain.operations import AddColumn, AddConstraint, CreateTable, Operation
from domain.review.finding import Finding
from domain.rules.rule import StepContext
from domain.schema.elements import Constraint, ForeignKey
from domain.schema.names import TableName
from domain.schema.schema import Schema, Table


def constraints_of(operation: Operation) -> tuple[Constraint, ...]:
    match operation:
        case AddConstraint(constraint=constraint):
            return (constraint,)
        case AddColumn(constraints=constraints) | CreateTable(constraints=constraints):
            return constraints
    return ()


def foreign_keys_of(operation: Operation) -> list[ForeignKey]:
    return [c for c in constraints_of(operation) if isinstance(c, ForeignKey)]


def table_after(context: StepContext) -> Table | None:
    """The table of the step as the step leaves it."""
    name = context.step.operation.subject
    if name is None:
        return None
    return context.after.table(name)


def table_of(finding: Finding, schema: Schema) -> Table | None:
    """The table that a finding speaks of, in another schema."""
    *before, name = (finding.table or "").split(".")
    return schema.table(TableName(name, ".".join(before) or None))
