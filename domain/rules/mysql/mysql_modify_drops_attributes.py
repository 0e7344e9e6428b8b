"""A column that loses what the revision did not say again."""

from collections.abc import Iterator

from domain.databases.batch import copies
from domain.databases.target import Database
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.restating import restated
from domain.schema.column_changes import restates
from domain.schema.elements import Column

ABOUT = Description(
    name="mysql-modify-drops-attributes",
    family="mysql",
    level=Level.ERROR,
    finds="an alter_column that takes NOT NULL, a default, AUTO_INCREMENT or a comment unasked.",
    why=(
        "MODIFY and CHANGE state the whole column. Alembic renders them from what it is given, and "
        "leaves the rest out: `alter_column(t, c, type_=BigInteger())` is sent as MODIFY c BIGINT "
        "NULL, and the column loses its NOT NULL, its default and its comment. A primary key loses "
        "AUTO_INCREMENT, and the next INSERT fails: \"Field 'id' doesn't have a default value\" "
        "(tried on MariaDB 10.11 with Alembic 1.20)."
    ),
    silent_when=(
        "what the column has is given again, as `existing_nullable=False`",
        "only the server default changes: that is ALTER COLUMN, which leaves the rest alone",
        "the revision says itself what becomes of it, as `nullable=True`",
        "what the column had before is not known",
    ),
    way_out="Give every `existing_...` that the column has.",
    databases=(Database.MYSQL, Database.MARIADB),
    less_when="nothing but a comment is lost",
    hazards=("mysql-modify-drops-attributes",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or context.step.as_sql:
        return
    if not restates(operation) or copies(context.step, can_alter=True):
        return
    table = context.before.known_or_blank(operation.table)
    column = table.column(operation.column)
    if column is None or (operation.type or operation.existing_type) is None:
        return
    key = table.primary_key
    lost = list(left_out(operation, column, key is not None and column.name in key.columns))
    if lost:
        yield Hit(
            f"{operation.table}.{operation.column} loses {listed(lost)}: MODIFY states the whole "
            "column, and nothing says it again",
            table=operation.table,
            column_name=operation.column,
            fix=restated(operation, column, context.target.database),
            level=Level.WARNING if lost == ["its comment"] else None,
        )


def left_out(operation: AlterColumn, column: Column, in_key: bool) -> Iterator[str]:
    """A column of the primary key stays NOT NULL in any case."""
    said = (operation.nullable, operation.existing_nullable)
    if column.nullable is False and not in_key and said in ((None, None), (None, True)):
        yield "NOT NULL"
    if column.identity and not operation.autoincrement:
        yield "AUTO_INCREMENT"
    defaults = (operation.default, operation.existing_default)
    if column.default is not None and defaults == (None, None):
        yield f"its default {column.default.text or ''}".rstrip()
    if column.comment and operation.comment is None and operation.existing_comment is None:
        yield "its comment"


def listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)


MYSQL_MODIFY_DROPS_ATTRIBUTES = StepRule(ABOUT, check, (AlterColumn,), BOTH_WAYS)
