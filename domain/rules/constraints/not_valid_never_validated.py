"""A constraint that was added NOT VALID, and that no revision validates."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddConstraint
from domain.review.finding import Finding, Level
from domain.rules.constraint_steps import table_of
from domain.rules.rule import Description, Hit, RevisionContext, RevisionRule
from domain.rules.safe_ways.validation import validate
from domain.schema.elements import Check, Constraint, ForeignKey, NotNull
from domain.schema.schema import Schema

ABOUT = Description(
    name="not-valid-never-validated",
    family="constraints",
    level=Level.INFO,
    finds="a constraint added NOT VALID that is not validated in this revision nor in a later one.",
    why=(
        "It guards new rows only: what was wrong before stays, and is met at the next UPDATE of "
        "such a row, which fails. The planner does not use it, and SET NOT NULL is not spared its "
        "scan by it."
    ),
    silent_when=("a later revision validates it, or drops it",),
    way_out="VALIDATE CONSTRAINT in a later revision, with `transaction_per_migration=True`.",
    databases=(Database.POSTGRESQL,),
    hazards=("not-valid-never-validated",),
    enabled=False,
)


def check(context: RevisionContext) -> Iterator[Hit]:
    for step in context.scripts.upgrade.steps:
        operation = step.operation
        if not isinstance(operation, AddConstraint) or operation.constraint.name is None:
            continue
        table, name = operation.table, operation.constraint.name
        if is_unproved(context.after.known_or_blank(table).constraint(name)):
            yield Hit(
                told(name),
                table=table,
                location=step.location,
                fix=validate(table, name, "A later revision"),
            )


def told(name: str) -> str:
    return f"{name} is NOT VALID, and nothing validates it: rows from before may break it"


def is_unproved(constraint: Constraint | None) -> bool:
    return isinstance(constraint, Check | ForeignKey | NotNull) and not constraint.validated


def validated_later(finding: Finding, end: Schema) -> bool:
    table = table_of(finding, end)
    left = [c for c in table.constraints if is_unproved(c)] if table else []
    return not any(finding.message == told(c.name or "") for c in left)


NOT_VALID_NEVER_VALIDATED = RevisionRule(ABOUT, check, validated_later)
