"""Constraints that the source left unnamed, dropped by a name that a convention gave them."""

import re

import attrs

from domain.databases.target import Target
from domain.schema.default_names import named
from domain.schema.elements import Constraint, ForeignKey, PrimaryKey, Unique
from domain.schema.schema import Table


def meant_by_convention(
    name: str, kind: type[Constraint] | None, table: Table, target: Target
) -> Constraint | None:
    """The one unnamed constraint of that kind whose columns are all part of the name.

    A project's metadata may have a naming convention, which Alembic applies to what a revision
    leaves unnamed: then the name is not the one that the database would give.
    """
    fitting = [
        constraint
        for constraint in table.constraints
        if (kind is None or isinstance(constraint, kind))
        and spoken_of(constraint, name)
        and left_unnamed(constraint, table, target)
    ]
    return fitting[0] if len(fitting) == 1 else None


def spoken_of(constraint: Constraint, name: str) -> bool:
    match constraint:
        case ForeignKey(columns=columns) | Unique(columns=columns):
            return bool(columns) and all(column in name for column in columns)
        case PrimaryKey():
            return "pk" in name.lower() or "primary" in name.lower()
        case _:
            return False


def left_unnamed(constraint: Constraint, table: Table, target: Target) -> bool:
    """Whether the name is one that the database gives, whatever its number."""
    blank = Table(table.name, table.columns)
    given = named(attrs.evolve(constraint, name=None), blank, target).name
    return bare(constraint.name) == bare(given)


def bare(name: str | None) -> str | None:
    return name and re.sub(r"_?\d*$", "", name)
