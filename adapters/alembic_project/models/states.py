"""From the parts of a table to its state, named as the database would name things."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from adapters.alembic_project.evaluator.constructs.christening import USUAL, Christening
from adapters.alembic_project.evaluator.constructs.columns import ColumnValue
from adapters.alembic_project.evaluator.constructs.connections import MetaData
from adapters.alembic_project.evaluator.constructs.constraints import (
    ConstraintValue,
    Faulty,
    ForeignKeyValue,
    IndexValue,
)
from adapters.alembic_project.evaluator.constructs.expressions import Expression
from adapters.alembic_project.evaluator.constructs.knowing import NotKnown
from adapters.alembic_project.evaluator.constructs.tables import assembled
from adapters.alembic_project.evaluator.metadata import ATTRIBUTE, as_convention
from adapters.alembic_project.evaluator.values import ABSENT, Choice, Pieces, Unknown, Value
from domain.classes import frozen
from domain.databases.target import Target
from domain.environment import NamingConvention
from domain.operations import CreateTable
from domain.schema.elements import Constraint, ForeignKey
from domain.schema.names import TableName
from domain.schema.replay import apply
from domain.schema.schema import Schema, Table

TOKEN = re.compile(r"%\((\w+)\)s")
WORDS = re.compile(r"table_name|constraint_name|referred_table_name|(?:referred_)?column_\d+_?\w+")


@frozen
class Sorted:
    """The parts that are understood, and what of the table is not known for the others."""

    known: tuple[Value, ...]
    unsure: bool
    doubtful: bool


def state(name: TableName, parts: Sequence[Value], metadata: Value, target: Target) -> Table:
    """`unsure` where a column may be another, `doubtful` where a constraint or an index may."""
    found = sort(parts)
    try:
        columns, constraints, indexes = assembled(found.known)
    except NotKnown:
        return Table(name, complete=True, unsure=True, doubtful=True)
    schema = default_schema(metadata)
    constraints = tuple(in_schema(c, schema) for c in constraints)
    convention = convention_of(metadata)
    making = CreateTable(name, columns, constraints, indexes)
    named = Christening(convention or USUAL, target.database).of(making)
    table = apply(named, Schema(), target).table(name)
    made = table or Table(name, columns, constraints, indexes, complete=True)
    return attrs.evolve(made, unsure=found.unsure, doubtful=found.doubtful or convention is None)


def sort(parts: Sequence[Value]) -> Sorted:
    known: list[Value] = []
    unsure = doubtful = False
    for part in parts:
        match part:
            case ColumnValue() if isinstance(part.name, str):
                column, whole = sound(part)
                known.append(column)
                doubtful = doubtful or not whole
            case ConstraintValue() | IndexValue():
                known.append(part)
            case Faulty():
                doubtful = True
            case None | Expression() | str():
                pass
            case Choice(options=options):
                known.extend(options[:1] if isinstance(options[0], ConstraintValue) else ())
                doubtful = True
            case _:
                unsure = unsure or isinstance(part, Unknown | ColumnValue | Pieces)
                doubtful = True
    return Sorted(tuple(known), unsure, doubtful)


def sound(column: ColumnValue) -> tuple[ColumnValue, bool]:
    """The column without foreign keys that nobody knows, and whether there were none."""
    kept = [e for e in column.extras if not (isinstance(e, ForeignKeyValue) and e.key is None)]
    whole = len(kept) == len(column.extras)
    return (column if whole else attrs.evolve(column, extras=kept)), whole


def convention_of(metadata: Value) -> NamingConvention | None:
    """SQLAlchemy's usual one where it has none; None where it is not known."""
    if isinstance(metadata, MetaData):
        given = metadata.options.get(ATTRIBUTE)
        found = as_convention(given)
        if isinstance(found, NamingConvention):
            return found if is_ordinary(found) else None
        return None if given else USUAL
    return USUAL if metadata is ABSENT or metadata is None else None


def is_ordinary(convention: NamingConvention) -> bool:
    """Whether it is made of SQLAlchemy's own words alone."""
    tokens = (TOKEN.findall(text) for _, text in convention.formats)
    return all(WORDS.fullmatch(word) for found in tokens for word in found)


def default_schema(metadata: Value) -> str | None:
    given = metadata.options.get("schema") if isinstance(metadata, MetaData) else None
    return given if isinstance(given, str) else None


def in_schema(constraint: Constraint, schema: str | None) -> Constraint:
    """A foreign key to a table without a schema points into that of the MetaData."""
    if schema and isinstance(constraint, ForeignKey) and constraint.target.schema is None:
        return attrs.evolve(constraint, target=TableName(constraint.target.name, schema))
    return constraint
