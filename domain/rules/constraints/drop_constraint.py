"""A constraint that goes, and with it what it guaranteed."""

from collections.abc import Iterator

from domain.operations import CreateIndex, DropColumn, DropConstraint, Operation, RenameTable
from domain.review.finding import Level
from domain.rules.constraint_steps import constraints_of
from domain.rules.replacements import dropped_later, renamed_to
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.schema.constraint_changes import constraint_meant
from domain.schema.elements import Check, Constraint, ForeignKey, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table

ABOUT = Description(
    name="drop-constraint",
    family="constraints",
    level=Level.WARNING,
    finds="a constraint that is dropped, with nothing in its place.",
    why=(
        "The drop takes an instant, and from then on the database accepts what it refused before: "
        "rows that point nowhere, two that are equal, values out of range. Such rows are not seen "
        "until the constraint is to come back, which then fails. Without a primary key a table is "
        "not replicated logically, and foreign keys have nothing to point at."
    ),
    silent_when=(
        "a constraint of the same kind is added to the table in the same revision",
        "a unique index, or a primary key, takes the place of a unique constraint",
        "the table, a column of it, or the table that it points at is dropped in the same revision",
        "it is a CHECK that a column IS NOT NULL, and the column is NOT NULL",
        "another constraint says the same, and stays",
    ),
    way_out="Keep it, or state in the revision what guards the rows from now on.",
    hazards=("drop-constraint",),
)
KINDS: dict[str, type[Constraint]] = {
    "foreignkey": ForeignKey,
    "primary": PrimaryKey,
    "unique": Unique,
    "check": Check,
}
LOST = {
    ForeignKey: "rows of {} may point at nothing",
    PrimaryKey: "nothing tells the rows of {} apart",
    Unique: "rows of {} may be equal",
    Check: "rows of {} may hold what it forbade",
}


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropConstraint) or operation.name is None:
        return
    table = operation.table
    known = context.before.known_or_blank(table)
    found = constraint_meant(operation, known, context.target)
    kind = type(found) if found else KINDS.get(operation.kind or "")
    if kind not in LOST or dropped_later(context, table) or goes_along(found, table, context):
        return
    if not replaced(kind, table, context) and not superfluous(found, table, context):
        yield Hit(
            f"dropping {operation.name}: from now on {LOST[kind].format(table)}",
            table=table,
            fix=(
                f"# Keep {operation.name}, or say on the statement what guards {table} now:\n"
                "#     assay: allow drop-constraint -- ..."
            ),
        )


def goes_along(found: Constraint | None, table: TableName, context: StepContext) -> bool:
    """It would go by itself: with a column, or with the table that it points at."""
    gone = {
        step.operation.column
        for step in context.later
        if isinstance(step.operation, DropColumn) and step.operation.table == table
    }
    match found:
        case None:
            return bool(gone)
        case ForeignKey(target=target) if dropped_later(context, target):
            return True
        case ForeignKey(columns=columns) | Unique(columns=columns) | PrimaryKey(columns=columns):
            return bool(gone & set(columns))
        case Check(condition=condition):
            return any(name in (condition or "") for name in gone)
    return False


def replaced(kind: type[Constraint], table: TableName, context: StepContext) -> bool:
    kinds = (kind, PrimaryKey) if kind is Unique else (kind,)
    tables = names_in_revision(table, context)
    others = (step.operation for step in (*context.earlier, *context.later))
    return any(
        (o.subject in tables and any(isinstance(c, kinds) for c in constraints_of(o)))
        or (kind is Unique and is_unique_index(o, tables))
        for o in others
    )


def names_in_revision(table: TableName, context: StepContext) -> set[TableName]:
    """What the table is called before and after: it may be renamed on the way."""
    names = {table}
    for step in context.later:
        if isinstance(step.operation, RenameTable) and step.operation.table in names:
            names.add(renamed_to(step.operation))
    for step in reversed(context.earlier):
        if isinstance(step.operation, RenameTable) and renamed_to(step.operation) in names:
            names.add(step.operation.table)
    return names


def is_unique_index(operation: Operation, tables: set[TableName]) -> bool:
    return (
        isinstance(operation, CreateIndex) and operation.table in tables and operation.index.unique
    )


def superfluous(found: Constraint | None, table: TableName, context: StepContext) -> bool:
    """The helper of SET NOT NULL, or of two that say the same one."""
    known = context.before.known_or_blank(table)
    if isinstance(found, Check):
        same = [c for c in known.constraints if isinstance(c, Check) and c != found]
        return is_helper(found, known) or any(says(c) == says(found) for c in same)
    if isinstance(found, Unique):
        others = tuple(c for c in known.constraints if isinstance(c, PrimaryKey | Unique))
        columns = set(found.columns)
        return any(c is not found and set(c.columns) == columns for c in others) or any(
            i.unique and not i.predicate and set(i.elements) == columns for i in known.indexes
        )
    return False


def is_helper(check: Check, table: Table) -> bool:
    words = (check.condition or "").replace("(", " ").replace(")", " ").split()
    column = table.column(words[0].strip('"`')) if words else None
    plain = [word.lower() for word in words[1:]] == ["is", "not", "null"]
    return plain and column is not None and column.nullable is False


def says(check: Check) -> list[str] | str | None:
    """The words of its condition; its own name, which no other has, where that is not known."""
    return check.name if check.condition is None else check.condition.lower().split()


DROP_CONSTRAINT = StepRule(ABOUT, check, (DropConstraint,))
