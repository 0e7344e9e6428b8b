"""A column that was to be the primary key, and is none."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_calls import add_column
from domain.rules.safe_ways.elements_code import column_code
from domain.schema.elements import PrimaryKey

ABOUT = Description(
    name="add-primary-key-column",
    family="autogenerate",
    level=Level.ERROR,
    finds="a column added with `primary_key=True`, which Alembic leaves out.",
    why=(
        "`op.add_column` renders no PRIMARY KEY unless it is told `inline_primary_key=True` "
        "(Alembic 1.18.4 and later). PostgreSQL gets a SERIAL column that is NOT NULL and no key: "
        "the ORM takes it for one, and nothing keeps its values apart. MySQL and MariaDB get an "
        "AUTO_INCREMENT column without a key, and refuse it; a column of another "
        "type they take. Measured with Alembic 1.20 on PostgreSQL 15 and MariaDB 10.11."
    ),
    silent_when=(
        "`inline_primary_key=True` is given",
        "a later step of the revision creates the primary key over it",
        "it stands in a batch block on SQLite, which writes the table anew",
    ),
    way_out="Say `inline_primary_key=True`, or create the key in a step of its own.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("autogen-add-primary-key-column",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddColumn) or not operation.keyless or is_keyed_later(context):
        return
    table, column, database = operation.table, operation.column, context.target.database
    counts = column.identity and database is not Database.POSTGRESQL
    refused = ", and the server refuses it" if counts else ""
    code = column_code(column, database, "primary_key=True", nullable=False)
    key = context.before.known_or_blank(table).primary_key
    there = f"# {table} has a primary key, {key.name}: drop it first.\n" if key else ""
    yield Hit(
        f"{table}.{column.name} says primary_key=True, and is added without a key{refused}",
        table=table,
        column_name=column.name,
        fix=there + add_column(table, code, inline_primary_key="True"),
    )


def is_keyed_later(context: StepContext) -> bool:
    operation = context.step.operation
    return any(
        isinstance(step.operation, AddConstraint)
        and step.operation.table == operation.subject
        and isinstance(step.operation.constraint, PrimaryKey)
        for step in context.later
    )


ADD_PRIMARY_KEY_COLUMN = StepRule(ABOUT, check, (AddColumn,))
