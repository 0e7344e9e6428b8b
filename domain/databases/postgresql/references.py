"""Whether a foreign key can be at all."""

from domain.databases.postgresql.types import KNOWN, NUMBERS, STRINGS, plain
from domain.databases.situation import Situation
from domain.databases.target import Target
from domain.schema.datatypes import DataType
from domain.schema.elements import ForeignKey
from domain.schema.schema import Table

DATES = frozenset({"date", "timestamp", "timestamptz"})
COMPARABLE = (NUMBERS | {"oid"}, STRINGS, DATES, frozenset({"inet", "cidr"}))


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
        if left and right and left.type and right.type and not comparable(left.type, right.type):
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


def comparable(left: DataType, right: DataType) -> bool:
    """What is not known is taken to be."""
    first, second = plain(left), plain(right)
    if {first.name, second.name} - KNOWN or first.custom or second.custom:
        return True
    if first.name == second.name:
        return first.name != "enum" or first.type_name == second.type_name
    return any({first.name, second.name} <= family for family in COMPARABLE)
