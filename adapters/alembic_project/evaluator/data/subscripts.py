"""Items of containers: `value[key]`."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import (
    SCALARS,
    concrete,
    counted,
    join,
    unknown_from,
)
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    ABSENT,
    Choice,
    Entity,
    Entries,
    Items,
    Maybe,
    Pieces,
    Unknown,
    Value,
)


def eval_subscript(machine: Machine, node: ast.Subscript, frame: Frame) -> Value:
    owner = machine.eval(node.value, frame)
    return item_of(machine, owner, machine.eval(node.slice, frame))


def eval_slice(machine: Machine, node: ast.Slice, frame: Frame) -> Value:
    bounds = [machine.eval(b, frame) if b else None for b in (node.lower, node.upper, node.step)]
    if all(bound is None or isinstance(bound, int) for bound in bounds):
        return slice(*bounds)
    return unknown_from(*bounds)


def item_of(machine: Machine, owner: Value, key: Value) -> Value:
    if isinstance(owner, Unknown):
        return Unknown(owner.reason, owner.detail, owner.table, owner.runs)
    if isinstance(owner, Entity):
        found = owner.item(machine, key)
        return unknown_from(key) if found is ABSENT else found
    if isinstance(owner, Choice):
        return join(item_of(machine, option, key) for option in owner.options if option is not None)
    if isinstance(key, Choice):
        return join(item_of(machine, owner, option) for option in key.options)
    if isinstance(owner, Entries):
        return entry_of(owner, key)
    if isinstance(owner, Pieces):
        return part_of(owner, key)
    if isinstance(key, int | slice) and isinstance(owner, Items | str | bytes | tuple | range):
        return element_at(owner, key)
    return unknown_from(key, owner)


def entry_of(owner: Entries, key: Value) -> Value:
    if not concrete(key) and not isinstance(key, Entity):
        return unknown_from(key, *owner.values())
    try:
        value = owner[key]
    except KeyError:
        if owner.factory is None:
            return owner.open or missing(key)
        value = owner[key] = owner.factory()
    except TypeError:
        return missing(key)
    if isinstance(value, Maybe):
        return Choice((value.value, owner.open or missing(key)))
    return value


def part_of(owner: Pieces, key: Value) -> Value:
    """`text[:-1]`: the end is cut off, where it is known."""
    last = owner.parts[-1]
    if isinstance(key, slice) and key.start is None and key.step is None:
        cut = key.stop
        if isinstance(cut, int) and cut < 0 and isinstance(last, str) and len(last) >= -cut:
            return Pieces((*owner.parts[:-1], last[:cut]))
    return owner.unknown


def element_at(owner: Items | str | bytes | tuple[Value, ...] | range, key: int | slice) -> Value:
    if not counted(owner):
        return unknown_from(owner)
    try:
        found = owner[key]
    except (IndexError, ValueError):
        return missing(key)
    return Items(found) if isinstance(found, list) else found


def missing(key: Value) -> Unknown:
    shown = repr(key)[:40] if isinstance(key, SCALARS) else "a key"
    return Unknown("program-error", f"{shown} is not in the container")
