"""A json column, which cannot be compared."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AlterColumn, Operation
from domain.review.finding import Level
from domain.rules.new_columns import MAKERS, new_columns
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, quoted, schema_of, sql_name
from domain.schema.names import TableName

ABOUT = Description(
    name="json-instead-of-jsonb",
    family="types",
    level=Level.WARNING,
    finds="a `json` column on PostgreSQL, which cannot be compared, grouped or indexed.",
    why=(
        "PostgreSQL's json has no equality: SELECT DISTINCT, GROUP BY and UNION over such a "
        "row fail with 'could not identify an equality operator for type json' (10 to 18). "
        "`sa.JSON()` is json there; to change it to jsonb later rewrites the table."
    ),
    silent_when=(
        "the type is `jsonb`",
        "the database is another",
    ),
    way_out="Use `postgresql.JSONB()`, by itself or as a variant of `sa.JSON()`.",
    databases=(Database.POSTGRESQL,),
    hazards=("json-instead-of-jsonb",),
    always=True,
)
VARIANT = 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'


def check(context: StepContext) -> Iterator[Hit]:
    for table, column in new_columns(context.step.operation):
        if column.type is not None and column.type.name == "json" and not column.type.custom:
            yield Hit(
                f"{table}.{column.name} is json, which DISTINCT, GROUP BY and UNION refuse",
                table=table,
                column_name=column.name,
                fix=way(table, column.name, context.step.operation),
            )


def way(table: TableName, column: str, operation: Operation) -> str:
    """The variant serves other databases as well, on which `postgresql.JSONB()` is refused."""
    if not isinstance(operation, AlterColumn):
        return call("sa.Column", quoted(column), VARIANT)
    value = f"({operation.using})" if operation.using else sql_name(column, Database.POSTGRESQL)
    return call(
        "op.alter_column",
        quoted(table.name),
        quoted(operation.column),
        type_="postgresql.JSONB()",
        schema=schema_of(table),
        postgresql_using=quoted(f"{value}::jsonb"),
    )


JSON_INSTEAD_OF_JSONB = StepRule(ABOUT, check, MAKERS, needs=("json",))
