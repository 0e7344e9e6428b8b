"""A constraint that the revision leaves for the database to name."""

from collections.abc import Iterator

from domain.environment import UNKNOWN
from domain.operations import AddConstraint
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, listed, quoted, schema_of
from domain.schema.elements import Check, Constraint, ForeignKey, Unique
from domain.schema.names import TableName

ABOUT = Description(
    name="unnamed-constraint",
    family="constraints",
    level=Level.WARNING,
    finds="a constraint added with None as its name, where no naming convention gives it one.",
    why=(
        "Each database makes up a name of its own: `orders_number_key` on PostgreSQL, "
        "`orders_ibfk_1` on MySQL, none at all on SQLite. Whoever is to drop it later has to know "
        "which: Alembic refuses `drop_constraint(None)`, and batch mode on SQLite says that a "
        "constraint must have a name."
    ),
    silent_when=(
        "it has a name",
        "the metadata that env.py hands to Alembic has a naming convention for its kind, or cannot "
        "be found",
        "it stands in `create_table` or comes with a column, and goes with them",
    ),
    way_out="Give it a name, or set `naming_convention` on the metadata that env.py hands over.",
    hazards=("unnamed-constraint",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddConstraint) or operation.constraint.name is not None:
        return
    table, constraint = operation.table, operation.constraint
    if not isinstance(constraint, ForeignKey | Unique | Check):
        return
    if context.environment.naming.value is UNKNOWN:
        return
    kind, code = with_name(table, constraint)
    yield Hit(
        f"the {kind} on {table} has no name of its own: the database makes one up, and "
        "dropping it needs that one",
        table=table,
        fix=f"# The same with a name:\n{code}",
    )


def with_name(table: TableName, constraint: Constraint) -> tuple[str, str]:
    """Its kind in words, and the call with a name."""
    where, schema = quoted(table.name), schema_of(table)
    match constraint:
        case ForeignKey(columns=columns, target=target, target_columns=others):
            name = quoted("_".join(["fk", table.name, *columns]))
            keys = (listed(columns), listed(others))
            create = "op.create_foreign_key"
            ends = {"source_schema": schema, "referent_schema": schema_of(target)}
            words = {**ends, **actions_of(constraint)}
            return "foreign key", call(create, name, where, quoted(target.name), *keys, **words)
        case Unique(columns=columns):
            name = quoted("_".join(["uq", table.name, *columns]))
            create = "op.create_unique_constraint"
            return "unique constraint", call(create, name, where, listed(columns), schema=schema)
        case Check(condition=condition):
            name = quoted(f"ck_{table.name}_...")
            text = quoted(condition) if condition else "..."
            return "check", call("op.create_check_constraint", name, where, text, schema=schema)
    return "constraint", ""


def actions_of(key: ForeignKey) -> dict[str, str | None]:
    return {
        "ondelete": quoted(key.on_delete) if key.on_delete else None,
        "onupdate": quoted(key.on_update) if key.on_update else None,
        "deferrable": "True" if key.deferrable else None,
    }


UNNAMED_CONSTRAINT = StepRule(ABOUT, check, (AddConstraint,))
