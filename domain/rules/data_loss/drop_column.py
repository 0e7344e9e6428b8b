"""A column that is dropped with its values."""

from collections.abc import Iterator

from domain.operations import DropColumn
from domain.path_patterns import names
from domain.review.finding import Level
from domain.rule_options import SOME_NAMES, Option
from domain.rules.filling import copied, lost
from domain.rules.replacements import (
    as_it_was,
    column_moved_aside,
    column_replaced,
    dropped_later,
    emptied,
)
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_ways import ColumnWay
from domain.schema.elements import Column
from domain.schema.names import TableName

MAY_BE_DROPPED = Option(
    "may-be-dropped",
    SOME_NAMES,
    (),
    "Columns that nobody misses, as in `orders.note` or `*.legacy_*`.",
)
ABOUT = Description(
    name="drop-column",
    family="data_loss",
    level=Level.ERROR,
    finds="a column that is dropped with the values in it.",
    why=(
        "No downgrade brings the values back, and the release that is still running names the "
        "column in its SELECTs and INSERTs, which fail from then on. The drop itself is an entry "
        "in the catalogue on PostgreSQL (ACCESS EXCLUSIVE for an instant, 10 to 18) and on "
        "MariaDB and MySQL from 8.0.29, unless the column is indexed there; indexes and "
        "constraints on the column go with it."
    ),
    silent_when=(
        "the column was added, or its table created, earlier in the same revision",
        "a column added in the same revision takes its name afterwards: a copy replaced it",
        "the same revision moved it aside, and another column has its old name",
        "the table is dropped later in the same revision: that is `drop-table`",
        "it is a virtual generated column: it has no values of its own",
        "all columns of the table are known, and it is none of them",
        "the policy names it in `may-be-dropped`",
    ),
    way_out=(
        "Release code that no longer uses the column first, with the column nullable or with a "
        "default; drop it in a revision of a later release, after a backup."
    ),
    hazards=("drop-column",),
    options=(MAY_BE_DROPPED,),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, DropColumn):
        return
    table, name = operation.table, operation.column
    column = context.before.known_or_blank(table).column(name) or Column(name, None, None)
    if names(context.options.of(ABOUT.name, MAY_BE_DROPPED), f"{table}.{name}"):
        return
    if is_replaced(context, operation) or is_virtual(column) or is_missing(context, table, name):
        return
    kept = emptied(context, table) or copied(context, table, name)
    yield Hit(
        f"dropping {table}.{name} {lost(context, 'its values', kept)}breaks the release that is "
        "still running wherever it uses the column",
        table=table,
        column_name=name,
        fix=ColumnWay(table, column, context.target, in_key(context, table, name)).retire(),
    )


def in_key(context: StepContext, table: TableName, name: str) -> bool:
    """Or was, when the revision began: as long as it is, it cannot be made to accept NULL."""
    former, (column,) = as_it_was(context, table, (name,))
    known = context.started.table(former)
    key = known.primary_key if known else None
    return key is not None and column in key.columns


def is_replaced(context: StepContext, operation: DropColumn) -> bool:
    table, name = operation.table, operation.column
    return (
        (table, name) in context.added_columns
        or dropped_later(context, table)
        or column_replaced(context, table, name)
        or column_moved_aside(context, table, name)
    )


def is_missing(context: StepContext, table: TableName, name: str) -> bool:
    """No revision gave the table this column: the drop is refused, and nothing is lost."""
    known = context.before.table(table)
    if known is None or context.before.gaps:
        return False
    return known.complete and known.column(name) is None


def is_virtual(column: Column) -> bool:
    return column.computed is not None and column.computed.persisted is not True


DROP_COLUMN = StepRule(ABOUT, check, (DropColumn,))
