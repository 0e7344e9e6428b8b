"""An alter_column that Alembic cannot render, since nobody told it the type."""

from collections.abc import Iterator

import attrs

from domain.databases.batch import copies
from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.restating import restated
from domain.schema.column_changes import restates
from domain.schema.elements import Column

ABOUT = Description(
    name="mysql-missing-existing-type",
    family="mysql",
    level=Level.ERROR,
    finds="an alter_column without the type that MySQL has to be told again.",
    why=(
        "A change of name, of NULL or of the comment is MODIFY or CHANGE on MySQL and MariaDB, "
        "which state the type as well. Without `existing_type=` Alembic ends with CommandError: "
        '"All MySQL CHANGE/MODIFY COLUMN operations require the existing type."'
    ),
    silent_when=(
        "`existing_type=` or `type_=` is given",
        "only the server default changes",
        "batch mode copies the table (`recreate='always'`)",
    ),
    way_out="Give `existing_type=`, and every other `existing_...` that the column has.",
    databases=(Database.MYSQL, Database.MARIADB),
    hazards=("mysql-missing-existing-type",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or context.step.as_sql:
        return
    if not restates(operation) or (operation.type or operation.existing_type) is not None:
        return
    if copies(context.step, can_alter=True):
        return
    known = context.before.known_or_blank(operation.table).column(operation.column)
    column = known or Column(operation.column, None, operation.existing_nullable)
    fixed = restated(operation, attrs.evolve(column, default=None), context.target.database)
    yield Hit(
        f"alter_column of {operation.table}.{operation.column} needs existing_type: Alembic "
        "refuses it on MySQL and MariaDB",
        table=operation.table,
        column_name=operation.column,
        fix=fixed if known is None else restated(operation, known, context.target.database),
    )


MYSQL_MISSING_EXISTING_TYPE = StepRule(ABOUT, check, (AlterColumn,), BOTH_WAYS)
