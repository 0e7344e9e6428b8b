"""`with` blocks, and what manages them."""

from __future__ import annotations

import ast
from collections.abc import Callable

from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.language.assignments import assign
from adapters.alembic_project.evaluator.language.paths import Path, meet, one_way
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import Choice, Entity, Value

Body = Callable[[Value], Signal | None]


class Manager(Entity):
    """An entity that can stand in a `with` statement."""

    __slots__ = ()

    def manage(self, machine: Machine, body: Body) -> Signal | None:
        """Enter, run the body with what `as` gets, leave."""
        raise NotImplementedError


def managed(machine: Machine, node: ast.With, frame: Frame) -> Signal | None:
    return manage_from(machine, node, 0, frame)


def manage_from(machine: Machine, node: ast.With, position: int, frame: Frame) -> Signal | None:
    """The items of the `with` from `position` on, each inside the one before it."""
    if position == len(node.items):
        return machine.run(node.body, frame)
    item = node.items[position]

    def body(value: Value) -> Signal | None:
        if item.optional_vars is not None:
            assign(machine, item.optional_vars, value, frame)
        return manage_from(machine, node, position + 1, frame)

    manager = machine.eval(item.context_expr, frame)
    return enter(machine, manager, body, frame)


def enter(machine: Machine, manager: Value, body: Body, frame: Frame) -> Signal | None:
    if isinstance(manager, Manager):
        return manager.manage(machine, body)
    if isinstance(manager, Choice) and any(isinstance(o, Manager) for o in manager.options):
        return enter_either(machine, manager, body, frame)
    return body(manager)


def enter_either(machine: Machine, choice: Choice, body: Body, frame: Frame) -> Signal | None:
    """One of several managers, each under its own condition."""
    before = frame.names
    paths = []
    for option in choice.options:
        frame.names = dict(before)
        with one_way(machine):
            paths.append(Path(enter(machine, option, body, frame), frame.names))
    return meet(machine, frame, paths)
