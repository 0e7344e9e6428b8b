"""A constraint dropped by a name that SQLite never gave it."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import DropConstraint
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted
from domain.schema.constraint_changes import KINDS
from domain.schema.elements import Check, Constraint, ForeignKey, PrimaryKey, Unique

ABOUT = Description(
    name="sqlite-unnamed-constraint",
    family="sqlite",
    level=Level.ERROR,
    finds="a batch block that drops by name a constraint which was created without one.",
    why=(
        'SQLite gives no names to constraints that have none, and the batch block says "No such '
        'constraint", whatever PostgreSQL or MySQL would have called it. With `naming_convention=` '
        "the block gives them names as it reads the table. Measured with Alembic 1.20 on SQLite "
        "3.40."
    ),
    silent_when=(
        "the constraint has that name",
        "the block has a `naming_convention`, or `copy_from`",
        "the table is older than the history, or something before it could not be read",
    ),
    way_out="Give the block a `naming_convention`, and drop by the name that it makes.",
    databases=(Database.SQLITE,),
    hazards=("sqlite-unnamed-constraint",),
    always=True,
)
CONVENTION = {
    Check: ("ck", "ck_%(table_name)s_%(constraint_name)s"),
    ForeignKey: ("fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"),
    PrimaryKey: ("pk", "pk_%(table_name)s"),
    Unique: ("uq", "uq_%(table_name)s_%(column_0_name)s"),
}
GIVEN = {"naming_convention", "copy_from"}


def check(context: StepContext) -> Iterator[Hit]:
    step, operation = context.step, context.step.operation
    if not isinstance(operation, DropConstraint) or operation.name is None:
        return
    if not step.batch or step.guarded or GIVEN & set(step.batch_keywords):
        return
    meant = unnamed(operation, context)
    if meant is not None:
        yield Hit(
            f"dropping {operation.name} of {operation.table} fails: the constraint was created "
            "without a name, and SQLite gives it none",
            table=operation.table,
            fix=way(operation, meant),
        )


def unnamed(operation: DropConstraint, context: StepContext) -> Constraint | None:
    """The constraint meant, where the table is known, and has none of that name."""
    table = context.before.table(operation.table)
    if table is None or not table.complete or table.doubtful or context.before.gaps:
        return None
    if table.constraint(operation.name or "") is not None:
        return None
    kind = KINDS.get(operation.kind or "")
    candidates = (c for c in table.constraints if kind is None or isinstance(c, kind))
    return next((c for c in candidates if c.name is None and type(c) in CONVENTION), None)


def way(operation: DropConstraint, meant: Constraint) -> str:
    word, form = CONVENTION[type(meant)]
    columns = getattr(meant, "columns", ())
    target = meant.target.name if isinstance(meant, ForeignKey) else ""
    name = form.replace("%(column_0_name)s", columns[0] if columns else "...")
    name = name.replace("%(table_name)s", operation.table.name).replace(
        "%(constraint_name)s", "..."
    )
    name = name.replace("%(referred_table_name)s", target)
    block = call(
        "op.batch_alter_table",
        quoted(operation.table.name),
        naming_convention=f"{{{quoted(word)}: {quoted(form)}}}",
    )
    kind = quoted(operation.kind) if operation.kind else None
    drop = call("batch_op.drop_constraint", quoted(name), type_=kind)
    return f"with {block} as batch_op:\n    {drop}"


SQLITE_UNNAMED_CONSTRAINT = StepRule(ABOUT, check, (DropConstraint,), BOTH_WAYS)
