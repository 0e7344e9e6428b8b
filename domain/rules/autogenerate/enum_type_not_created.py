"""A column of an enumerated type that nothing creates."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn, AlterColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted
from domain.schema.datatypes import DataType
from domain.schema.object_changes import plain_name

ABOUT = Description(
    name="enum-type-not-created",
    family="autogenerate",
    level=Level.ERROR,
    finds="a column added with an enumerated type that no revision creates.",
    why=(
        "On PostgreSQL an enum is a type of its own. `op.create_table` creates it, `op.add_column` "
        "and `op.alter_column` do not: the server says that the type does not exist, with rows or "
        "without. Autogenerate does not write the CREATE TYPE. Measured with Alembic 1.20 on "
        "PostgreSQL 15."
    ),
    silent_when=(
        "an earlier step or revision creates the type, or a table with a column of it",
        "something before it could not be read, or its table is older than the history: then the "
        "type may be there",
        "the enum is `native_enum=False`, or the database is another: there is no such type then",
    ),
    way_out="Create the type first, with `checkfirst=True`.",
    databases=(Database.POSTGRESQL,),
    hazards=("autogen-enum-not-created",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AddColumn(table=table, column=column):
            name, type_ = column.name, column.type
        case AlterColumn(table=table, column=name, type=type_):
            pass
        case _:
            return
    if type_ is None or type_.type_name is None or not is_missing(type_.type_name, context):
        return
    if context.before.known_or_blank(table).complete:
        yield Hit(
            f"{table}.{name} is of the type {type_.type_name}, which nothing creates: the server "
            "says that it does not exist",
            table=table,
            column_name=name,
            fix=f"# Before it:\n{creation(type_)}",
        )


def is_missing(type_name: str, context: StepContext) -> bool:
    before = context.before
    return not before.gaps and plain_name(type_name) not in before.objects.enums


def creation(type_: DataType) -> str:
    values = [quoted(value) for value in type_.values]
    schema, _, name = (type_.type_name or "").rpartition(".")
    enum = call("sa.Enum", *values, name=quoted(name), schema=quoted(schema) if schema else None)
    return f"{enum}.create(op.get_bind(), checkfirst=True)"


ENUM_TYPE_NOT_CREATED = StepRule(ABOUT, check, (AddColumn, AlterColumn))
