"""Expressions, save for calls and operators."""

from __future__ import annotations

import ast
from contextlib import suppress
from itertools import product
from math import prod

from adapters.alembic_project.evaluator.attributes import attribute_of
from adapters.alembic_project.evaluator.conditions import Kind
from adapters.alembic_project.evaluator.data.changes import bag_of, put
from adapters.alembic_project.evaluator.data.elements import elements
from adapters.alembic_project.evaluator.data.texts import formatted, pieces
from adapters.alembic_project.evaluator.frames import Frame
from adapters.alembic_project.evaluator.knowledge import join, options, truth
from adapters.alembic_project.evaluator.language.assignments import assign
from adapters.alembic_project.evaluator.language.narrowing import narrowed
from adapters.alembic_project.evaluator.language.undefined import notice_undefined
from adapters.alembic_project.evaluator.limits import MOST_ITEMS, MOST_OPTIONS, ProgramRaised
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.values import (
    Entries,
    Items,
    Unknown,
    Value,
)


def constant(machine: Machine, node: ast.Constant, frame: Frame) -> Value:
    return node.value


def name(machine: Machine, node: ast.Name, frame: Frame) -> Value:
    value = frame.find(node.id, machine)
    if isinstance(value, Unknown) and value.reason == "unknown-name":
        notice_undefined(machine, node, frame)
    return value


def attribute(machine: Machine, node: ast.Attribute, frame: Frame) -> Value:
    return attribute_of(machine, machine.eval(node.value, frame), node.attr)


def list_display(machine: Machine, node: ast.List, frame: Frame) -> Value:
    made = Items()
    made.open = fill(machine, node.elts, frame, made)
    return machine.fresh(made, frame)


def tuple_display(machine: Machine, node: ast.Tuple, frame: Frame) -> Value:
    made: list[Value] = []
    left_open = fill(machine, node.elts, frame, made)
    return left_open or tuple(made)


def set_display(machine: Machine, node: ast.Set, frame: Frame) -> Value:
    made: list[Value] = []
    left_open = fill(machine, node.elts, frame, made)
    return machine.fresh(bag_of(made, left_open), frame)


def fill(
    machine: Machine, nodes: list[ast.expr], frame: Frame, made: list[Value]
) -> Unknown | None:
    """Evaluate the elements into `made`; what tells that there may be more of them."""
    left_open: Unknown | None = None
    for node in nodes:
        if not isinstance(node, ast.Starred):
            made.append(machine.eval(node, frame))
            continue
        found = elements(machine, machine.eval(node.value, frame))
        left_open = left_open or (found.open if found else Unknown("unknown-argument", "elements"))
        made.extend(found.values if found else ())
        if len(made) > MOST_ITEMS:
            return Unknown("limit", f"more than {MOST_ITEMS:,} elements")
    return left_open


def dict_display(machine: Machine, node: ast.Dict, frame: Frame) -> Value:
    made = Entries()
    machine.fresh(made, frame)
    for key, value in zip(node.keys, node.values, strict=True):
        if key is not None:
            put(machine, made, machine.eval(key, frame), machine.eval(value, frame))
            continue
        other = machine.eval(value, frame)
        if isinstance(other, Entries):
            made.update(other)
        if not isinstance(other, Entries) or other.open:
            made.open = Unknown("unknown-argument", "entries of a dict")
    return made


def text_display(machine: Machine, node: ast.JoinedStr, frame: Frame) -> Value:
    values = [machine.eval(part, frame) for part in node.values]
    ways = [options(value) for value in values]
    if prod(map(len, ways)) > MOST_OPTIONS:
        return pieces(values)
    return join(pieces(way) for way in product(*ways))


def text_field(machine: Machine, node: ast.FormattedValue, frame: Frame) -> Value:
    spec = machine.eval(node.format_spec, frame) if node.format_spec else ""
    conversion = chr(node.conversion) if node.conversion > 0 else ""
    return formatted(machine, machine.eval(node.value, frame), spec, conversion)


def either(machine: Machine, node: ast.IfExp, frame: Frame) -> Value:
    decided = truth(machine.eval(node.test, frame))
    if decided is not None:
        return machine.eval(node.body if decided else node.orelse, frame)
    possible = [
        *under_branch(machine, node.body, narrowed(machine, node.test, frame, True)),
        *under_branch(machine, node.orelse, narrowed(machine, node.test, frame, False)),
    ]
    if not possible:
        raise ProgramRaised(frame.unit.path)
    return join(possible)


def under_branch(machine: Machine, node: ast.expr, frame: Frame) -> list[Value]:
    """Evaluate what may not be evaluated when the code runs; nothing where it only raises."""
    with machine.around.conditions.under(Kind.BRANCH), suppress(ProgramRaised):
        return [machine.eval(node, frame)]
    return []


def logical(machine: Machine, node: ast.BoolOp, frame: Frame) -> Value:
    """`and` and `or`: the first operand that decides, or a choice between those that may."""
    deciding = isinstance(node.op, ast.Or)
    possible: list[Value] = []
    last: Value = None
    for operand in node.values:
        values = under_branch(machine, operand, frame) if possible else None
        if values == []:
            break
        last = values[0] if values else machine.eval(operand, frame)
        decided = truth(last)
        if decided is deciding:
            return join([*possible, last]) if deciding else last
        if decided is None:
            possible.append(last)
    return join([*possible, last])


def named(machine: Machine, node: ast.NamedExpr, frame: Frame) -> Value:
    value = machine.eval(node.value, frame)
    assign(machine, node.target, value, frame)
    return value


def awaited(machine: Machine, node: ast.Await, frame: Frame) -> Value:
    return machine.eval(node.value, frame)


def starred(machine: Machine, node: ast.Starred, frame: Frame) -> Value:
    return machine.eval(node.value, frame)


def yielded(machine: Machine, node: ast.Yield, frame: Frame) -> Value:
    value = machine.eval(node.value, frame) if node.value else None
    return frame.on_yield(value) if frame.on_yield else Unknown("unknown-argument", "yield")


def yielded_from(machine: Machine, node: ast.YieldFrom, frame: Frame) -> Value:
    found = elements(machine, machine.eval(node.value, frame))
    for value in found.values if found else ():
        if frame.on_yield:
            frame.on_yield(value)
    return None


def unsupported(machine: Machine, node: ast.expr, frame: Frame) -> Value:
    return Unknown("unsupported-syntax", f"a {type(node).__name__} expression")
