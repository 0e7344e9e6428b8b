"""A foreign key that MySQL reads and forgets."""

from collections.abc import Iterator

from domain.databases.target import Database
from domain.operations import AddColumn
from domain.review.finding import Level
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import call, listed, quoted, schema_of
from domain.schema.elements import ForeignKey

ABOUT = Description(
    name="mysql-inline-references-ignored",
    family="mysql",
    level=Level.WARNING,
    differs_by_version="always",
    finds="a column added by SQL text with REFERENCES, which MySQL before 9 ignores.",
    why=(
        "MySQL up to 8.4 accepts `ADD COLUMN c INT REFERENCES p (id)` and makes no foreign key, "
        "without a word. MySQL 9 and MariaDB (tried on 10.11) make it."
    ),
    silent_when=(
        "it is a Column with a ForeignKey: Alembic sends ADD FOREIGN KEY by itself",
        "the server is MySQL 9 or MariaDB",
    ),
    way_out="Add the foreign key by a statement of its own.",
    databases=(Database.MYSQL,),
    hazards=("mysql-inline-references-ignored",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AddColumn) or not context.step.as_sql:
        return
    if not operation.inline_references or context.target.at_least(9):
        return
    for key in operation.constraints:
        if isinstance(key, ForeignKey):
            yield Hit(
                f"REFERENCES of {operation.table}.{operation.column.name} is ignored before MySQL "
                "9: there is no foreign key afterwards",
                table=operation.table,
                column_name=operation.column.name,
                fix=call(
                    "op.create_foreign_key",
                    quoted(key.name or f"fk_{operation.table.name}_{operation.column.name}"),
                    quoted(operation.table.name),
                    quoted(key.target.name),
                    listed(key.columns),
                    listed(key.target_columns),
                    source_schema=schema_of(operation.table),
                ),
            )


MYSQL_INLINE_REFERENCES_IGNORED = StepRule(ABOUT, check, (AddColumn,))
