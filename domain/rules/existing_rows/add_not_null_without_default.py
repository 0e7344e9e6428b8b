"""A column that must be given, and that no row has yet."""

import re
from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn
from domain.review.finding import Level
from domain.rules.replacements import emptied
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.not_null import NotNullWay
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.names import TableName

ABOUT = Description(
    name="add-not-null-without-default",
    family="existing_rows",
    level=Level.ERROR,
    finds="a NOT NULL column added to an existing table with no value for the rows in it.",
    why=(
        "On PostgreSQL (10 to 18) and SQLite it fails as soon as the table has a row. MariaDB and "
        "MySQL accept it and fill every row with a value that nobody chose: 0, the empty string, "
        "the first value of an enum, the date 0000-00-00. On all of them the INSERTs of the "
        "release that is still running leave the column out, and fail. `default=` of a SQLAlchemy "
        "column does not help: it is Python's, and no part of the migration; `server_default=` is "
        "the database's."
    ),
    silent_when=(
        "the table was created earlier in the same revision, or is temporary",
        "the column has a `server_default`, is an identity or serial one, or is computed",
        "the same revision emptied the table before",
    ),
    way_out=(
        "Give it a `server_default`; or add it nullable, fill it in batches, and set it NOT NULL "
        "in a later revision."
    ),
    hazards=(
        "add-not-null-without-default",
        "autogen-not-null-without-server-default",
        "mysql-implicit-zero-values",
        "autogen-python-default-ignored",
    ),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddColumn) or is_filled(operation.column):
        return
    table, column = operation.table, operation.column
    known = context.before.known_or_blank(table).column(column.name)
    if operation.if_not_exists and known is not None:
        return
    if emptied(context, table):
        return
    way = NotNullWay(table, column, context.target)
    yield Hit(
        sentence(table, column, context.target.database),
        table=table,
        column_name=column.name,
        fix=way.in_steps() if operation.constraints else way.with_default(),
    )


def is_filled(column: Column) -> bool:
    """Whether a row that does not name it gets a value, NULL included."""
    if column.nullable is not False or column.identity or column.computed:
        return True
    if column.type is not None and column.type.name.endswith("serial"):
        return True
    default = column.default
    if default is None:
        return False
    return not default.is_expression or not is_null(default.text or "")


def is_null(expression: str) -> bool:
    return expression.split("::")[0].strip().lower() == "null"


def sentence(table: TableName, column: Column, database: Database) -> str:
    start = f"adding {table}.{column.name} NOT NULL without a server default"
    if database not in (Database.MYSQL, Database.MARIADB):
        return f"{start} fails as soon as {table} has a row"
    return (
        f"{start} fills every row of {table} with {implicit_value(column.type)}, and inserts of "
        "the release that is still running fail"
    )


def implicit_value(type_: DataType | None) -> str:
    """What MariaDB and MySQL put where nobody gave a value."""
    if type_ is None or type_.custom:
        return "the zero value of its type"
    if type_.name == "enum" and type_.values:
        return f"'{type_.values[0]}'"
    if re.search(r"int|numeric|decimal|double|float|real|bool", type_.name):
        return "0"
    return "''" if re.search(r"char|text", type_.name) else "the zero value of its type"


ADD_NOT_NULL_WITHOUT_DEFAULT = StepRule(ABOUT, check, (AddColumn,))
