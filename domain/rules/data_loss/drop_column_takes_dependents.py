"""A column that is dropped and takes a key or an index of other columns along."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddConstraint, CreateIndex, DropColumn
from domain.review.finding import Level
from domain.rules.replacements import dropped_later
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of
from domain.schema.column_changes import index_mentions
from domain.schema.elements import Check, Index, PrimaryKey, Unique
from domain.schema.names import TableName
from domain.schema.schema import Table
from domain.schema.words import words

ABOUT = Description(
    name="drop-column-takes-dependents",
    family="data_loss",
    level=Level.WARNING,
    finds="a dropped column that takes along a key, check or index of other columns.",
    why=(
        "PostgreSQL drops each index, unique constraint, primary key and check that the column is "
        "part of without a word: the other columns are no longer unique, checked or indexed. MySQL "
        "and MariaDB shorten the index instead; a unique one MySQL shortens as well, and fails on "
        "rows that are alike then, where MariaDB refuses. Tried on PostgreSQL 15 and MariaDB 10.11."
    ),
    silent_when=(
        "the key, check or index is of that column alone",
        "it was dropped by name before, or the revision makes another on the table afterwards",
        "the column or its table is new in the same revision, or the table is dropped later in it",
    ),
    way_out="Drop the key or index by name first, and make the one that the other columns need.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("drop-column-takes-dependents",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropColumn) or context.effect.refused:
        return
    table, column = operation.table, operation.column
    if (table, column) in context.added_columns or dropped_later(context, table):
        return
    known = context.before.table(table)
    if known is None or made_anew(context, table):
        return
    for kind, name, others in shared(known, column):
        yield Hit(
            f"dropping {table}.{column} takes the {kind} {name} with it, which is about "
            f"{' and '.join(others)} as well",
            table=table,
            column_name=column,
            fix=by_name(kind, name, table),
        )
        return


def made_anew(context: StepContext, table: TableName) -> bool:
    return any(
        isinstance(step.operation, AddConstraint | CreateIndex) and step.operation.table == table
        for step in (*context.earlier, *context.later)
    )


def shared(table: Table, column: str) -> Iterator[tuple[str, str, list[str]]]:
    """Kind, name, and the other columns of what the column has a part in."""
    names = {c.name for c in table.columns} - {column}
    for constraint in table.constraints:
        match constraint:
            case PrimaryKey(name=name, columns=columns) | Unique(name=name, columns=columns):
                kind = "unique constraint" if isinstance(constraint, Unique) else "primary key"
                others = [c for c in columns if c != column]
            case Check(name=name, condition=str(text)) if column in words(text):
                kind, columns = "check", (column,)
                others = sorted(words(text) & names)
            case _:
                continue
        if column in columns and others:
            yield kind, name or "without a name", others
    for index in table.indexes:
        others = other_elements(index, column)
        if index_mentions(index, column) and others:
            yield "index", index.name or "without a name", others


def other_elements(index: Index, column: str) -> list[str]:
    return [element for element in index.elements if column not in (element, *words(element))]


def by_name(kind: str, name: str, table: TableName) -> str:
    drop = call(
        "op.drop_index" if kind == "index" else "op.drop_constraint",
        quoted(name),
        table_name=quoted(table.name),
        type_={"primary key": '"primary"', "check": '"check"', "unique constraint": '"unique"'}.get(
            kind
        ),
        schema=schema_of(table),
    )
    unique = kind in ("primary key", "unique constraint")
    then = "one for the columns that stay" + ", if they tell the rows apart" * unique
    return f"# Before the column, by name; then {then}:\n{drop}"


DROP_COLUMN_TAKES_DEPENDENTS = StepRule(ABOUT, check, (DropColumn,))
