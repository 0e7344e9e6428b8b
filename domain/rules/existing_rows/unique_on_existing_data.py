"""Uniqueness asked of rows that nobody has looked at."""

from collections.abc import Iterator

from domain.operations import AddConstraint, CreateIndex
from domain.review.finding import Level
from domain.rules.cleaning import all_null, cleaned
from domain.rules.replacements import as_it_was
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import sql_name, sql_table
from domain.rules.safe_ways.elements_code import NAME
from domain.schema.elements import PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Schema

ABOUT = Description(
    name="unique-on-existing-data",
    family="existing_rows",
    level=Level.WARNING,
    differs_by_version="partitioned",
    finds="a unique constraint, unique index or primary key over columns that have values already.",
    why=(
        "Two rows that are alike stop the migration on every database. On PostgreSQL an index that "
        "was built CONCURRENTLY stays behind then, INVALID, costs every write, and has to be "
        "dropped by hand. Once it is there, writes of the release that is still running fail where "
        "they repeat a value."
    ),
    silent_when=(
        "the table was created, or one of the columns added, earlier in the same revision",
        "rows of the table were deleted or changed before in the same revision",
        "fewer of the columns were unique before the revision already",
        "a constraint takes over a unique index that is there",
    ),
    way_out="Look for rows that are alike, and mend them in an earlier revision.",
    hazards=("unique-on-existing-data", "new-constraint-breaks-writers"),
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddConstraint(table=table, constraint=Unique(using_index=None) as made):
            columns, what = made.columns, "unique"
        case AddConstraint(table=table, constraint=PrimaryKey(using_index=None) as key):
            columns, what = key.columns, "the primary key"
        case CreateIndex(table=table, index=index) if index.unique:
            columns, what = index.elements, "unique"
        case _:
            return
    if not columns or context.effect.refused or known_to_be_unique(context, table, columns):
        return
    if cleaned(context, table) or all_null(context, table, columns):
        return
    if any((table, column) in context.added_columns for column in columns):
        return
    yield Hit(
        f"making ({', '.join(columns)}) of {table} {what} fails if two rows are alike",
        table=table,
        column_name=columns[0] if len(columns) == 1 else None,
        fix=look_first(context, table, columns),
    )


def known_to_be_unique(context: StepContext, table: TableName, columns: tuple[str, ...]) -> bool:
    """By itself or with fewer columns, now or when the revision began."""
    former, former_columns = as_it_was(context, table, columns)
    return unique_in(context.before, table, columns) or unique_in(
        context.started, former, former_columns
    )


def unique_in(schema: Schema, table: TableName, columns: tuple[str, ...]) -> bool:
    return any(
        index.unique and not index.predicate and set(index.elements) <= set(columns)
        for index in schema.known_or_blank(table).all_indexes
        if index.elements
    )


def look_first(context: StepContext, table: TableName, columns: tuple[str, ...]) -> str:
    database = context.target.database
    names = ", ".join(sql_name(e, database) if NAME.fullmatch(e) else e for e in columns)
    operation = context.step.operation
    predicate = operation.index.predicate if isinstance(operation, CreateIndex) else None
    where = f" WHERE {' '.join(predicate.split())}" if predicate else ""
    return (
        "# Before it: this has to find nothing, or the rows have to be mended first.\n"
        f"#     SELECT {names}, count(*) FROM {sql_table(table, database)}{where}\n"
        f"#     GROUP BY {names} HAVING count(*) > 1"
    )


UNIQUE_ON_EXISTING_DATA = StepRule(ABOUT, check, (AddConstraint, CreateIndex))
