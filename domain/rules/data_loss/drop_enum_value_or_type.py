"""A value of an enumerated type that goes while rows may have it, or a type still in use."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.operations import AlterColumn, EnumType
from domain.review.finding import Level
from domain.rules.filling import filled
from domain.rules.old_types import type_before
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import sql_name, sql_table
from domain.schema.datatypes import DataType

ABOUT = Description(
    name="drop-enum-value-or-type",
    family="data_loss",
    level=Level.WARNING,
    finds="an enumerated type that loses a value, or that is dropped while a column has it.",
    why=(
        "Rows that have the value stop the change on PostgreSQL and on MySQL in strict mode; "
        "without strict mode they are blank afterwards. The release that is still running goes on "
        "writing the value, and fails. PostgreSQL refuses to drop a type that a column has; it "
        "cannot take a value out of a type: a new type and a rewrite of the table do that."
    ),
    silent_when=(
        "the same revision changes the rows that have the value before",
        "the column was added, or its table created, earlier in the same revision",
        "no column that is known has the type when it is dropped",
    ),
    way_out=(
        "Release code that neither reads nor writes the value, change the rows that have it in "
        "batches, then change the type."
    ),
    hazards=("drop-enum-value-or-type",),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    match context.step.operation:
        case AlterColumn(type=DataType() as new) if context.direction is Direction.UPGRADE:
            yield from values_gone(context, context.step.operation, new)
        case EnumType(name=name, create=False, cascade=False):
            yield from type_in_use(context, name)


def values_gone(context: StepContext, operation: AlterColumn, new: DataType) -> Iterator[Hit]:
    table, column = operation.table, operation.column
    old, values = type_before(context), values_of(new, context)
    if old is None or not values or table in context.created_tables:
        return
    gone = [value for value in old.values if value not in values]
    if (table, column) in context.added_columns or filled(context, table, column) or not gone:
        return
    database = context.target.database
    which = ", ".join(repr(value) for value in gone)
    name = sql_name(column, database)
    yield Hit(
        f"the type of {table}.{column} loses {which}: rows that have it stop the migration, and "
        "the release that is still running may go on writing it",
        table=table,
        column_name=column,
        fix=(
            "# Before it, in batches, when no running code writes it any more:\n"
            f"#     UPDATE {sql_table(table, database)} SET {name} = ... WHERE {name} IN ({which})"
        ),
    )


def values_of(new: DataType, context: StepContext) -> tuple[str, ...]:
    """Those that the type states, or those of the type of its name that was just created."""
    if new.values:
        return new.values
    for step in context.earlier:
        made = step.operation
        if isinstance(made, EnumType) and made.create and made.name == (new.type_name or new.name):
            return made.values
    return ()


def type_in_use(context: StepContext, name: str) -> Iterator[Hit]:
    users = (t for t in context.before.tables.values() if name in t.type_names)
    for table in users:
        for column in table.columns:
            if column.type is not None and name in (column.type.type_name, typed(column.type)):
                yield Hit(
                    f"DROP TYPE {name} is refused: {table.name}.{column.name} has the type",
                    table=table.name,
                    column_name=column.name,
                    fix=f"# First change or drop {table.name}.{column.name}, then the type.",
                )
                return


def typed(datatype: DataType) -> str | None:
    return datatype.name if datatype.custom else None


DROP_ENUM_VALUE_OR_TYPE = StepRule(ABOUT, check, (AlterColumn, EnumType), BOTH_WAYS)
