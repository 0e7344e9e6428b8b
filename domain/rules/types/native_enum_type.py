"""A type of its own for a list of words."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.review.finding import Level
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import quoted
from domain.schema.datatypes import DataType

ABOUT = Description(
    name="native-enum-type",
    family="types",
    level=Level.INFO,
    finds="an enumerated type of PostgreSQL.",
    why=(
        "A value is added easily, but never taken out or moved: that takes a new type and a "
        "rewrite of the table. Alembic sees neither the type nor its values: it creates "
        "none in add_column, and drops none."
    ),
    silent_when=(
        "`native_enum=False` makes it a varchar with a check",
        "the database is another",
    ),
    way_out="Use `sa.Enum(..., native_enum=False)` with a named check, or a table of the values.",
    databases=(Database.POSTGRESQL,),
    hazards=("native-enum-type",),
    enabled=False,
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    for table, column in new_columns(context.step.operation):
        if column.type is not None and column.type.name == "enum":
            yield Hit(
                f"{table}.{column.name} is of type {column.type}, whose values cannot be "
                "taken out again",
                table=table,
                column_name=column.name,
                fix=f"sa.Column({quoted(column.name)}, {as_varchar(column.type)})",
            )


def as_varchar(datatype: DataType) -> str:
    values = "".join(f"{quoted(value)}, " for value in datatype.values)
    return f"sa.Enum({values}native_enum=False)"


NATIVE_ENUM_TYPE = StepRule(ABOUT, check, MAKERS, needs=("enum",))
