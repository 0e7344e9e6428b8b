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


def with_naming_told(fix: str, context: StepContext) -> str:
    """An index is left to Alembic; a constraint needs a name for what is done with it later."""
    operation = context.step.operation
    if not fix or context.environment.naming.value is not UNKNOWN:
        return fix
    if not isinstance(operation, AddConstraint):
        return fix
    if operation.constraint.name is None:
        # What PostgreSQL or Alembic names needs none.
        if "inline_references" in fix:
            return fix
        return f"{MADE}\n{fix}"
    return f"{KEPT}\n{fix}" if isinstance(operation.constraint, Check) else fix
