"""Whether a foreign key can be at all."""

from domain.databases.postgresql.known_types import below
from domain.databases.postgresql.types import KNOWN, STRINGS, plain
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.schema.datatypes import DataType
from domain.schema.elements import ForeignKey
from domain.schema.schema import Table

INTEGERS = frozenset({"smallint", "integer", "bigint"})
FLOATS = frozenset({"real", "double precision"})
# Both ways; an array, or another type, only points at its own.
ALIKE = (
    INTEGERS,
    FLOATS,
    STRINGS - {"name"},
    frozenset({"date", "timestamp", "timestamptz"}),
    frozenset({"inet", "cidr"}),
    frozenset({"bit", "varbit"}),
)
# What the type of the key may point at besides: it is cast to the other one without a word.
CAST_UP = {
    **dict.fromkeys(INTEGERS, FLOATS | {"numeric", "oid"}),
    **dict.fromkeys(STRINGS - {"name"}, frozenset({"name"})),
    "numeric": FLOATS,
    "name": frozenset({"text", "varchar"}),
    "time": frozenset({"timetz", "interval"}),
}


def cannot_reference(key: ForeignKey, child: Table, situation: Situation) -> str | None:
    """The server's reason, where what is known of both tables suffices to tell."""
    if child.partitioned_by and (refused := cannot_be_partitioned(key, child, situation.target)):
        return refused
    parent = child if key.target == child.name else situation.before.table(key.target)
    if parent is None:
        return None
    pairs = zip(key.columns, key.target_columns, strict=False)
    for own, other in pairs:
        left, right = child.column(own), parent.column(other)
        if not (left and right and left.type and right.type):
            continue
        if not can_point(below(left.type, situation), below(right.type, situation)):
            return f'foreign key constraint "{key.name}" cannot be implemented'
    whole = parent.complete and not parent.doubtful and not situation.before.gaps
    told = whole and key.target_columns
    if told and not parent.unique_over(key.target_columns):
        return (
            "there is no unique constraint matching given keys for referenced table "
            f'"{parent.name.name}"'
        )
    return None


def cannot_be_partitioned(key: ForeignKey, child: Table, target: Target) -> str | None:
    if not target.at_least(11):
        return "foreign key constraints are not supported on partitioned tables"
    if not key.validated and not target.at_least(18):
        return (
            f'cannot add NOT VALID foreign key on partitioned table "{child.name.name}" '
            f'referencing relation "{key.target.name}"'
        )
    return None


def can_point(own: DataType, other: DataType) -> bool:
    """Whether a column of the one type can be a key to one of the other; what is not known can."""
    first, second = plain(own), plain(other)
    if {first.name, second.name} - KNOWN or first.custom or second.custom:
        return True
    if first.dimensions or second.dimensions:
        return (first.name, first.dimensions) == (second.name, second.dimensions)
    if first.name == second.name:
        return first.name != "enum" or first.type_name == second.type_name
    if any({first.name, second.name} <= family for family in ALIKE):
        return True
    return second.name in CAST_UP.get(first.name, ())
