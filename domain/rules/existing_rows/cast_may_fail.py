"""A change of type that the server refuses, or that one value can stop."""

from collections.abc import Iterator

from domain.direction import Direction
from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.filling import filled
from domain.rules.old_types import type_before
from domain.rules.replacements import dropped_later, emptied
from domain.rules.rule import BOTH_WAYS, Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.code import blocks, quoted, sql_name
from domain.rules.safe_ways.column_ways import ColumnWay
from domain.rules.safe_ways.type_code import type_code
from domain.schema.datatypes import DataType
from domain.schema.elements import Column
from domain.schema.value_kinds import kind_of

ABOUT = Description(
    name="cast-may-fail",
    family="existing_rows",
    level=Level.ERROR,
    finds="a change of type that PostgreSQL refuses without USING, or that one bad value stops.",
    why=(
        "PostgreSQL (10 to 18) casts text to integer or varchar to an enum only when "
        "`postgresql_using` says so: the statement is refused, rows or no rows. With it, one value "
        "that cannot be cast stops the migration after the table was locked and partly rewritten."
    ),
    silent_when=(
        "the server casts every value by itself: integer to bigint, varchar to text",
        "the column was added, or its table emptied, earlier in the same revision",
        "an UPDATE of the column stands before it in the same revision, and USING states the cast",
        "the old type is not known",
    ),
    less_when="USING states the cast, so that only a bad value stops it.",
    way_out=(
        "State the cast with `postgresql_using`, and find the values that it cannot take first; or "
        "fill a column of the new type beside the old one."
    ),
    hazards=("cast-may-fail", "autogen-using-missing"),
    always=True,
)


def check(context: StepContext) -> Iterator[Hit]:
    operation = context.step.operation
    if not isinstance(operation, AlterColumn) or operation.type is None:
        return
    effect = context.effect
    if effect.refused and "cast" in effect.refused:
        yield refusal(context, operation, operation.type)
    elif context.direction is Direction.UPGRADE and may_stop(context, operation, operation.type):
        yield bad_value(context, operation, operation.type)


def refusal(context: StepContext, operation: AlterColumn, new: DataType) -> Hit:
    table, name = operation.table, operation.column
    old, database = type_before(context), context.target.database
    cast = f"{sql_name(name, database)}::{new}"
    return Hit(
        f"changing {table}.{name} from {old} to {new} is refused without USING: the server does "
        "not cast it by itself",
        table=table,
        column_name=name,
        fix=(
            "op.alter_column(\n"
            f"    {quoted(table.name)},\n    {quoted(name)},\n"
            f"    type_={type_code(new, database)},\n"
            f"    postgresql_using={quoted(cast)},\n"
            + (f"    schema={quoted(table.schema)},\n" if table.schema else "")
            + ")"
        ),
    )


def may_stop(context: StepContext, operation: AlterColumn, new: DataType) -> bool:
    table, old, reason = operation.table, type_before(context), context.effect.may_fail
    if old is None or reason is None or context.effect.refused:
        return False
    if (table, operation.column) in context.added_columns or table in context.created_tables:
        return False
    if emptied(context, table) or dropped_later(context, table):
        return False
    if filled(context, table, operation.column):
        return False
    other = kind_of(old) != kind_of(new) and kind_of(old) is not None and "null" not in reason
    return reason.startswith("invalid input") or other


def bad_value(context: StepContext, operation: AlterColumn, new: DataType) -> Hit:
    table, name, old = operation.table, operation.column, type_before(context)
    known = context.before.known_or_blank(table).column(name) or Column(name, old)
    way = ColumnWay(table, known, context.target)
    return Hit(
        f"changing {table}.{name} from {old} to {new} fails at the first value that cannot be "
        f"cast: {context.effect.may_fail}",
        table=table,
        column_name=name,
        fix=blocks(way.change_type(new, operation.using)),
        level=Level.WARNING,
    )


CAST_MAY_FAIL = StepRule(ABOUT, check, (AlterColumn,), BOTH_WAYS)
