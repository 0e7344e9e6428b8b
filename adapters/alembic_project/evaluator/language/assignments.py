"""Assigning to names, attributes, items and several of them at once."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from adapters.alembic_project.evaluator.data.changes import put, touch
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import join, settled, unknown_from
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Entity,
    Entries,
    Items,
    Maybe,
    Unknown,
    Value,
)
from domain.operations import ChangeRows


class Assignable(Entity):
    """An entity whose attributes can be assigned."""

    __slots__ = ()

    def set_attribute(self, machine: Machine, name: str, value: Value) -> None:
        raise NotImplementedError


def assign(machine: Machine, target: ast.expr, value: Value, frame: Frame) -> None:
    match target:
        case ast.Name(id=name):
            frame.assign(name, value)
        case ast.Tuple(elts=targets) | ast.List(elts=targets):
            unpack(machine, targets, value, frame)
        case ast.Attribute(value=owner, attr=name):
            set_attribute(machine, target, machine.eval(owner, frame), name, value, frame)
        case ast.Subscript(value=owner, slice=key):
            set_item(machine, machine.eval(owner, frame), machine.eval(key, frame), value)
        case ast.Starred(value=inner):
            assign(machine, inner, value, frame)


def unpack(machine: Machine, targets: Sequence[ast.expr], value: Value, frame: Frame) -> None:
    found = elements(machine, value)
    stars = [n for n, target in enumerate(targets) if isinstance(target, ast.Starred)]
    if found is None or found.open or found.uncertain or len(found.values) < len(targets) - 1:
        values: list[Value] = [unknown_from(value, what="an element")] * len(targets)
    elif stars:
        before, after = stars[0], len(targets) - stars[0] - 1
        middle = len(found.values) - after
        rest = Items(found.values[before:middle])
        values = [*found.values[:before], rest, *found.values[middle:]]
    else:
        values = list(found.values)
    for target, element in zip(targets, values, strict=False):
        assign(machine, target, element, frame)


def set_attribute(
    machine: Machine, node: ast.expr, owner: Value, name: str, value: Value, frame: Frame
) -> None:
    if isinstance(owner, Assignable):
        if machine.around.conditions:
            before = owner.attribute(machine, name)
            value = join([before, value]) if before is not None else value
        owner.set_attribute(machine, name, value)
    elif isinstance(owner, Unknown) and owner.table is not None:
        machine.emit(ChangeRows("UPDATE", owner.table, filtered=True), node, frame)


def set_item(machine: Machine, owner: Value, key: Value, value: Value) -> None:
    if isinstance(owner, Entries):
        put(machine, owner, key, value)
    elif isinstance(owner, Items):
        set_element(machine, owner, key, value)


def set_element(machine: Machine, owner: Items, key: Value, value: Value) -> None:
    certain = touch(machine, owner)
    if isinstance(key, int) and -len(owner) <= key < len(owner):
        before = owner[key]
        made = value if certain else join([settled(before), value])
        owner[key] = Maybe(made) if isinstance(before, Maybe) else made
    elif not isinstance(key, int):
        owner.open = owner.open or unknown_from(key)
