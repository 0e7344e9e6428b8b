"""A key that runs out of numbers."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import CreateTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted
from domain.schema.elements import Column, ForeignKey, PrimaryKey

ABOUT = Description(
    name="int32-primary-key",
    family="types",
    level=Level.WARNING,
    finds="a primary key that counts up in 32 bits or fewer.",
    why=(
        "An integer key ends at 2,147,483,647, a smallint at 32,767; numbers of rolled back and "
        "deleted rows count. The day it ends every INSERT fails, and a bigint takes a rewrite of "
        "the table and of all that points at it. On MySQL and MariaDB UNSIGNED doubles it."
    ),
    silent_when=(
        "the key is a bigint, or no number",
        "it has several columns, or points at another table",
        "the database is SQLite, whose integers have 64 bits",
    ),
    way_out="Use `sa.BigInteger()`, and on PostgreSQL `sa.Identity()`.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("int32-primary-key",),
    enabled=False,
    always=True,
)
SMALL = ("integer", "int", "smallint", "mediumint", "tinyint", "serial", "smallserial")


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, CreateTable):
        return
    column = counting_key(operation)
    if column is not None and column.type is not None and column.type.name in SMALL:
        yield Hit(
            f"the key {operation.table}.{column.name} is {column.type}: it ends at "
            f"{'32,767' if column.type.name.startswith('small') else '2,147,483,647'}",
            table=operation.table,
            column_name=column.name,
            fix=f"sa.Column({quoted(column.name)}, sa.BigInteger(), sa.Identity())",
        )


def counting_key(operation: CreateTable) -> Column | None:
    """The one column of the primary key, where it points at no other table."""
    keys = [c for c in operation.constraints if isinstance(c, PrimaryKey)]
    if len(keys) != 1 or len(keys[0].columns) != 1:
        return None
    [name] = keys[0].columns
    foreign = [c for c in operation.constraints if isinstance(c, ForeignKey) and name in c.columns]
    return None if foreign else next((c for c in operation.columns if c.name == name), None)


INT32_PRIMARY_KEY = StepRule(ABOUT, check, (CreateTable,))
