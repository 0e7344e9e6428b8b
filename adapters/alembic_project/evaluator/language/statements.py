"""Statements without blocks of their own."""

from __future__ import annotations

import ast

from adapters.alembic_project.evaluator.data.changes import add_to, loosen, remove_entry, touch
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import counted, truth
from adapters.alembic_project.evaluator.language.assignments import assign
from adapters.alembic_project.evaluator.language.narrowing import narrow
from adapters.alembic_project.evaluator.language.operators import SIGNS, combined
from adapters.alembic_project.evaluator.machine import Machine, Signal
from adapters.alembic_project.evaluator.values import Entries, Items, Unknown
from domain.script import Habit


def expression(machine: Machine, node: ast.Expr, frame: Frame) -> Signal | None:
    machine.eval(node.value, frame)
    return None


def assignment(machine: Machine, node: ast.Assign, frame: Frame) -> Signal | None:
    value = machine.eval(node.value, frame)
    for target in node.targets:
        assign(machine, target, value, frame)
    return None


def annotated(machine: Machine, node: ast.AnnAssign, frame: Frame) -> Signal | None:
    if node.value is not None:
        assign(machine, node.target, machine.eval(node.value, frame), frame)
    return None


def augmented(machine: Machine, node: ast.AugAssign, frame: Frame) -> Signal | None:
    right = machine.eval(node.value, frame)
    before = machine.eval(node.target, frame)
    if isinstance(before, Items) and isinstance(node.op, ast.Add):
        found = elements(machine, right)
        if found is None or found.open:
            before.open = before.open or Unknown("unknown-argument", "elements of a list")
        add_to(machine, before, list(found.values) if found else ())
        return None
    value = combined(machine, SIGNS[type(node.op)], before, right)
    assign(machine, node.target, value, frame)
    return None


def deleted(machine: Machine, node: ast.Delete, frame: Frame) -> Signal | None:
    for target in node.targets:
        match target:
            case ast.Name(id=name):
                frame.names.pop(name, None)
            case ast.Subscript(value=owner, slice=key):
                delete_item(machine, owner, key, frame)
    return None


def delete_item(machine: Machine, owner: ast.expr, key: ast.expr, frame: Frame) -> None:
    container, wanted = machine.eval(owner, frame), machine.eval(key, frame)
    if isinstance(container, Entries):
        remove_entry(machine, container, wanted)
    elif isinstance(container, Items):
        certain = touch(machine, container) and counted(container)
        fits = isinstance(wanted, int) and -len(container) <= wanted < len(container)
        if certain and (fits or isinstance(wanted, slice)):
            del container[wanted]  # type: ignore[arg-type]
        else:
            loosen(container)


def returned(machine: Machine, node: ast.Return, frame: Frame) -> Signal | None:
    frame.returned.append(machine.eval(node.value, frame) if node.value else None)
    return Signal.RETURN


def raised(machine: Machine, node: ast.Raise, frame: Frame) -> Signal | None:
    kind = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    if isinstance(kind, ast.Name) and kind.id in ("SystemExit", "KeyboardInterrupt"):
        machine.notice(Habit.EXITS, node, frame)
    return Signal.RAISE


def broken(machine: Machine, node: ast.Break, frame: Frame) -> Signal | None:
    return Signal.BREAK


def continued(machine: Machine, node: ast.Continue, frame: Frame) -> Signal | None:
    return Signal.CONTINUE


def passed(machine: Machine, node: ast.Pass, frame: Frame) -> Signal | None:
    return None


def asserted(machine: Machine, node: ast.Assert, frame: Frame) -> Signal | None:
    decided = truth(machine.eval(node.test, frame))
    narrow(machine, node.test, frame, True)
    return Signal.RAISE if decided is False else None


def declared_global(machine: Machine, node: ast.Global, frame: Frame) -> Signal | None:
    module = frame.module
    if module is not None:
        frame.elsewhere = {**(frame.elsewhere or {}), **dict.fromkeys(node.names, module)}
    return None


def declared_nonlocal(machine: Machine, node: ast.Nonlocal, frame: Frame) -> Signal | None:
    outer = frame.outer
    while outer is not None and not any(name in outer.names for name in node.names):
        outer = outer.outer
    if outer is not None:
        frame.elsewhere = {**(frame.elsewhere or {}), **dict.fromkeys(node.names, outer)}
    return None


def unsupported(machine: Machine, node: ast.stmt, frame: Frame) -> Signal | None:
    why = Unknown("unsupported-syntax", f"a {type(node).__name__} statement")
    machine.unread(node, frame, why)
    return None
