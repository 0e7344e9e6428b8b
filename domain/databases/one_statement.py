"""Several things that one statement does at once."""

from collections.abc import Sequence

from attrs import evolve

from domain.databases.effect import Effect, together
from domain.databases.target import Database, Target
from domain.operations import AddConstraint, DropColumn, DropConstraint, Operation
from domain.schema.elements import PrimaryKey


def at_once(operations: Sequence[Operation], effects: Sequence[Effect], target: Target) -> Effect:
    """The effect of a statement whose operations have these.

    What writes a table anew does so once for all of them, with all its indexes.
    """
    if target.database in (Database.MYSQL, Database.MARIADB):
        effects = [replacing(o, e, operations) for o, e in zip(operations, effects, strict=True)]
    refused = next((effect for effect in effects if effect.refused), None)
    if refused is not None:
        return refused
    effects = [unproved(o, e, operations) for o, e in zip(operations, effects, strict=True)]
    effects = without_those_gone(operations, effects)
    builds = [e.index_builds for e in effects if e.rewritten]
    besides = sum(e.index_builds for e in effects if not e.rewritten)
    whole = together(effects)
    remade = {work.name for work in whole.indexes if not work.rewritten}
    works = (evolve(w, rewritten=w.rewritten and w.name not in remade) for w in whole.indexes)
    return evolve(
        whole,
        indexes=tuple(dict.fromkeys(works)),
        index_builds=max(builds, default=0) + besides,
    )


def unproved(operation: Operation, effect: Effect, operations: Sequence[Operation]) -> Effect:
    """A CHECK that the same statement adds proves nothing yet."""
    added = {o.constraint.name for o in operations if isinstance(o, AddConstraint)}
    if effect.proved_by not in added or operation.subject is None:
        return effect
    return evolve(effect, proved_by=None, scanned=(operation.subject,))


def without_those_gone(
    operations: Sequence[Operation], effects: Sequence[Effect]
) -> Sequence[Effect]:
    """The indexes of a column that is dropped besides are not built anew."""
    dropping = [e for o, e in zip(operations, effects, strict=True) if isinstance(o, DropColumn)]
    gone = {work.name for effect in dropping for work in effect.indexes}
    if not gone:
        return effects
    return [
        evolve(
            effect,
            indexes=tuple(evolve(w, rewritten=w.rewritten and w.name not in gone) for w in works),
            index_builds=effect.index_builds - sum(w.rewritten and w.name in gone for w in works),
        )
        for effect in effects
        for works in (effect.indexes,)
    ]


def replacing(operation: Operation, effect: Effect, operations: Sequence[Operation]) -> Effect:
    """A primary key that gives way to another in the same statement is that one's matter."""
    match operation:
        case DropConstraint(kind="primary") if any(makes_key(o) for o in operations):
            return Effect()
    return effect


def makes_key(operation: Operation) -> bool:
    return isinstance(operation, AddConstraint) and isinstance(operation.constraint, PrimaryKey)
