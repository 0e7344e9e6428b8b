"""A CHECK or a foreign key that the rows that are there may break."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddConstraint, DropConstraint
from domain.review.finding import Level
from domain.rules.cleaning import all_null, cleaned
from domain.rules.replacements import as_it_was
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import sql_name, sql_table
from domain.rules.wording import named
from domain.schema.elements import Check, ForeignKey
from domain.schema.names import TableName
from domain.schema.words import words

ABOUT = Description(
    name="constraint-on-existing-data",
    family="existing_rows",
    level=Level.WARNING,
    finds="a CHECK or a foreign key over columns that have values already.",
    why=(
        "One row that breaks the check, or points at nothing, stops the migration, on PostgreSQL "
        "also when a constraint that was added NOT VALID is validated. MySQL and MariaDB with "
        "foreign_key_checks=0 accept the key and keep the orphans without a word. Once it is "
        "there, NOT VALID or not, writes of the release that is still running fail where they "
        "break it."
    ),
    silent_when=(
        "the table was created earlier in the same revision, or is temporary",
        "rows of the table were deleted or changed before in the same revision",
        "the key's column was added in the same revision, and every row has NULL there",
        "it replaces a constraint with the same columns, or of the same name",
        "it is added NOT VALID: what rows there are is not looked at",
        "the database is SQLite, and it is a foreign key: batch mode looks up no rows",
    ),
    way_out=(
        "Look for the rows that break it, and mend them in an earlier revision. On PostgreSQL add "
        "it NOT VALID, mend, and validate it."
    ),
    hazards=(
        "constraint-on-existing-data",
        "foreign-key-orphans",
        "new-constraint-breaks-writers",
    ),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddConstraint) or context.effect.refused:
        return
    table, constraint = operation.table, operation.constraint
    if not isinstance(constraint, Check | ForeignKey) or not constraint.validated:
        return
    if is_replaced(context, table, constraint) or cleaned(context, table):
        return
    if isinstance(constraint, Check):
        yield from of_check(context, table, constraint)
    elif context.target.database is not Database.SQLITE:
        yield from of_key(context, table, constraint)


def of_check(context: StepContext, table: TableName, check: Check) -> Iterator[Hit]:
    columns = words(check.condition or "")
    if any((table, column) in context.added_columns for column in columns):
        return
    condition = " ".join((check.condition or "...").split())
    yield Hit(
        f"check {check.name or ''} of {table} fails if a row breaks it".replace("  ", " "),
        table=table,
        fix=look_first(context, table, f"NOT ({condition})"),
    )


def of_key(context: StepContext, table: TableName, key: ForeignKey) -> Iterator[Hit]:
    if all_null(context, table, key.columns) or key.target in context.created_tables:
        return
    database = context.target.database
    own = " AND ".join(f"{sql_name(c, database)} IS NOT NULL" for c in key.columns)
    pairs = zip(key.columns, key.target_columns, strict=False)
    joined = " AND ".join(
        f"p.{sql_name(theirs, database)} = c.{sql_name(ours, database)}" for ours, theirs in pairs
    )
    target = sql_table(key.target, database)
    orphans = f"{own} AND NOT EXISTS (SELECT 1 FROM {target} p WHERE {joined})"
    yield Hit(
        f"foreign key {named(key)} of {table} fails if a row points at no row of {key.target}",
        table=table,
        column_name=key.columns[0] if len(key.columns) == 1 else None,
        fix=look_first(context, table, orphans),
    )


def is_replaced(context: StepContext, table: TableName, constraint: Check | ForeignKey) -> bool:
    """By a key that pointed the same way, whatever names it had, or by a check of its name."""
    if isinstance(constraint, Check):
        return any(
            isinstance(step.operation, DropConstraint)
            and step.operation.table == table
            and same_name(step.operation.name, constraint.name)
            for step in context.earlier
        )
    former, columns = as_it_was(context, table, constraint.columns)
    target, _ = as_it_was(context, constraint.target)
    return any(
        (key.columns, key.target) == (columns, target)
        for key in context.started.known_or_blank(former).foreign_keys
    )


def same_name(whole: str | None, given: str | None) -> bool:
    """A naming convention puts its own before the name that is given."""
    return bool(whole and given) and f"_{whole}".endswith(f"_{given}")


def look_first(context: StepContext, table: TableName, condition: str) -> str:
    return (
        "# Before it: this has to find nothing, or the rows have to be mended first.\n"
        f"#     SELECT * FROM {sql_table(table, context.target.database)} c WHERE {condition}"
    )


CONSTRAINT_ON_EXISTING_DATA = StepRule(ABOUT, check, (AddConstraint,))
