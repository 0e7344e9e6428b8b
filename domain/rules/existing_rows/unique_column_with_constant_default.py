"""A new column that is unique and the same in every row."""

import re
from collections.abc import Iterator

from domain.operations import AddColumn, AddConstraint, CreateIndex
from domain.review.finding import Level
from domain.rules.cleaning import cleaned
from domain.rules.replacements import emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks, sql_name, sql_table
from domain.rules.safe_ways.column_calls import add_column
from domain.rules.safe_ways.elements_code import column_code
from domain.schema.elements import Column, Default, PrimaryKey, Unique
from domain.schema.names import TableName

ABOUT = Description(
    name="unique-column-with-constant-default",
    family="existing_rows",
    level=Level.ERROR,
    finds="a unique column added with a default that is the same for every row.",
    why=(
        "Every row gets the default, so that it fails as soon as the table has two rows, on every "
        "database."
    ),
    silent_when=(
        "the table was created or emptied earlier in the same revision",
        "the default is worked out row by row: `gen_random_uuid()`, `nextval(...)`",
        "an UPDATE of the table stands between the column and the unique constraint",
    ),
    way_out="Add it nullable without a default, fill it row by row, then make it unique.",
    hazards=("unique-column-with-constant-default",),
)
CONSTANT = re.compile(r"\(*\s*('[^']*'|[-+]?[\d.]+|true|false)\s*\)*(::[\w ]+)?", re.IGNORECASE)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddColumn(table=table, column=column, constraints=constraints, indexes=indexes):
            keys = [c.columns for c in constraints if isinstance(c, Unique | PrimaryKey)]
            keys += [index.elements for index in indexes if index.unique]
            if (column.name,) not in keys or emptied(context, table):
                return
        case AddConstraint(table=table, constraint=Unique(columns=columns)):
            found = constant_column(context, table, columns)
            if found is None or cleaned(context, table):
                return
            column = found
        case CreateIndex(table=table, index=index) if index.unique and not index.predicate:
            found = constant_column(context, table, index.elements)
            if found is None or cleaned(context, table):
                return
            column = found
        case _:
            return
    default = column.default
    if default is not None and is_constant(default):
        yield Hit(
            f"{table}.{column.name} is unique and {default.text} in every row: it fails as "
            f"soon as {table} has two rows",
            table=table,
            column_name=column.name,
            fix=row_by_row(context, table, column),
        )


def constant_column(
    context: StepContext, table: TableName, columns: tuple[str, ...]
) -> Column | None:
    """The column where it is the only one, and new in this revision."""
    if len(columns) != 1 or (table, columns[0]) not in context.added_columns:
        return None
    return context.before.known_or_blank(table).column(columns[0])


def is_constant(default: Default) -> bool:
    if default.text is None:
        return False
    return not default.is_expression or CONSTANT.fullmatch(default.text) is not None


def row_by_row(context: StepContext, table: TableName, column: Column) -> str:
    database = context.target.database
    name = sql_name(column.name, database)
    bare = Column(column.name, column.type)
    return blocks(
        "# Revision 1:\n" + add_column(table, column_code(bare, database)),
        "# Next, in batches, another value for each row:\n"
        f"#     UPDATE {sql_table(table, database)} SET {name} = ... WHERE {name} IS NULL",
        "# Revision 2: what makes it unique, and NOT NULL.",
    )


UNIQUE_COLUMN_WITH_CONSTANT_DEFAULT = StepRule(
    ABOUT, check, (AddColumn, AddConstraint, CreateIndex)
)
