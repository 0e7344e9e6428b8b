"""Whether a foreign key can be at all: both ends are stored alike.

Of what is not told for sure here, the server may still refuse some.
"""

from domain.databases.situation import Situation
from domain.databases.target import Database
from domain.schema.datatypes import DataType
from domain.schema.elements import ForeignKey
from domain.schema.schema import Table

INTEGERS = frozenset({"tinyint", "smallint", "mediumint", "integer", "bigint"})
STRINGS = frozenset({"char", "varchar"})
OTHERS = frozenset(
    {"float", "double", "numeric", "datetime", "timestamp", "time", "binary", "enum", "set"}
)


def cannot_reference(key: ForeignKey, child: Table, situation: Situation) -> str | None:
    """The server's reason, where what is known of both tables suffices to tell."""
    parent = child if key.target == child.name else situation.before.table(key.target)
    if parent is None:
        return None
    for own, other in zip(key.columns, key.target_columns, strict=False):
        left, right = child.column(own), parent.column(other)
        if left and right and left.type and right.type and not alike(left.type, right.type):
            if situation.target.database is Database.MARIADB:
                return (
                    f"Can't create table `{child.name.name}` (errno: 150 "
                    '"Foreign key constraint is incorrectly formed")'
                )
            return (
                f"Referencing column '{own}' and referenced column '{other}' in foreign key "
                f"constraint '{key.name}' are incompatible."
            )
    return None


def alike(left: DataType, right: DataType) -> bool:
    """Integers of one size and sign, strings of one character set; what is not known is."""
    if left.custom or right.custom:
        return True
    first, second = left.name.lower(), right.name.lower()
    if {first, second} <= INTEGERS:
        return (first, left.unsigned) == (second, right.unsigned)
    if {first, second} <= STRINGS:
        charsets = {left.charset, right.charset} - {None}
        return len(charsets) < 2
    classes = [
        next((c for c in (INTEGERS, STRINGS, OTHERS) if n in c), None) for n in (first, second)
    ]
    return None in classes or classes[0] == classes[1]
