"""Names in advice, where the naming convention of the metadata could not be read."""

from domain.environment import UNKNOWN
from domain.operations import AddConstraint
from domain.rules.rule import StepContext
from domain.schema.elements import Check

MADE = """\
# The metadata's naming convention could not be read: give the constraint the name that it makes."""
KEPT = """\
# The metadata's naming convention could not be read: if it makes another name of this one, give
# that. op.f() keeps it from doing so."""
INLINE = """\
# The metadata's naming convention has no say in that name."""


def with_naming_told(fix: str, context: StepContext) -> str:
    """An index is left to Alembic; a constraint needs a name for what is done with it later."""
    operation = context.step.operation
    if context.environment.naming.value is not UNKNOWN or not isinstance(operation, AddConstraint):
        return fix
    if "inline_references" in fix:
        return f"{INLINE}\n{fix}"
    if isinstance(operation.constraint, Check) and "op.f(" in fix:
        return f"{KEPT}\n{fix}"
    makes = "op.create" in fix or "ADD CONSTRAINT" in fix
    return f"{MADE}\n{fix}" if makes and operation.constraint.name is None else fix
