"""Several things that one statement does at once."""

from collections.abc import Sequence

from attrs import evolve

from domain.databases.effect import Effect, together
from domain.databases.mysql.algorithms import rebuilding
from domain.databases.target import Database, Target
from domain.operations import AddConstraint, DropConstraint, Operation
from domain.schema.elements import PrimaryKey


def at_once(operations: Sequence[Operation], effects: Sequence[Effect], target: Target) -> Effect:
    """The effect of a statement whose operations have these.

    What writes a table anew does so once for all of them, with all its indexes.
    """
    refused = next((effect for effect in effects if effect.refused), None)
    if refused is not None:
        return refused
    if target.database in (Database.MYSQL, Database.MARIADB):
        effects = [replacing(o, e, operations) for o, e in zip(operations, effects, strict=True)]
    builds = [e.index_builds for e in effects if e.rewritten]
    besides = sum(e.index_builds for e in effects if not e.rewritten)
    return evolve(together(effects), index_builds=max(builds, default=0) + besides)


def replacing(operation: Operation, effect: Effect, operations: Sequence[Operation]) -> Effect:
    """A primary key that gives way to another in the same statement needs no copy of its own."""
    match operation:
        case DropConstraint(table=table, kind="primary") if any(makes_key(o) for o in operations):
            return rebuilding(table)
    return effect


def makes_key(operation: Operation) -> bool:
    return isinstance(operation, AddConstraint) and isinstance(operation.constraint, PrimaryKey)
