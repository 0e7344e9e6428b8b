"""Effects in the words in which they were measured."""

from collections.abc import Sequence
from typing import Any

from domain.databases.effect import Effect
from domain.databases.effects import effect_of
from domain.databases.postgresql.modes import RANKS
from domain.databases.target import Target
from domain.operations import Operation
from domain.schema.replay import apply
from domain.schema.schema import Schema
from domain.script import Step
from domain.source import Location


def effects_of(
    operations: Sequence[Operation], before: Schema, target: Target, in_transaction: bool = True
) -> list[Effect]:
    """Each operation's, on the schema that those before it left."""
    effects = []
    for operation in operations:
        step = Step(operation, Location("m.py", 1), autocommit=not in_transaction)
        effects.append(effect_of(step, before, target))
        before = apply(operation, before, target)
    return effects


def told(effects: list[Effect], before: Schema) -> dict[str, Any]:
    """The effects of one statement together, in the words of the facts."""
    works = [work for effect in effects for work in effect.indexes]
    held = [(str(lock.table), lock.mode) for e in effects for lock in e.locks]
    held += [(work.name, work.mode) for work in works]
    return {
        "locks": strongest([lock for lock in held if lock[0] in relations(before)]),
        "rewritten": {str(name) for e in effects for name in e.rewritten}
        | {work.name for work in works if work.rewritten},
        "scanned": {name for e in effects for name in scans(e)},
        "index_builds": sum(e.index_builds for e in effects),
        "proved": any(e.proved_by for e in effects),
    }


def failures(effects: list[Effect]) -> set[str | None]:
    return {reason for e in effects for reason in (e.refused, e.may_fail)}


def scans(effect: Effect) -> set[str]:
    """The facts name a foreign key that is verified, where the effect names its tables besides."""
    if effect.verified:
        return set(effect.verified)
    return {str(name) for name in effect.scanned}


def strongest(held: list[tuple[str, str]]) -> dict[str, str]:
    return dict(sorted(held, key=lambda lock: RANKS[lock[1]]))


def relations(schema: Schema) -> set[str]:
    """What is there before the statement, in the schema public."""
    views = schema.objects.views.values()
    tables = schema.tables.values()
    names = {str(r.name) for r in (*tables, *views) if r.name.schema is None}
    indexes = {i.name for t in tables for i in t.all_indexes if i.name}
    return names | indexes | {i.name for v in views for i in v.indexes if i.name}
