"""A type that has no room for some of the values."""

from collections.abc import Iterator

from domain.operations import AlterColumn
from domain.review.finding import Level
from domain.rules.filling import filled
from domain.rules.old_types import type_before
from domain.rules.replacements import dropped_later, emptied
from domain.rules.requiring import newly_required
from domain.rules.rule import Description, Hit, StepContext, StepRule
from domain.rules.safe_ways.column_ways import ColumnWay
from domain.schema.elements import Column
from domain.schema.value_kinds import kind_of

ABOUT = Description(
    name="narrowing-type",
    family="data_loss",
    level=Level.ERROR,
    finds="a change of type that stops at, or cuts, values that are too long, large or fine.",
    why=(
        "PostgreSQL fails at the first value that does not fit (a shorter varchar, bigint to "
        "integer, fewer digits), and cuts without a word what a cast may cut: digits after the "
        "point, fractions of seconds, the time of day. MySQL and MariaDB fail in strict mode and "
        "cut otherwise: 'abcdefghij' in a varchar(3) is 'abc'. No downgrade brings back what was "
        "cut. Tried on PostgreSQL 15 and MariaDB 10.11."
    ),
    silent_when=(
        "the new type has room for every value of the old one",
        "the column was added, or its table created or emptied, earlier in the same revision",
        "it is another kind of value: that is `cast-may-fail`, or USING states what becomes of it",
        "it is json that becomes jsonb",
        "the old type is not known",
    ),
    way_out=(
        "Find and mend what does not fit first. Then a column of the new type beside the old one, "
        "which is filled from it."
    ),
    less_when=(
        "an UPDATE of the column stands before it in the same revision, or only the source says "
        "what type it has, and gives it no length."
    ),
    hazards=("narrowing-type",),
)


def check(context: StepContext) -> Iterator[Hit]:
    operation, effect = context.step.operation, context.effect
    if not isinstance(operation, AlterColumn) or operation.type is None or effect.refused:
        return
    table, name = operation.table, operation.column
    old = type_before(context)
    if old is None or (table, name) in context.added_columns or dropped_later(context, table):
        return
    if emptied(context, table) or (kind_of(old) != kind_of(operation.type) and not cuts(context)):
        return
    told = [
        f"fails as soon as a value does not fit: {effect.may_fail}" if stops(context) else "",
        f"cuts {effect.loses}" if cuts(context) else "",
    ]
    if not any(told):
        return
    seen = context.before.known_or_blank(table).column(name)
    known = seen or Column(name, old)
    guessed = (seen is None or seen.type is None) and old.length is None
    yield Hit(
        f"changing {table}.{name} from {old} to {operation.type} {' or '.join(filter(None, told))}",
        table=table,
        column_name=name,
        fix=ColumnWay(table, known, context.target).change_type(operation.type, operation.using),
        level=Level.WARNING if filled(context, table, name) or guessed else None,
        assumption=f"it is {old}, as the source says" if guessed else "",
    )


def stops(context: StepContext) -> bool:
    """At a value that does not fit: NULL where none is allowed is another matter."""
    reason = context.effect.may_fail
    if reason is None:
        return False
    if newly_required(context) and ("null" in reason or reason.startswith("Data truncated")):
        return False
    return "violat" not in reason and not reason.startswith("invalid input")


def cuts(context: StepContext) -> bool:
    """What USING makes of a value is its own; that jsonb forgets the order of keys hurts nobody."""
    lost = context.effect.loses
    return lost is not None and not lost.startswith(("what USING", "the order of keys"))


NARROWING_TYPE = StepRule(ABOUT, check, (AlterColumn,))
