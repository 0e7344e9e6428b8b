"""A table whose enumerated type is there already."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import CreateTable
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.object_changes import plain_name

ABOUT = Description(
    name="enum-type-created-twice",
    family="autogenerate",
    level=Level.ERROR,
    finds="a table created with an enumerated type that an earlier revision or step created.",
    why=(
        "On PostgreSQL `op.create_table` sends CREATE TYPE for each enum of its columns, and the "
        "server refuses a type that exists. Within one run Alembic remembers which types its "
        "tables created, and leaves them out: a test that upgrades an empty database from the "
        "first revision passes, and production, where the earlier revision ran long ago, fails. A "
        "type that was made by `.create()` or by SQL fails in both. Measured with Alembic 1.20 on "
        "PostgreSQL 15."
    ),
    silent_when=(
        "the column says `create_type=False`",
        "both tables are created in the same revision",
        "the type was dropped in between, or the enum is `native_enum=False`",
    ),
    way_out="Say that the type is there: `postgresql.ENUM(..., create_type=False)`.",
    databases=(Database.POSTGRESQL,),
    hazards=("autogen-enum-created-twice",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, CreateTable) or is_there(operation, context):
        return
    for column in operation.columns:
        if column.type is not None and is_made_again(column.type, context):
            yield hit(operation, column, column.type)


def is_there(operation: CreateTable, context: StepContext) -> bool:
    return operation.if_not_exists and context.before.table(operation.table) is not None


def is_made_again(type_: DataType, context: StepContext) -> bool:
    if type_.type_name is None or type_.made_elsewhere:
        return False
    name = plain_name(type_.type_name)
    return name in context.before.objects.enums and not made_by_a_table(name, context)


def made_by_a_table(name: str, context: StepContext) -> bool:
    """In the same revision: Alembic then knows about it."""
    return any(
        column.type is not None and plain_name(column.type.type_name or "") == name
        for step in context.earlier
        if isinstance(step.operation, CreateTable)
        for column in step.operation.columns
    )


def hit(operation: CreateTable, column: Column, type_: DataType) -> Hit:
    schema, _, name = (type_.type_name or "").rpartition(".")
    known = call(
        "postgresql.ENUM",
        *(quoted(value) for value in type_.values),
        name=quoted(name),
        schema=quoted(schema) if schema else None,
        create_type="False",
    )
    return Hit(
        f"creating {operation.table} creates the type {type_.type_name} once more, which is there "
        "already: the server refuses",
        table=operation.table,
        column_name=column.name,
        fix=f"sa.Column({quoted(column.name)}, {known})",
    )


ENUM_TYPE_CREATED_TWICE = StepRule(ABOUT, check, (CreateTable,))
