"""Keys of a CREATE TABLE that say the same twice."""

from collections.abc import Iterable

import attrs

from domain.databases.target import Database, Target
from domain.schema.elements import Constraint, PrimaryKey, Unique

Key = PrimaryKey | Unique


def without_redundant(constraints: Iterable[Constraint], target: Target) -> tuple[Constraint, ...]:
    """PostgreSQL makes one index of a primary key and unique constraints on the same columns.

    The first one stays, a primary key before all others; where it has no name, it takes that of
    the other.
    """
    given = tuple(constraints)
    if target.database is not Database.POSTGRESQL:
        return given
    keys = sorted((c for c in given if isinstance(c, Key)), key=lambda key: isinstance(key, Unique))
    kept: dict[tuple[str, ...], Key] = {}
    for key in keys:
        first = kept.setdefault(key.columns, key)
        if first.name is None and key.name is not None:
            kept[key.columns] = attrs.evolve(first, name=key.name)
    return (*kept.values(), *(c for c in given if not isinstance(c, Key)))
