"""A foreign key whose ends are of different types."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AddConstraint, CreateTable
from domain.review.finding import Level
from domain.rules.constraint_steps import foreign_keys_of, table_after
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.foreign_keys import of_the_same_type
from domain.schema.datatypes import DataType
from domain.schema.elements import ForeignKey
from domain.schema.schema import Table

ABOUT = Description(
    name="foreign-key-type-mismatch",
    family="constraints",
    level=Level.ERROR,
    finds="a foreign key whose column and the one that it points at are of different types.",
    why=(
        "PostgreSQL refuses types without an operator in common, such as text and integer, or "
        "numeric that points at integer. It accepts integer and bigint together, but an integer "
        "runs out of numbers while the bigint that it points at goes on. MySQL and "
        "MariaDB refuse integers of different size or sign, and strings of different character "
        "sets. (Measured on PostgreSQL 15 and MariaDB 10.11.)"
    ),
    less_when="both are integers, and the server accepts it",
    silent_when=(
        "both types are the same, or differ in length or precision only",
        "the column is the wider of two integers, and the server accepts it",
        "one of the types is not known",
        "the database is SQLite, which compares no types",
    ),
    way_out="Give the column the type of the one that it points at.",
    databases=(Database.POSTGRESQL, Database.MYSQL, Database.MARIADB),
    hazards=("foreign-key-type-mismatch",),
    always=True,
)
INTEGERS = ("smallint", "integer", "bigint")
REFUSALS = ("cannot be implemented", "incorrectly formed", "are incompatible")


def check(context: StepContext) -> Iterator[Hit]:
    keys = foreign_keys_of(context.step.operation)
    table = table_after(context) if keys else None
    if table is None:
        return
    refused = any(words in (context.effect.refused or "") for words in REFUSALS)
    for key in keys:
        parent = table if key.target == table.name else context.before.table(key.target)
        if parent is not None:
            yield from mismatches(key, table, parent, refused, context)


def mismatches(
    key: ForeignKey, table: Table, parent: Table, refused: bool, context: StepContext
) -> Iterator[Hit]:
    for own, other in zip(key.columns, key.target_columns, strict=False):
        left, right = table.column(own), parent.column(other)
        if left and right and left.type and right.type and differ(left.type, right.type, refused):
            here, there = f"{table.name}.{own}", f"{key.target}.{other}"
            then = "the server refuses it" if refused else "the smaller one runs out first"
            yield Hit(
                f"{here} is {left.type} and points at {there}, which is {right.type}: {then}",
                table=table.name,
                column_name=own,
                fix=of_the_same_type(table.name, left, right.type, context.target.database),
                level=None if refused else Level.WARNING,
            )


def differ(own: DataType, other: DataType, refused: bool) -> bool:
    names = own.name.lower(), other.name.lower()
    if refused:
        return (names[0], own.unsigned, own.charset) != (names[1], other.unsigned, other.charset)
    if not all(name in INTEGERS for name in names):
        return False
    # One that is wider than what it points at never runs out before that.
    return INTEGERS.index(names[0]) < INTEGERS.index(names[1])


FOREIGN_KEY_TYPE_MISMATCH = StepRule(
    ABOUT, check, (AddConstraint, AddColumn, CreateTable), needs=(ForeignKey,)
)
